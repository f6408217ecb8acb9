#include "models/policy/pillar_industry.hpp"

#include <algorithm>

#include "models/policy/desk.hpp"

namespace terrace {

void PillarIndustry::keys(KeyVisitor& key) {
    key.choice("product", product_, {{"cotton", PillarProduct::cotton}, {"chili", PillarProduct::chili}, {"sheep", PillarProduct::sheep}, {"pear", PillarProduct::pear}});
    key.count("build_months", build_months_);
    key.number("cluster_gain", cluster_gain_);
    key.money("cluster_half_yuan_per_household", cluster_half_);
    key.count("cluster_months", cluster_months_);
    key.number("chain_premium", chain_premium_);
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
    if (firm < county.enterprises.rows() && county.enterprises.jobs_at_start[firm] > 0)
        gain += chain_premium_ * std::min(1.0, county.enterprises.employed[firm] / county.enterprises.jobs_at_start[firm]);
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
