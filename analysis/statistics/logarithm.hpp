#pragma once

#include <bit>
#include <cstdint>

namespace terrace {

/// Natural logarithm of a positive finite number, by + - * / only: the same bits on every CPU, unlike the system's `log`.
/// Error below 2e-16 relative to max(1, |result|); subnormal arguments are outside its range.
[[nodiscard]] inline double natural_log(double x) {
    constexpr double ln2_high = 0x1.62e42fefa3800p-1; // ln 2 = high + low, the product with an exponent is exact in high
    constexpr double ln2_low = 0x1.ef35793c76730p-45;
    const auto bits = std::bit_cast<std::uint64_t>(x);
    auto exponent = static_cast<std::int64_t>(bits >> 52) - 1023;
    double m = std::bit_cast<double>((bits & 0x000fffffffffffffULL) | 0x3ff0000000000000ULL);
    if (m > 1.4142135623730951) {
        m *= 0.5;
        ++exponent;
    }
    // log m = 2 artanh(s), s = (m - 1) / (m + 1), |s| < 0.172
    const double s = (m - 1.0) / (m + 1.0);
    const double z = s * s;
    double series = 1.0 / 21.0;
    for (int odd = 19; odd >= 3; odd -= 2)
        series = series * z + 1.0 / odd;
    const auto e = static_cast<double>(exponent);
    return e * ln2_high + (e * ln2_low + 2.0 * (s * z * series + s));
}

} // namespace terrace
