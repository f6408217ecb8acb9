#pragma once

#include "analysis/comparison/measure_summary.hpp"

#include <string>

namespace terrace {

/// Where the public money of one measure went, from its effects in all replicates: the budget line by kind of payment, and, where runs without
/// the measure exist, what the county's money flows changed by. Sums are taken in fen and add up; means over replicates are in yuan.
[[nodiscard]] MoneyTrail money_trail(const MeasureReplicates& effects);

}  // namespace terrace
