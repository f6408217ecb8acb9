#include "models/household/lease_wish.hpp"

#include <algorithm>

#include "models/household/crops.hpp"
#include "models/household/plan_value.hpp"

namespace terrace {
namespace {

LeaseWish wish(const Households& h, std::uint32_t row, LandPlan plan, const Temper& mood, const ChoiceFacts& facts) {
    const LandPlan use = plan == LandPlan::expand ? LandPlan::expand : LandPlan::grain;
    const PlanOutlook& outlook = facts.outlooks[static_cast<std::size_t>(mood.expectation_class)][static_cast<std::size_t>(use)];
    const double yield = h.yield_factor[row] / 128.0;
    constexpr double usual_mu = 20;   // the next lot adds to about this much land
    const double risk = 0.5 * mood.risk_aversion * yield * yield * outlook.variance * usual_mu / std::max(1.0, mood.usual_income);
    const double hired = yield * outlook.receipts - outlook.costs - outlook.days * facts.day_wage, margin = hired - risk;
    constexpr double lowest_ask = 5000;   // fen a mu: less is not worth the bother
    if (plan == LandPlan::expand) return {static_cast<std::int32_t>(100 * facts.parameters.choice.expand_mu), static_cast<float>(std::max(0.0, margin))};
    const auto kept = static_cast<std::int32_t>(100 * facts.parameters.choice.kept_mu);
    return {-std::max(0, h.contracted[row] - kept), static_cast<float>(std::max(lowest_ask, margin)), static_cast<float>(hired), static_cast<float>(outlook.days)};
}

}  // namespace

std::vector<LeaseWish> lease_wishes(const Households& h, std::uint32_t first_household, const ChoiceFacts& facts) {
    std::vector<LeaseWish> wishes(h.rows());
    for (std::uint32_t row = 0; row < h.rows(); ++row) {
        const LandPlan plan = land_plan(h.plan[row]);
        if (plan == LandPlan::lease_out || plan == LandPlan::expand) wishes[row] = wish(h, row, plan, temper(h, row, first_household, facts), facts);
    }
    return wishes;
}

std::vector<std::uint16_t> idle_land(const Households& h, std::span<const LeaseWish> wishes, std::span<const std::uint8_t> home, std::span<const std::uint16_t> orchard_land,
                                     const Parameters& parameters) {
    std::vector<std::uint16_t> idle(h.rows(), 0);
    const auto kept = static_cast<std::int32_t>(100 * parameters.choice.kept_mu);
    const double days = season_months * parameters.labour.days_per_month;
    for (std::uint32_t row = 0; row < h.rows(); ++row) {
        const LeaseWish& wish = wishes[row];
        if (wish.area >= 0 || wish.margin >= 0) continue;   // only who wanted to lease out, and would lose by hired days
        const auto worked = static_cast<std::int32_t>(100 * home[row] * days / std::max(0.1, static_cast<double>(wish.days)));
        const std::int32_t land = operated(h, row) - orchard_land[row];
        idle[row] = static_cast<std::uint16_t>(std::max(0, land - std::max(kept, worked)));
    }
    return idle;
}

}  // namespace terrace
