#pragma once

#include "analysis/plan/plan_inputs.hpp"
#include "analysis/plan/plan_result.hpp"
#include "analysis/plan/plan_runs.hpp"

namespace terrace {

/// The villages with the tier that the plan gives each of them, before any measure. Results do not depend on threads.
[[nodiscard]] std::vector<PlanVillage> plan_villages(const PlanInputs& inputs, const RunOptions& options);

/// Makes the plan: looks for budgets, runs the best again with replicates that the search has not seen, decides which are on the frontier,
/// proposes one, prices one more unit of money for each of its lines, and says what a wrong tier of a village costs, whose effect it is and
/// what becomes of it in the stresses. `villages` are those of `plan_villages`, settled in `inputs` before `runs` began. Provenance is left
/// to the caller. The same inputs give the same plan, however often it was stopped in between. Throws BrokenIdentity, Cancelled, FileError.
[[nodiscard]] PlanResult make_plan(const PlanInputs& inputs, PlanRuns& runs, std::vector<PlanVillage> villages = {});

/// Runs of budgets that `make_plan` makes at most.
[[nodiscard]] std::size_t most_plan_runs(const PlanInputs& inputs, const std::vector<PlanVillage>& villages = {});

} // namespace terrace
