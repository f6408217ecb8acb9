#include "analysis/calibration/aim.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

namespace terrace {
namespace {

/// Share of a standard normal below a number.
double below(double number) { return 0.5 * std::erfc(-number / std::sqrt(2.0)); }

}  // namespace

double miss(const Aim& aim, double figure) { return std::max({aim.low - figure, figure - aim.high, 0.0}); }

double acceptance(const Aim& aim, double figure, double variance, double widened) {
    const double deviation = std::sqrt(variance), low = aim.low - widened - figure, high = aim.high + widened - figure;
    if (!(deviation > 0)) return low <= 0 && high >= 0 ? 1 : 0;
    // On the side of the tail that the range lies in, so that small probabilities keep their digits.
    return low > 0 ? below(-low / deviation) - below(-high / deviation) : below(high / deviation) - below(low / deviation);
}

double usual_discrepancy(double low, double high) {
    const double half = (high - low) / 2;
    return half > 0 && std::isfinite(half) ? half / 3 : std::numeric_limits<double>::quiet_NaN();
}

}  // namespace terrace
