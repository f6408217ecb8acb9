#pragma once

#include <vector>

namespace terrace {

/// Value at a share 0 to 1 of sorted numbers, between two neighbours in proportion (type 7 of Hyndman and Fan 1996). NaN for none.
[[nodiscard]] double sorted_quantile(const std::vector<double>& sorted, double share);

/// The same of numbers in any order, NaN left out.
[[nodiscard]] double quantile_of(std::vector<double> numbers, double share);

} // namespace terrace
