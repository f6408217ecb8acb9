#pragma once

#include "analysis/plan/plan_inputs.hpp"
#include "analysis/plan/plan_result.hpp"

namespace terrace {

/// What a plan takes as given, and where it stands; its numbers (ceiling, rules of the tiers) are fields of the plan.
[[nodiscard]] std::vector<std::pair<Text, std::string>> plan_assumptions(const PlanInputs& inputs);

/// What no plan knows, in plain sentences.
[[nodiscard]] std::vector<Text> plan_unknowns(bool parameters_drawn);

/// Reports of the search from which its last quarter can be told.
inline constexpr std::size_t least_reports = 4;

/// Share of the final hypervolume (0 to 1) that the last quarter of the search added; 0 from fewer reports.
[[nodiscard]] double late_gain(const PlanResult& plan);

} // namespace terrace
