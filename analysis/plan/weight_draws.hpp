#pragma once

#include "models/village/tiers.hpp"
#include "sim/random/stream.hpp"

#include <cstdint>

namespace terrace {

/// One gamma-distributed number of this shape and scale 1; 0 for shape 0. Rejection of Marsaglia and Tsang (2000) from addressed words,
/// with logarithms that have the same bits on every machine (Boost.Random takes those of the C library, which differ).
[[nodiscard]] double draw_gamma(Stream& stream, double shape);

/// Weights of the score as somebody else might have chosen them: Dirichlet with parameters concentration x share of each weight, times the
/// sum of the weights. Weights of 0 stay 0; the greater the concentration (above 0), the nearer to `weights`. ODD section 7.18.
[[nodiscard]] TierIndicators draw_weights(const TierIndicators& weights, double concentration, RandomKey key, std::uint32_t number);

} // namespace terrace
