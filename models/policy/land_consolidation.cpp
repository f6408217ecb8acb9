#include "models/policy/land_consolidation.hpp"

#include <algorithm>

#include "models/household/choice.hpp"
#include "models/household/crops.hpp"
#include "models/household/orchards.hpp"
#include "models/policy/desk.hpp"

namespace terrace {
namespace {

Fen of_area(Fen per_mu, CentiMu area) { return per_mu * area / 100; }

/// What consolidation of a share of its fields is worth a year to a household: the gain in yield under its present plan, and the
/// days saved that it would otherwise hire [fen/year].
double yearly_gain(const PolicyDesk& desk, std::uint32_t row, CentiMu area, double fields) {
    const ChoiceFacts& facts = desk.month.choice;
    const Households& h = desk.county.households;
    const CropParameters& crop = facts.parameters.crop;
    const LabourParameters& labour = facts.parameters.labour;
    const Temper mood = temper(h, row, desk.county.first_household, facts);
    const PlanOutlook& outlook = facts.outlooks[static_cast<std::size_t>(mood.expectation_class)][static_cast<std::size_t>(land_plan(h.plan[row]))];
    const double mu = 0.01 * static_cast<double>(area), days = mu * outlook.days * crop.consolidated_days;
    constexpr double season_months = 8;
    const double hired = std::max(0.0, fields * outlook.days - desk.month.home[row] * season_months * labour.days_per_month);
    return mu * h.yield_factor[row] / 128.0 * outlook.receipts * crop.consolidated_yield + std::min(days, hired) * facts.day_wage;
}

}  // namespace

void LandConsolidation::keys(KeyVisitor& key) {
    key.area("area_mu", area_);
    key.money("cost_yuan_per_mu", cost_);
    key.money("grant_yuan_per_mu", grant_);
}

void LandConsolidation::act(PolicyDesk& desk) const {
    MeasureState& state = desk.state();
    if (state.started && desk.renew_line()) state.started_month = desk.month.facts.index();
    if (!desk.active() || desk.month.facts.calendar != march) return;   // between harvest and sowing
    constexpr int march_after = 2;   // months after the January in which money came
    if (state.started && desk.month.facts.index() - state.started_month != march_after) return;   // one campaign for each year's money
    if (!state.started) {
        state.started = true;
        state.started_month = desk.month.facts.index();
        desk.open_line();
    }
    County& county = desk.county;
    Households& h = county.households;
    const std::vector<std::uint16_t> trees = orchard_land(county.orchards, h.rows());
    std::vector<std::uint8_t> done(h.rows(), 0);
    for (const ConsolidatedLand& land : county.consolidated) done[land.row] = 1;
    const Fen grant = std::min(grant_, cost_);
    CentiMu left = area_;
    // A household's own fields as a whole; what it leases belongs to others.
    const auto own_fields = [&](std::uint32_t row) -> CentiMu { return h.contracted[row] - h.leased_out[row] - trees[row]; };
    for (const std::uint32_t row : desk.by_need([&](std::uint32_t row) { return own_fields(row) > 0 && done[row] == 0; })) {
        const CentiMu area = own_fields(row);
        const double fields = operated(h, row) - trees[row];
        const Fen paid = of_area(grant, area), own = of_area(cost_ - grant, area);
        Offer offer{.kind = OfferKind::land_consolidation, .quantity = 0.01 * static_cast<double>(area), .amount = static_cast<double>(paid)};
        if (area > left || paid > state.budget_left) {
            desk.refuse(row, offer.lacks(offer.amount, static_cast<double>(state.budget_left)), area > left ? OfferOutcome::no_places : OfferOutcome::no_money);
            continue;
        }
        constexpr double years = 15;   // that levelled land and ditches last; estimate
        const double value = yearly_gain(desk, row, area, 0.01 * fields) - static_cast<double>(own) / years;
        const bool wants = value > 0 && affordable(h, row, static_cast<double>(own), desk.month.choice);
        offer.worth(value, 0);
        if (desk.terms.enrolment == Enrolment::chosen && !wants) {
            desk.refuse(row, offer.lacks(static_cast<double>(own), spare_cash(h, row, desk.month.choice)), value > 0 ? OfferOutcome::no_cash : OfferOutcome::lower_value);
            continue;
        }
        if (!desk.pay(row, Flow::asset_grant, ReceiptForm::goods, paid)) continue;
        desk.purchase(row, of_area(cost_, area));
        const double share = static_cast<double>(area) / fields, gain = 1 + share * desk.month.choice.parameters.crop.consolidated_yield;
        h.yield_factor[row] = static_cast<std::uint8_t>(std::min(255.0, h.yield_factor[row] * gain + 0.5));
        county.consolidated.push_back({row, static_cast<float>(share)});
        left -= area;
        desk.enrol(row, offer);
    }
    desk.pass_over([&](std::uint32_t row) { return Offer{.kind = OfferKind::land_consolidation}.ends(done[row] != 0 ? OfferOutcome::has_one : OfferOutcome::no_land); });
    // Places are counted in households of the mean holding.
    Fen held = 0;
    for (const std::uint16_t land : h.contracted) held += land;
    state.shortfall = held > 0 ? left * static_cast<Fen>(h.rows()) / held : 0;
}

}  // namespace terrace
