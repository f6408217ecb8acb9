#pragma once

#include <functional>
#include <vector>

namespace terrace {

/// Where a search starts, how far it may go, and how fine it ends.
struct SearchRange {
    std::vector<double> start, low, high;
    double first_step = 1, last_step = 0.05;   ///< in the units of the coordinates
};

struct SearchEnd {
    std::vector<double> place;
    double value = 0;
};

/// Looks for the highest value by steps along the coordinates, halved when no step leads up (compass search; Kolda, Lewis and Torczon 2003):
/// needs no derivative, and the same function gives the same end everywhere.
[[nodiscard]] SearchEnd compass_search(const std::function<double(const std::vector<double>&)>& height, const SearchRange& range);

}  // namespace terrace
