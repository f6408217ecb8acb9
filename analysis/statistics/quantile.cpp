#include "analysis/statistics/quantile.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

namespace terrace {

double sorted_quantile(const std::vector<double>& sorted, double share) {
    if (sorted.empty()) return std::numeric_limits<double>::quiet_NaN();
    const double place = share * static_cast<double>(sorted.size() - 1);
    const auto below = static_cast<std::size_t>(place);
    const std::size_t above = std::min(below + 1, sorted.size() - 1);
    return sorted[below] + (place - static_cast<double>(below)) * (sorted[above] - sorted[below]);
}

double quantile_of(std::vector<double> numbers, double share) {
    std::erase_if(numbers, [](double number) { return std::isnan(number); });
    std::sort(numbers.begin(), numbers.end());
    return sorted_quantile(numbers, share);
}

} // namespace terrace
