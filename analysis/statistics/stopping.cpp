#include "analysis/statistics/stopping.hpp"

#include <algorithm>
#include <cmath>

namespace terrace {

double half_width(const MeanEstimate& estimate) { return (estimate.high - estimate.low) / 2; }

bool narrow_enough(const MeanEstimate& estimate, double width) {
    return estimate.n >= fewest_replicates && half_width(estimate) <= width;
}

std::size_t replicates_of_next_look(const MeanEstimate& estimate, double width, std::size_t most) {
    constexpr double spare = 1.1;
    const std::size_t least = std::max(fewest_replicates, estimate.n + std::max<std::size_t>(1, estimate.n / 4)), largest = std::max(least, 2 * estimate.n);
    const double ratio = half_width(estimate) / width, needed = std::ceil(spare * static_cast<double>(estimate.n) * ratio * ratio);
    const bool sure = needed < static_cast<double>(largest); // false when there is no interval yet
    return std::min(most, sure ? std::max(least, static_cast<std::size_t>(needed)) : largest);
}

} // namespace terrace
