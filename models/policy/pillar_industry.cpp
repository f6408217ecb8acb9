#include "models/policy/pillar_industry.hpp"

#include <algorithm>
#include <numeric>

#include "models/household/orchards.hpp"
#include "models/policy/desk.hpp"

namespace terrace {
namespace {

template <class Area>
double mu(const Area& column) {
    std::int64_t centi_mu = 0;
    for (const auto area : column) centi_mu += area;
    return 0.01 * static_cast<double>(centi_mu);
}

}  // namespace

double yearly_output(const County& county, const Parameters& p, const OutsideMonth& outside, PillarProduct product) {
    const Households& h = county.households;
    const std::int64_t heads = std::accumulate(h.breeding.begin(), h.breeding.end(), std::int64_t{0});
    switch (product) {
        case PillarProduct::cotton:
            return (mu(h.cotton) * p.crop.cotton_yield + mu(county.enterprises.land) * p.crop.company_cotton_yield) * outside.cotton_yield * outside.cotton;
        case PillarProduct::chili: return mu(h.chili) * p.crop.chili_yield * outside.chili;
        case PillarProduct::sheep: return static_cast<double>(heads) * p.livestock.ewe_share * p.livestock.lambing_rate * outside.lamb;
        case PillarProduct::pear: {
            double bearing_mu = 0;
            for (const OrchardPlot& plot : county.orchards) bearing_mu += 0.01 * plot.area * bearing(p.orchard, year_of_age(plot, outside.month));
            return bearing_mu * p.orchard.yield * outside.pear;
        }
    }
    return 0;
}

void PillarIndustry::keys(KeyVisitor& key) {
    key.choice("product", product_, {{"cotton", PillarProduct::cotton}, {"chili", PillarProduct::chili}, {"sheep", PillarProduct::sheep}, {"pear", PillarProduct::pear}});
    key.count("build_months", build_months_);
    key.number("cluster_gain", cluster_gain_);
    key.money("cluster_half_yuan_per_household", cluster_half_);
    key.count("cluster_months", cluster_months_);
    key.number("chain_premium", chain_premium_);
    key.money("raw_yuan_per_job", raw_per_job_);
    key.number("capital_per_public_yuan", capital_ratio_);
    key.money("capital_yuan_per_job", capital_per_job_);
    key.count("start_up_months", start_up_months_);
    key.money("wage_yuan_per_month", wage_);
    if (build_months_ < 1) key.fail("build_months", Text{"one month or more", "至少 1 个月"});
    if (capital_per_job_ < 1) key.fail("capital_yuan_per_job", Text{"more than zero yuan", "大于零的金额（元）"});
}

Fen PillarIndustry::capital(Fen spent) const { return scale(spent, capital_ratio_); }

void PillarIndustry::build(PolicyDesk& desk) const {
    MeasureState& state = desk.state();
    const Fen all = desk.terms.budget;
    const Fen part = all * (state.works_months + 1) / build_months_ - all * state.works_months / build_months_;
    if (!desk.pay_others(Flow::infrastructure_spending, part)) return;   // works wait for money
    if (++state.works_months < build_months_) return;
    state.done_month = desk.month.facts.index();
    invest(desk);
}

void PillarIndustry::invest(PolicyDesk& desk) const {
    Enterprises& e = desk.county.enterprises;
    const Fen amount = capital(desk.state().spent);
    if (amount <= 0) return;
    desk.county.ledger.both(static_cast<std::size_t>(Flow::outside_capital), amount);
    desk.county.ledger.both(static_cast<std::size_t>(Flow::plant_investment), amount);   // the firm's cash is what it was
    const std::size_t row = employer_of(e, EnterpriseKind::pillar_firm);
    if (row < e.rows()) return;
    e.resize(row + 1);
    e.kind[row] = EnterpriseKind::pillar_firm;
    e.wage[row] = 0.01 * static_cast<double>(wage_);
}

void PillarIndustry::raise(PolicyDesk& desk, int age) const {
    County& county = desk.county;
    const double spent = static_cast<double>(desk.state().spent), half = static_cast<double>(cluster_half_) * static_cast<double>(county.households.rows());
    const double formed = cluster_months_ > 0 ? std::min(1.0, static_cast<double>(age) / cluster_months_) : 1.0;
    double gain = spent + half > 0 ? cluster_gain_ * formed * spent / (spent + half) : 0;
    const std::size_t firm = employer_of(county.enterprises, EnterpriseKind::pillar_firm);
    const double output = yearly_output(county, desk.month.choice.parameters, desk.month.facts.outside, product_);
    if (firm < county.enterprises.rows() && output > 0)   // growers sell to the firm in turn: its premium is spread over all
        gain += chain_premium_ * std::min(1.0, county.enterprises.employed[firm] * static_cast<double>(raw_per_job_) / output);
    county.pillar[static_cast<std::size_t>(product_)] += gain;
}

void PillarIndustry::act(PolicyDesk& desk) const {
    MeasureState& state = desk.state();
    if (!state.started) {
        if (!desk.active() || desk.terms.budget <= 0) return;
        state.started = true;
        state.started_month = desk.month.facts.index();
        desk.appropriate(desk.terms.budget);
    }
    if (state.works_months < build_months_ && desk.active()) build(desk);
    if (state.done_month == 0) return;
    const int age = desk.month.facts.index() - state.done_month;
    Enterprises& e = desk.county.enterprises;
    const std::size_t firm = employer_of(e, EnterpriseKind::pillar_firm);
    if (age == start_up_months_ && firm < e.rows()) e.jobs_at_start[firm] += jobs(capital(state.spent));
    raise(desk, age);
}

}  // namespace terrace
