#pragma once

#include "analysis/plan/plan_inputs.hpp"
#include "analysis/plan/plan_result.hpp"

namespace terrace {

/// What a plan takes as given, and where it stands.
[[nodiscard]] std::vector<std::pair<Text, std::string>> plan_assumptions(const PlanInputs& inputs);

/// What a finished plan does not know, in plain sentences.
[[nodiscard]] std::vector<Text> plan_unknowns(const PlanResult& plan);

} // namespace terrace
