#include "analysis/statistics/share.hpp"

#include <boost/math/distributions/normal.hpp>

#include <algorithm>
#include <cmath>
#include <limits>

namespace terrace {

ShareEstimate share_with_interval(double share, std::size_t trials, double confidence) {
    constexpr double nan = std::numeric_limits<double>::quiet_NaN();
    if (trials == 0 || std::isnan(share)) return {share, nan, nan};
    const double n = static_cast<double>(trials), p = std::clamp(share, 0.0, 1.0);
    const double z = boost::math::quantile(boost::math::normal_distribution<double>(), 0.5 + confidence / 2);
    const double centre = p + z * z / (2 * n), half = z * std::sqrt(p * (1 - p) / n + z * z / (4 * n * n)), scale = 1 + z * z / n;
    return {share, p == 0 ? 0 : std::max(0.0, (centre - half) / scale), p == 1 ? 1 : std::min(1.0, (centre + half) / scale)};
}

} // namespace terrace
