#pragma once

#include <bit>
#include <cmath>
#include <cstdint>
#include <limits>

/// Elementary functions that give the same bits on every CPU. libm's exp and log do not: they use fused
/// multiply-add where it exists. These use only + - * /, square roots and integer operations, without branches,
/// so that loops over them become vector code.
namespace terrace::math {

namespace detail {

inline constexpr double ln2_high = 6.93147180369123816490e-01; ///< 33 bits, so that k * ln2_high is exact
inline constexpr double ln2_low = 1.90821492927058770002e-10;
inline constexpr std::uint64_t exponent_mask = 0xFFF0000000000000;

/// log(1 + f) = f - f^2/2 + s (f^2/2 + R(s^2)) with s = f / (2 + f). Method and coefficients: FDLIBM e_log.c.
inline double log_remainder(double z) {
    const double w = z * z;
    const double even = w * (3.999999999940941908e-01 + w * (2.222219843214978396e-01 + w * 1.531383769920937332e-01));
    const double odd =
        z * (6.666666666666735130e-01 +
             w * (2.857142874366239149e-01 + w * (1.818357216161805012e-01 + w * 1.479819860511658591e-01)));
    return odd + even;
}

/// Natural logarithm of a positive, finite, normal number; anything else gives nonsense. Error below 1 ulp.
inline double log_normal_range(double x) {
    constexpr std::uint64_t one = 0x3FF0000000000000, root_half = 0x3FE6A09E00000000;
    const std::uint64_t shifted = std::bit_cast<std::uint64_t>(x) + (one - root_half);
    const std::uint64_t mantissa = std::bit_cast<std::uint64_t>(x) - (shifted & exponent_mask) + one;
    const double f = std::bit_cast<double>(mantissa) - 1.0;
    // An integer below 2^52 becomes a double by writing it into the mantissa of 2^52.
    const double k = std::bit_cast<double>((shifted >> 52) | 0x4330000000000000) - (0x1p52 + 1023.0);

    const double s = f / (2.0 + f);
    const double half_square = 0.5 * f * f;
    const double tail = s * (half_square + log_remainder(s * s)) + k * ln2_low;
    return k * ln2_high - ((half_square - tail) - f);
}

/// Adding it to a number below 2^51 rounds to an integer, which is left in the low bits of the sum's mantissa.
inline constexpr double rounder = 0x1.8p52;

/// 2^k for an integer k from -1022 to 1023, given as the sum k + rounder.
inline double power_of_two(double rounded_sum) {
    return std::bit_cast<double>((std::bit_cast<std::uint64_t>(rounded_sum) << 52) + 0x3FF0000000000000);
}

} // namespace detail

/// e^x, error below 1 ulp; 0 far below, infinity far above. Method and coefficients: FDLIBM e_exp.c.
inline double exp(double x) {
    const double from_below = x < -800.0 ? -800.0 : x;
    const double held = from_below > 800.0 ? 800.0 : from_below;
    const double k = (held * 1.44269504088896338700e+00 + detail::rounder) - detail::rounder;
    const double high = held - k * detail::ln2_high;
    const double low = k * detail::ln2_low;
    const double r = high - low;
    const double t = r * r;
    const double c = r - t * (1.66666666666666019037e-01 +
                              t * (-2.77777777770155933842e-03 +
                                   t * (6.61375632143793436117e-05 +
                                        t * (-1.65339022054652515390e-06 + t * 4.13813679705723846039e-08))));
    const double y = 1.0 - ((low - (r * c) / (2.0 - c)) - high);
    // Two factors, because 2^k alone may not be a double where the product is.
    const double half = 0.5 * k + detail::rounder;
    const double rest = (k - (half - detail::rounder)) + detail::rounder;
    return y * detail::power_of_two(half) * detail::power_of_two(rest);
}

/// Natural logarithm, error below 1 ulp; -infinity at 0 (and at subnormal numbers, below 2.3e-308), NaN below.
inline double log(double x) {
    constexpr double infinity = std::numeric_limits<double>::infinity();
    const double low = x < 0.0 ? std::numeric_limits<double>::quiet_NaN() : -infinity;
    const double special = x < 1.0 ? low : x; // infinity and NaN stay
    const bool normal = (x >= 0x1p-1022) & (x < infinity);
    return normal ? detail::log_normal_range(x) : special;
}

/// base^exponent for a base above 0, as exp(exponent * log(base)): relative error about 1e-16 * (1 + |exponent *
/// log(base)|).
inline double pow(double base, double exponent) { return math::exp(exponent * math::log(base)); }

namespace detail {

template <int degree>
inline double polynomial(const double (&coefficients)[degree + 1], double x) {
    double sum = coefficients[degree];
    for (int i = degree - 1; i >= 0; --i)
        sum = sum * x + coefficients[i];
    return sum;
}

/// Ratios of polynomials that imitate the normal quantile in the three regions of Wichura's algorithm AS 241: the
/// variables are q = p - 1/2 and r = sqrt(-log(smaller of p and 1 - p)).
/// Centre and tail: our own minimax fits of the lowest degrees with a relative error below 4e-10; far: AS 241 itself.
inline double quantile_centre(double q) {
    constexpr double above[] = {3.3871328718095146, 71.18566981949478, 423.50355408761527, 697.7521494299779,
                                151.824650037316};
    constexpr double below[] = {1.0, 24.021754283704865, 175.166752265032, 410.8286070695625, 209.55181232882953};
    const double x = 0.180625 - q * q;
    return q * (polynomial<4>(above, x) / polynomial<4>(below, x));
}
inline double quantile_tail(double r) {
    constexpr double above[] = {-3.0365412713374456, -7.409503996259109, 6.069664598078226, 7.74714035314611,
                                1.0986066254609832};
    constexpr double below[] = {1.0, 5.969170760304616, 5.49753113956377, 0.7765320376403578};
    return polynomial<4>(above, r) / polynomial<3>(below, r);
}
inline double quantile_far(double r) {
    constexpr double above[] = {6.65790464350110377720e0,  5.46378491116411436990e0,  1.78482653991729133580e0,
                                2.96560571828504891230e-1, 2.65321895265761230930e-2, 1.24266094738807843860e-3,
                                2.71155556874348757815e-5, 2.01033439929228813265e-7};
    constexpr double below[] = {1.0,
                                5.99832206555887937690e-1,
                                1.36929880922735805310e-1,
                                1.48753612908506148525e-2,
                                7.86869131145613259100e-4,
                                1.84631831751005468180e-5,
                                1.42151175831644588870e-7,
                                2.04426310338993978564e-15};
    return polynomial<7>(above, r - 5.0) / polynomial<7>(below, r - 5.0);
}

/// Normal quantile for p and 1 - p above 1.4e-11, which is all that one random word reaches.
inline double normal_quantile_near(double p) {
    const double q = p - 0.5;
    const double smaller = q < 0.0 ? p : 1.0 - p;
    const double tail = quantile_tail(std::sqrt(-log_normal_range(smaller)));
    const double outer = q < 0.0 ? -tail : tail;
    return std::abs(q) <= 0.425 ? quantile_centre(q) : outer;
}

} // namespace detail

/// The number below which a standard normal lies with probability p; -infinity at 0, infinity at 1, NaN outside.
/// Relative error below 4e-10.
inline double normal_quantile(double p) {
    const double q = p - 0.5;
    const double smaller = q < 0.0 ? p : 1.0 - p;
    const double r = std::sqrt(-math::log(smaller));
    const double far = smaller > 0.0 ? detail::quantile_far(r) : r; // r: infinity at the ends, NaN outside
    const double outer = q < 0.0 ? -far : far;
    return r <= 5.0 ? detail::normal_quantile_near(p) : outer;
}

} // namespace terrace::math
