#pragma once

#include <cmath>

#include "sim/math/math.hpp"

namespace terrace {

/// Makes a standard normal z heavier below: (z - k min(z, 0)^2 + k/2) / sd, of mean 0 and standard deviation 1.
/// exp(s * shaped) then has a log-normal body and top, and a Pareto lower tail, P(X < x) ~ x^a with a = sd / (2 k s);
/// k = 0 is the plain log-normal. Being increasing in z it leaves rank correlations as they are.
struct TailShape {
    double curvature = 0;  ///< k
    double shift = 0;
    double scale = 1;  ///< 1 / sd

    explicit TailShape(double k) : curvature(k), shift(0.5 * k) {
        constexpr double covariance = 0.79788456080286536;  // of -z and min(z, 0)^2: sqrt(2/pi)
        scale = 1.0 / std::sqrt(1.0 + 1.25 * k * k + 2.0 * covariance * k);
    }
    [[nodiscard]] double operator()(double z) const {
        const double below = z < 0.0 ? z : 0.0;
        return (z - curvature * below * below + shift) * scale;
    }
};

/// Correlation of two normals with rank correlation r (Spearman): 2 sin(pi r / 6), by its series (no libm).
inline double normal_correlation(double rank_correlation) {
    const double x = 3.14159265358979323846 / 6.0 * rank_correlation;
    const double square = x * x;
    return 2.0 * x * (1.0 - square / 6.0 * (1.0 - square / 20.0 * (1.0 - square / 42.0 * (1.0 - square / 72.0))));
}

}  // namespace terrace
