#include "models/household/lease_wish.hpp"

#include <algorithm>

namespace terrace {
namespace {

LeaseWish wish(const Households& h, std::uint32_t row, LandPlan plan, const Temper& mood, const ChoiceFacts& facts) {
    const LandPlan use = plan == LandPlan::expand ? LandPlan::expand : LandPlan::grain;
    const PlanOutlook& outlook = facts.outlooks[static_cast<std::size_t>(mood.expectation_class)][static_cast<std::size_t>(use)];
    const double yield = h.yield_factor[row] / 128.0;
    constexpr double usual_mu = 20;   // the next lot adds to about this much land
    const double risk = 0.5 * mood.risk_aversion * yield * yield * outlook.variance * usual_mu / std::max(1.0, mood.usual_income);
    const double margin = yield * outlook.receipts - outlook.costs - outlook.days * facts.day_wage - risk;
    constexpr double lowest_ask = 5000;   // fen a mu: less is not worth the bother
    if (plan == LandPlan::expand) return {static_cast<std::int32_t>(100 * facts.parameters.choice.expand_mu), static_cast<float>(std::max(0.0, margin))};
    const auto kept = static_cast<std::int32_t>(100 * facts.parameters.choice.kept_mu);
    return {-std::max(0, h.contracted[row] - kept), static_cast<float>(std::max(lowest_ask, margin))};
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

}  // namespace terrace
