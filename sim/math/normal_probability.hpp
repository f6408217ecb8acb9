#pragma once

#include "sim/math/math.hpp"

namespace terrace::math {

/// The probability that a standard normal lies below x, with the same bits on every CPU; absolute error below 2e-15.
/// Series of odd powers around the middle: Marsaglia, Evaluating the Normal Distribution, J. Stat. Softw. 11 (2004).
inline double normal_probability(double x) {
    constexpr double end = 8.3; // beyond it the rest is below 1e-16
    if (!(x > -end)) return x < 0 ? 0.0 : x;   // NaN stays
    if (x > end) return 1.0;
    constexpr double half_log_2_pi = 0.91893853320467274178;
    double sum = x, term = x, before = 0;
    for (int n = 3; sum != before; n += 2) {
        before = sum;
        term *= x * x / n;
        sum += term;
    }
    const double probability = 0.5 + sum * math::exp(-0.5 * x * x - half_log_2_pi);
    return probability < 0.0 ? 0.0 : (probability < 1.0 ? probability : 1.0);
}

} // namespace terrace::math
