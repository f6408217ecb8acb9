#pragma once

#include <array>
#include <span>

namespace terrace {

/// Exact measures of a distribution by sorting. `weights` are persons (an empty span: one each); not negative.
/// All return NaN where the measure is not defined: no weight, or a total that is not positive (Gini, Theil, Palma).

[[nodiscard]] double weighted_mean(std::span<const double> values, std::span<const double> weights = {});

/// Value at which half of the weight is reached; the mean of the two neighbours when it falls between them.
[[nodiscard]] double weighted_median(std::span<const double> values, std::span<const double> weights = {});

/// Gini coefficient, population form (no n/(n-1)): half the mean absolute difference over the mean.
[[nodiscard]] double gini(std::span<const double> values, std::span<const double> weights = {});

/// Theil T index: mean of (y/m) ln(y/m); a value of zero or less counts as zero.
[[nodiscard]] double theil(std::span<const double> values, std::span<const double> weights = {});

/// Means of the ten tenths of the weight, poorest first; a value on a border is divided between both sides.
[[nodiscard]] std::array<double, 10> decile_means(std::span<const double> values, std::span<const double> weights = {});

/// Palma ratio: income of the richest tenth over that of the poorest four tenths.
[[nodiscard]] double palma(const std::array<double, 10>& deciles);

} // namespace terrace
