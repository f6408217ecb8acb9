#pragma once

#include "analysis/plan/plan_request.hpp"
#include "analysis/plan/plan_result.hpp"

#include <functional>
#include <vector>

namespace terrace {

/// A budget that the search looked at; `losses` [goal], less is better of all.
struct SearchedPlan {
    PlanBudget budget;
    std::vector<double> losses;
};

struct PlanSearch {
    std::vector<SearchedPlan> plans;    ///< each budget once, in the order in which they were looked at
    std::vector<PlanProgress> progress; ///< after each generation; `evaluations` counts `plans`
};

/// Losses [budget][goal] of budgets, each once.
using PlanEvaluator = std::function<std::vector<std::vector<double>>(const std::vector<PlanBudget>&)>;

/// Looks for budgets that no other dominates, by NSGA-II (Deb et al. 2002; pagmo) on the points of `budget_at`, from `first_points` on,
/// generation by generation until `evaluations` budgets were run, or four times as many points looked at. The goals of a plan are few and
/// closely related to each other, as those of a knapsack filled with measures are: there NSGA-II does better than MOEA/D, SMS-EMOA and HypE
/// (Ishibuchi, Akedo and Nojima 2015, IEEE Trans. Evol. Comput. 19, 264), and a generation is one batch for all threads. The same terms and
/// losses give the same search, so that an evaluator that remembers resumes it. Hypervolumes are in units of the range of all plans,
/// against a reference a tenth beyond their worst values. Throws what the evaluator throws.
[[nodiscard]] PlanSearch search_plans(const PlanCeilings& ceilings, const PlanSearchTerms& terms, const PlanEvaluator& evaluate);

/// Positions of at most `count` plans: those of the best front first, within a front those that are farthest from their neighbours
/// (crowding distance).
[[nodiscard]] std::vector<std::size_t> best_plans(const PlanSearch& search, std::size_t count);

} // namespace terrace
