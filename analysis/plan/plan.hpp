#pragma once

#include "analysis/plan/plan_inputs.hpp"
#include "analysis/plan/plan_result.hpp"
#include "analysis/plan/plan_runs.hpp"

namespace terrace {

/// Makes the plan: looks for budgets, runs the best again with replicates that the search has not seen, decides which are on the frontier,
/// proposes one, and prices one more unit of money for each of its lines. Provenance is left to the caller. The same inputs give the same
/// plan, however often it was stopped in between. Throws BrokenIdentity, Cancelled, FileError.
[[nodiscard]] PlanResult make_plan(const PlanInputs& inputs, PlanRuns& runs);

/// Runs of the model that `make_plan` makes at most.
[[nodiscard]] std::size_t most_plan_runs(const PlanInputs& inputs);

} // namespace terrace
