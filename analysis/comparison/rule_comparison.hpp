#pragma once

#include "analysis/comparison/comparison.hpp"
#include "analysis/study/study.hpp"

#include <array>
#include <string>
#include <vector>

namespace terrace {

/// Ranks the scenarios of two studies that differ in the decision rule alone (same scenarios in the same order, same replicates), all counties
/// together: net income gained per public yuan, income per head, poverty headcount. `base` is a position in both.
/// Throws std::invalid_argument when the studies do not fit each other.
[[nodiscard]] RuleComparison compare_rules(const std::array<const Study*, 2>& studies, const std::array<std::string, 2>& rules, std::size_t base = 0);

/// Ranks from 1 (the highest value); equal values share a rank, NaN comes last.
[[nodiscard]] std::vector<std::size_t> ranks(const std::vector<double>& values);

/// Share of replicates in which the scenario with the best mean beats the second best, ties half; NaN for fewer than two scenarios.
/// `values[scenario][replicate]`, `rank` of the scenarios; replicates with a NaN are left out.
[[nodiscard]] double share_in_order(const std::vector<std::vector<double>>& values, const std::vector<std::size_t>& rank);

} // namespace terrace
