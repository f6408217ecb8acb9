#pragma once

#include <cstdint>
#include <span>
#include <vector>

namespace terrace {

/// Money [fen], 1 yuan = 100 fen. Integer, so that sums are exact and have no order.
using Fen = std::int64_t;
/// Money of one household [fen]; ends at 21.47 million yuan, so never a budget, an enterprise or a total.
using Fen32 = std::int32_t;
/// Land [mu/100].
using CentiMu = std::int32_t;

/// Nearest integer, halves away from zero, held within +-9.2e18. Same bits everywhere, no libm call.
constexpr std::int64_t round_half_away(double value) {
    constexpr double limit = 9.2e18;
    const double held = value < -limit ? -limit : (value < limit ? value : limit);
    const auto whole = static_cast<std::int64_t>(held);
    const double rest = held - static_cast<double>(whole);
    return whole + (rest >= 0.5 ? 1 : 0) - (rest <= -0.5 ? 1 : 0);
}

/// Yuan to fen, halves away from zero.
constexpr Fen fen_from_yuan(double yuan) { return round_half_away(yuan * 100.0); }
/// Fen to yuan, for people and statistics only.
constexpr double yuan(Fen amount) { return static_cast<double>(amount) / 100.0; }

constexpr Fen operator""_yuan(unsigned long long amount) { return static_cast<Fen>(amount) * 100; }
constexpr Fen operator""_yuan(long double amount) { return fen_from_yuan(static_cast<double>(amount)); }

/// The rounded product of an integer amount and a factor. Exact input up to 2^53 (90 trillion yuan).
constexpr std::int64_t scale(std::int64_t amount, double factor) {
    return round_half_away(static_cast<double>(amount) * factor);
}

/// Parts of `total` in proportion to `weights` (none negative) by the largest remainder; equal remainders favour the
/// lower position. The parts sum to `total`. A zero weight gets nothing, unless all are zero: then the parts are equal.
std::vector<Fen> split(Fen total, std::span<const std::int64_t> weights);
/// The same without allocating the result; `parts` has the size of `weights`.
void split(Fen total, std::span<const std::int64_t> weights, std::span<Fen> parts);

} // namespace terrace
