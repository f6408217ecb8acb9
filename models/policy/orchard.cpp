#include "models/policy/orchard.hpp"

#include <algorithm>

#include "models/household/orchards.hpp"
#include "models/household/plan_value.hpp"
#include "models/policy/desk.hpp"

namespace terrace {
namespace {

Fen of_area(Fen per_mu, CentiMu area) { return per_mu * area / 100; }

/// Parts of a grant for an area from one year of the trees' age on.
Fen parts_from(int year, Fen grant, CentiMu area) {
    Fen sum = 0;
    for (; year <= 3; ++year) sum += of_area(scale(grant, planting_part[year - 1]), area);
    return sum;
}

/// Whether a grant promised now is paid whole before the measure ends; asked only of a budget by year, which is for its years.
bool paid_in_time(const MeasureTerms& terms, Month now) { return terms.budget_by_year.empty() || now + 24 <= terms.until; }

/// Own contracted land that is in no block and carries no trees [mu/100].
std::vector<std::int32_t> free_land(const County& county) {
    std::vector<std::int32_t> land(county.households.contracted.begin(), county.households.contracted.end());
    for (const BlockContract& contract : county.block_leases.contracts) land[contract.row()] -= contract.area;
    for (const OrchardPlot& plot : county.orchards) land[plot.row] -= plot.area;
    return land;
}

/// The best own plan with and without an orchard: its value, and the money expected of it [fen/year]; `own_cost` is what the household pays
/// for planting.
struct Comparison {
    double with, without, money_with, money_without;
};
Comparison compare(const PolicyDesk& desk, std::uint32_t row, CentiMu area, Fen own_cost) {
    const ChoiceFacts& facts = desk.month.choice;
    const Households& h = desk.county.households;
    const OrchardParameters& orchard = facts.parameters.orchard;
    const Temper mood = temper(h, row, desk.county.first_household, facts);
    const double yield = h.yield_factor[row] / 128.0, price = desk.county.markets.expected_pear, mu = 0.01 * static_cast<double>(area);
    const PriceParameters& p = facts.parameters.price;
    const double good = 1 - p.pear_bust_probability, luck = facts.parameters.weather.yield_log_sd;
    const double variance = p.pear_log_sd * p.pear_log_sd + luck * luck + p.pear_bust_probability / good * (1 - p.pear_bust) * (1 - p.pear_bust);
    const double receipts = mu * yield * orchard.yield * price;
    const double risk = 0.5 * mood.risk_aversion * receipts * receipts * variance / std::max(1.0, mood.usual_income);
    const double money = mu * orchard_annuity(orchard, yield, price) - planting_annuity(orchard, static_cast<double>(own_cost)), trees = money - risk;
    const int home = desk.month.home[row];
    const BlockedLand planted{static_cast<std::int32_t>(area)};
    return {best_plan_value(h, row, home, mood, facts, planted) + trees, best_plan_value(h, row, home, mood, facts),
            best_plan_money(h, row, home, mood, facts, planted) + money, best_plan_money(h, row, home, mood, facts)};
}

}  // namespace

void Orchard::keys(KeyVisitor& key) {
    key.area("area_mu", area_);
    key.area("mu_per_household", area_per_household_);
    key.money("grant_yuan_per_mu", grant_);
}

void Orchard::pay_part(PolicyDesk& desk, std::uint32_t row, CentiMu area, int year) const {
    const double part = planting_part[year - 1];
    const Fen cost = of_area(scale(desk.month.choice.parameters.orchard.establishment, part), area);
    desk.pay(row, Flow::asset_grant, ReceiptForm::grant, std::min(cost, of_area(scale(grant_, part * desk.month.support), area)));
    desk.purchase(row, cost);
}

void Orchard::go_on(PolicyDesk& desk) const {
    for (const OrchardPlot& plot : desk.county.orchards) {
        const int year = year_of_age(plot, desk.month.facts.outside.month);
        if (plot.measure == desk.measure() && year > 1 && year <= 3) pay_part(desk, plot.row, plot.area, year);
    }
}

void Orchard::plant(PolicyDesk& desk) const {
    constexpr int most_of_land = 2;   // at most half of the free land: trees bear late; estimate
    constexpr CentiMu least = 50;     // half a mu
    County& county = desk.county;
    const std::vector<std::int32_t> land = free_land(county);
    const Fen establishment = desk.month.choice.parameters.orchard.establishment, grant = std::min(scale(grant_, desk.month.support), establishment);
    CentiMu left = area_;
    Fen promised = 0;   // of the budget, for the parts of later years
    for (const OrchardPlot& plot : county.orchards) {
        if (plot.measure != desk.measure()) continue;
        left -= plot.area;
        promised += parts_from(year_of_age(plot, desk.month.facts.outside.month) + 1, grant, plot.area);
    }
    const bool in_time = paid_in_time(desk.terms, desk.month.facts.outside.month);
    const auto may = [&](std::uint32_t row) { return land[row] / most_of_land >= least && desk.month.home[row] > 0; };
    const bool supported = desk.month.support > 0;   // without a grant nobody is asked to plant
    for (const std::uint32_t row : left < least || !in_time || !supported ? std::vector<std::uint32_t>{} : desk.by_need(may)) {
        const CentiMu area = std::min({left, area_per_household_, static_cast<CentiMu>(land[row] / most_of_land)});
        const Fen own = of_area(establishment - grant, area), paid = parts_from(1, grant, area), free = desk.state().budget_left - promised;
        Offer offer{.kind = OfferKind::orchard_grant, .quantity = 0.01 * static_cast<double>(area), .amount = static_cast<double>(paid)};
        if (area < least || free < paid) {
            desk.refuse(row, offer.lacks(offer.amount, static_cast<double>(free)), area < least ? OfferOutcome::no_places : OfferOutcome::no_money);
            continue;
        }
        const Comparison value = compare(desk, row, area, own);
        const double first = planting_part[0] * static_cast<double>(own);
        const bool better = value.with > value.without;
        offer.worth(value.with, value.without);
        if (desk.terms.enrolment == Enrolment::chosen && !(better && affordable(county.households, row, first, desk.month.choice))) {
            desk.refuse(row, offer.lacks(first, spare_cash(county.households, row, desk.month.choice)), better ? OfferOutcome::no_cash : OfferOutcome::lower_value);
            continue;
        }
        county.orchards.push_back({row, static_cast<std::uint16_t>(area), static_cast<std::uint8_t>(desk.month.facts.outside.month.year() - 1990), desk.measure()});
        pay_part(desk, row, area, 1);
        promised += parts_from(2, grant, area);
        left -= area;
        desk.enrol(row, offer, {value.money_with, value.money_without});
    }
    if (in_time)
        desk.pass_over([&](std::uint32_t row) {
            const bool land_enough = land[row] / most_of_land >= least;
            return Offer{.kind = OfferKind::orchard_grant}.ends(!supported ? OfferOutcome::no_money : !land_enough ? OfferOutcome::no_land : desk.month.home[row] == 0 ? OfferOutcome::no_hands : OfferOutcome::no_places);
        });
    desk.state().shortfall = area_per_household_ > 0 ? left / area_per_household_ : 0;
}

void Orchard::act(PolicyDesk& desk) const {
    if (desk.state().started) desk.renew_line();
    if (desk.month.facts.calendar != march) return;   // trees are planted before the fields are sown
    go_on(desk);
    if (!desk.active()) return;
    MeasureState& state = desk.state();
    if (!state.started) {
        state.started = true;
        desk.open_line();
    }
    plant(desk);
}

}  // namespace terrace
