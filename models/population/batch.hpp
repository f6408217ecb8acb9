#pragma once

#include <cstdint>
#include <span>

namespace terrace {

/// Loops of the synthesis that are worth vector instructions; the same bits with and without them.

/// Standard normals of the words.
void to_normals(std::span<const std::uint32_t> words, std::span<double> normals);

/// values[i] = exp(factor * values[i] + shift).
void to_exponentials(double factor, double shift, std::span<double> values);

/// A cheap standardised noise for ranking only: triangular, mean 0, standard deviation 1, within +-2.45.
inline float ranking_noise(std::uint32_t word) {
    const auto sum = static_cast<std::int32_t>((word >> 16) + (word & 0xffff));
    return static_cast<float>(sum - 65535) * (2.449489743f / 65536.0f);
}

}  // namespace terrace
