#pragma once

#include "analysis/plan/plan_result.hpp"
#include "models/observers/record.hpp"

#include <array>
#include <span>
#include <string>
#include <vector>

namespace terrace {

/// Keys of all goals, in the order of PlanGoalKind.
[[nodiscard]] std::vector<std::string> plan_goal_keys();

/// What a goal is called, its unit and which way is better.
[[nodiscard]] PlanGoal plan_goal(PlanGoalKind);

/// "demonstration", "catching_up", "consolidation".
[[nodiscard]] const std::array<std::string, tier_count>& plan_tier_keys();
[[nodiscard]] const Text& plan_tier_label(std::size_t tier);

/// What one year of one county is, as far as goals need it: its December, incomes being those of the twelve months.
struct YearOutcome {
    double persons = 0;
    double lowest_40 = 0; ///< mean income per head of the lowest four tenths of persons [yuan]
    double at_risk = 0;   ///< households listed or below the national line and not listed
    double gini = 0;
    double net = 0;                   ///< net income of all households in the year [yuan]
    std::array<double, 10> deciles{}; ///< mean income per head of each tenth of persons [yuan]
};

/// Every year of a run of one county.
using CountyOutcome = std::vector<YearOutcome>;

/// Reads the years of a county's record of so many months, whole years from a January on.
[[nodiscard]] CountyOutcome county_outcome(const CountyRecord&, std::size_t months);

/// A goal over one or several counties of the same run, all of the same years: the mean over the years, of `county_net` the sum. Of several counties, the lowest 40 % are the lowest four tenths of each county, weighted by
/// persons, and the Gini is that of all their tenths, as `terrace compare` puts it. `spent` [yuan] is the cost.
[[nodiscard]] double goal_value(PlanGoalKind, std::span<const CountyOutcome> counties, double spent);

} // namespace terrace
