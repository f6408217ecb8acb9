#pragma once

#include "analysis/plan/plan_result.hpp"

#include <cstdint>
#include <functional>
#include <span>
#include <vector>

namespace terrace {

/// Effect of a plan whose lines are those with a bit set in the mask (bit i: line i), one value per replicate; the same luck and the same
/// number of replicates for every mask. It is called once for each mask that is needed, in a fixed order.
using EffectOfLines = std::function<std::vector<double>(unsigned mask)>;

/// Up to so many lines every subset is run: 2^8 = 256.
inline constexpr std::size_t most_exact_lines = 8;

struct ShapleyTerms {
    std::uint32_t seed = 1;
    std::size_t rounds = 2; ///< of orders of the lines, where there are more than `most_exact_lines`
    double confidence = 0.95;
};

/// Parts and interactions of one replicate, or of a mean.
struct ShapleyValues {
    std::vector<double> parts;        ///< [line]; sum to the effect of all lines less that of none
    std::vector<double> interactions; ///< [pair], in the order (0,1), (0,2), ..., (1,2), ...
};

/// From the effects of all 2^lines subsets [mask]. Part of a line: its mean marginal effect over all orders in which lines can be added
/// (Shapley 1953). Interaction of two lines: the mean, over the same kind of orders with the two as one, of what both add less what each
/// adds alone (Grabisch and Roubens 1999); above 0 when they help each other.
[[nodiscard]] ShapleyValues shapley_values(std::size_t lines, std::span<const double> effects);

/// Splits the effect of a plan of 1 to 31 lines among them, with Student-t intervals over replicates. Up to `most_exact_lines` lines by all
/// subsets. Beyond, by orders: in each round lines are shuffled, and a Latin square of orders puts every line once at every place and every
/// pair next to each other (Williams 1949), each order together with its reverse; every order is as likely as any other, so the parts have
/// no bias, and they still sum to the whole. A round takes at most 2 lines^2 runs, twice that when their number is odd. The interval is
/// that of luck; what other orders would give is not in it. Throws std::invalid_argument for another number of lines and for effects of
/// unequal length.
[[nodiscard]] ShapleySplit shapley_split(std::size_t lines, const EffectOfLines& effect, const ShapleyTerms& terms = {});

/// The orders of one round, for a number of lines that is even; for an odd one twice as many.
[[nodiscard]] std::vector<std::vector<std::size_t>> balanced_orders(std::size_t lines, std::uint32_t seed, std::uint32_t round);

} // namespace terrace
