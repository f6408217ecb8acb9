#pragma once

#include "analysis/plan/plan_result.hpp"
#include "analysis/plan/plan_runs.hpp"

#include <vector>

namespace terrace {

/// A budget with what it came to.
[[nodiscard]] PlanCandidate candidate_of(const PlanBudget& budget, const PlanOutcome& outcome, const std::vector<PlanGoal>& goals);

/// The budget without what no replicate spent: each line and tier keeps whole units enough for the most that any replicate paid; what goes
/// is taken from the last years first.
[[nodiscard]] PlanBudget trimmed_budget(const PlanBudget& budget, const PlanOutcome& outcome, Fen unit);

/// Whether `less`, a plan that asks for less money, may stand for `more`: no goal but the cost is clearly worse, that is outside the 95 %
/// interval of the paired differences.
[[nodiscard]] bool may_stand_for(const PlanCandidate& less, const PlanCandidate& more, const std::vector<PlanGoal>& goals);

/// The plans that no other dominates beyond luck (`fronts_beyond_luck`), and the one that does nothing, which must be among them. Of plans
/// with the same outcome in every replicate the one that asks for least. Sorted by the first goal from the worst to the best, nothing
/// first; named.
[[nodiscard]] std::vector<PlanCandidate> frontier_of(std::vector<PlanCandidate> plans, const std::vector<PlanGoal>& goals);

struct PlanChoice {
    std::size_t position = 0; ///< in the frontier
    Text rule;
};

/// The plan to propose. Plans with a goal, besides the first and the cost, that is clearly worse than if nothing were done are left out;
/// the best of the rest by the first goal is found, and of all that are not clearly worse than it in that goal the one that costs least is
/// taken.
[[nodiscard]] PlanChoice choose_plan(const std::vector<PlanCandidate>& frontier, const std::vector<PlanGoal>& goals);

} // namespace terrace
