#pragma once

#include "sim/math/math.hpp"

#include <cstdint>
#include <span>

namespace terrace {

/// Uniform on (0, 1) from one word, never 0 or 1: (word + 1/2) / 2^32.
inline double uniform_open(std::uint32_t word) {
    const auto centred = static_cast<std::int32_t>(word ^ 0x80000000u); // signed: every CPU converts it in vectors
    return (static_cast<double>(centred) + 2147483648.5) * 0x1p-32;
}

/// Uniform on (0, 1) with 52 random bits from two words, never 0 or 1.
inline double uniform_open53(std::uint32_t high, std::uint32_t low) {
    const std::uint64_t bits = (std::uint64_t{high} << 20) | (low >> 12);
    return (static_cast<double>(static_cast<std::int64_t>(bits)) + 0.5) * 0x1p-52;
}

/// Standard normal by inverting its distribution function at `uniform_open(word)`.
inline double standard_normal(std::uint32_t word) { return math::detail::normal_quantile_near(uniform_open(word)); }

/// Lognormal with the given mean (same unit) and standard deviation of its logarithm.
inline double lognormal(double mean, double log_sd, std::uint32_t word) {
    return mean * math::exp(log_sd * (standard_normal(word) - 0.5 * log_sd));
}

/// Gumbel of scale 1 shifted to mean 0, the luck term of a logit choice.
inline double gumbel(std::uint32_t word) {
    constexpr double euler_gamma = 0.57721566490153286;
    return -math::log(-math::log(uniform_open(word))) - euler_gamma;
}

/// Gumbel numbers of mean 0 at 4096 equally likely midpoints, for hot loops: index with `word >> gumbel_table_shift`.
std::span<const float> gumbel_table();
inline constexpr int gumbel_table_shift = 20;

/// The number t for which `word < t` has this probability; t is held within 0 and 2^32 - 1, so "always" fails once in
/// 2^32.
inline std::uint32_t threshold(double probability) {
    const double scaled = probability * 0x1p32 + 0.5;
    const double held = scaled > 0.0 ? (scaled < 4294967295.0 ? scaled : 4294967295.0) : 0.0;
    return static_cast<std::uint32_t>(held);
}

/// One of the two integers next to `value`, such that its mean is `value`.
inline std::int64_t round_randomly(double value, std::uint32_t word) {
    constexpr double limit = 9.2e18;
    const double held = value < -limit ? -limit : (value < limit ? value : limit);
    const auto towards_zero = static_cast<std::int64_t>(held);
    const std::int64_t below = towards_zero - (static_cast<double>(towards_zero) > held ? 1 : 0);
    return below + (uniform_open(word) < held - static_cast<double>(below) ? 1 : 0);
}

} // namespace terrace
