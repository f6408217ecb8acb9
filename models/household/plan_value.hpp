#pragma once

#include <algorithm>
#include <cstdint>

#include "models/household/choice.hpp"

namespace terrace {

inline constexpr double season_months = 8;    ///< in which the fields need hands
inline constexpr double centi = 0.01;

[[nodiscard]] inline double switching_cost(const ChoiceParameters& choice, LandPlan from, LandPlan to) {
    return from != to && to == LandPlan::lease_out ? choice.switching_scale * static_cast<double>(choice.switch_lease_out) : 0.0;
}

/// Land of a household that lies in blocks, and what is expected for it.
struct BlockedLand {
    std::int32_t area = 0;        ///< [mu/100]
    double rents = 0;             ///< for all of it [fen/year]
    double rents_variance = 0;    ///< [fen^2]
};

/// What one household expects of one land plan, with some of its land in blocks.
struct PlanProspect {
    double money;       ///< net income [fen/year]
    double variance;    ///< [fen^2]; the risks of rent and own crops count as independent
};
[[nodiscard]] inline PlanProspect plan_prospect(const Households& h, std::uint32_t row, LandPlan plan, int home_workers, const Temper& temper, const ChoiceFacts& facts,
                                                const BlockedLand& blocked = {}) {
    const ChoiceParameters& choice = facts.parameters.choice;
    const PlanOutlook& outlook = facts.outlooks[static_cast<std::size_t>(temper.expectation_class)][static_cast<std::size_t>(plan)];
    const double own = centi * (h.contracted[row] - blocked.area - facts.orchard(row));   // what stays for crops after the block
    double area = own + centi * h.collective[row];
    double rents = blocked.rents - centi * h.collective[row] * static_cast<double>(facts.parameters.crop.collective_rent);
    if (plan == LandPlan::lease_out) {
        const double out = std::max(0.0, own - choice.kept_mu);
        area -= out;
        rents += out * facts.village_rent;
    } else if (plan == LandPlan::expand) {
        area += choice.expand_mu;
        rents -= choice.expand_mu * facts.village_rent;
    }
    const double yield = h.yield_factor[row] / 128.0;
    const double days = area * outlook.days;
    const double capacity = home_workers * season_months * facts.parameters.labour.days_per_month;
    const double hired = std::max(0.0, days - capacity) * facts.day_wage;
    const double spare = std::max(0.0, capacity - days) / (season_months * facts.parameters.labour.days_per_month);
    return {area * (yield * outlook.receipts - outlook.costs) + rents - hired + spare * facts.job_hope, area * area * yield * yield * outlook.variance + blocked.rents_variance};
}

/// Value that one household puts on one land plan [fen/year]: expected money less a premium for risk and the cost of changing plans; taste
/// and peers left out.
[[nodiscard]] inline double plan_value(const Households& h, std::uint32_t row, LandPlan plan, int home_workers, const Temper& temper, const ChoiceFacts& facts,
                                       const BlockedLand& blocked = {}) {
    const ChoiceParameters& choice = facts.parameters.choice;
    const auto [expected, variance] = plan_prospect(h, row, plan, home_workers, temper, facts, blocked);
    const double floor = 12.0 * static_cast<double>(facts.parameters.consumption.subsistence) * h.members[row];
    return expected - 0.5 * temper.risk_aversion * variance / std::max(expected, floor) - switching_cost(choice, land_plan(h.plan[row]), plan);
}

/// Whether the household has the land for a plan.
[[nodiscard]] inline bool feasible(const Households& h, std::uint32_t row, LandPlan plan) {
    const bool landless = h.contracted[row] == 0 && h.collective[row] == 0;
    return !(landless && plan != LandPlan::grain) && !(plan == LandPlan::lease_out && h.contracted[row] < 500);
}

/// The best of all feasible land plans, taste and peers left out [fen/year].
[[nodiscard]] double best_plan_value(const Households&, std::uint32_t row, int home_workers, const Temper&, const ChoiceFacts&,
                                     const BlockedLand& = {});

/// Money that the household expects of that plan [fen/year].
[[nodiscard]] double best_plan_money(const Households&, std::uint32_t row, int home_workers, const Temper&, const ChoiceFacts&,
                                     const BlockedLand& = {});

}  // namespace terrace
