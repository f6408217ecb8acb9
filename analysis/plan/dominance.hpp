#pragma once

#include "analysis/plan/plan_result.hpp"

#include <cstddef>
#include <vector>

namespace terrace {

/// Changes of the goals [goal][replicate] as losses: those of which more is better change sign, so that less is better of all.
[[nodiscard]] std::vector<std::vector<double>> losses_of(const std::vector<std::vector<double>>& changes,
                                                         const std::vector<PlanGoal>& goals);

/// Means over replicates [goal] of losses [goal][replicate].
[[nodiscard]] std::vector<double> mean_losses(const std::vector<std::vector<double>>& losses);

/// Pareto dominance of points that are known exactly: no goal's loss is greater, and one is smaller.
[[nodiscard]] bool dominates(const std::vector<double>& one, const std::vector<double>& other);

/// Positions of the points that no other dominates, of those that only these dominate, and so on; ascending within a front.
/// Fast non-dominated sorting of Deb et al. 2002, by pagmo. Throws std::invalid_argument for points of unequal length and for NaN.
[[nodiscard]] std::vector<std::vector<std::size_t>> non_dominated_fronts(const std::vector<std::vector<double>>& losses);

/// Losses of alternatives that share their luck, replicate by replicate: [alternative][goal][replicate].
using PairedLosses = std::vector<std::vector<std::vector<double>>>;

/// Whether `one` is at least as good as `other` in every goal by the mean of the paired differences, and better in one of them by a
/// one-sided paired t test at this level. Differences that are the same in every replicate are certain; from one replicate nothing else is.
[[nodiscard]] bool dominates_beyond_luck(const std::vector<std::vector<double>>& one, const std::vector<std::vector<double>>& other,
                                         double level);

/// Fronts as above by `dominates_beyond_luck`. The level of a test is (1 - confidence) / (goals (alternatives - 1)), by Bonferroni: an
/// alternative that is in truth as good as all others is put behind with probability 1 - confidence at most, for normal differences of any
/// correlation. A front therefore holds more alternatives than the means alone would leave: those that luck might have put behind.
/// Throws std::invalid_argument for unequal shapes and NaN.
[[nodiscard]] std::vector<std::vector<std::size_t>> fronts_beyond_luck(const PairedLosses& losses, double confidence = 0.95);

} // namespace terrace
