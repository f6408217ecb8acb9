#pragma once

#include "analysis/comparison/comparison.hpp"
#include "analysis/study/study.hpp"

#include <vector>

namespace terrace {

/// Pairs of measures that reached the same households, by scenario and county; within a scenario those that paid twice for the same kind of
/// thing come first, each part by number of households. A replicate in which a pair reached nobody counts as zero.
[[nodiscard]] std::vector<OverlapSummary> summarise_overlaps(const Study& study);

} // namespace terrace
