#pragma once

#include <cstdint>
#include <span>
#include <vector>

namespace terrace {

/// How often each row of a weighted sample is repeated: floor or ceiling of its weight, so that the sum over any rows that follow each
/// other is within one of the sum of their weights, and over all rows the nearest whole number to it. No luck is involved.
std::vector<std::uint32_t> whole_copies(std::span<const double> weights);

}  // namespace terrace
