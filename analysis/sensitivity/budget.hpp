#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "analysis/sensitivity/sensitivity.hpp"

namespace terrace {

/// Luck's share of the variance of a mean over `runs` runs with luck of their own, from its total index `total` in means over `analysed` runs. Luck,
/// alone and with others, is what is left of the variance when all else is held fixed, and falls with the number of runs; the rest of the
/// variance stays. 0 to 1.
[[nodiscard]] Estimate luck_share(const Estimate& total, std::size_t analysed, std::size_t runs);

/// An uncertainty budget in whole percent of the variance that add up to 100.
struct BudgetParts {
    std::vector<long> percent;   ///< [group]; 0 for a first order below 0, which is noise of the estimate
    long together = 0;           ///< what is left: groups do it only together; below 0 when the parts come to more than 100
};
[[nodiscard]] BudgetParts budget_parts(const SobolIndices& indices);

/// The group that is luck and nothing else, or the number of groups.
[[nodiscard]] std::size_t luck_group(const Sensitivity& sensitivity);

/// Two sentences: the parts with their intervals, and what luck is of one run and of a mean of `study_runs`. Empty unless the sweep is a budget and has all
/// first orders of the metric.
[[nodiscard]] std::string budget_text(const Sensitivity& sensitivity, const MetricSensitivity& metric, Language language);

}  // namespace terrace
