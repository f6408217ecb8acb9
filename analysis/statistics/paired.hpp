#pragma once

#include <cstddef>
#include <span>

namespace terrace {

/// A mean over replicates with its Student-t interval. The interval is NaN for fewer than two values, all is NaN for none.
struct MeanEstimate {
    std::size_t n = 0;
    double mean = 0, low = 0, high = 0;
};

/// Difference of two scenarios over replicates that share their random shocks.
struct PairedEstimate {
    MeanEstimate difference;       ///< of with minus without
    double variance_reduction = 0; ///< Var(unpaired difference) / Var(paired difference); infinite when all pairs differ by the same
                                   ///< amount, NaN when nothing varies or n < 2
};

/// Sample variance (n - 1); NaN for fewer than two values.
[[nodiscard]] double sample_variance(std::span<const double> values);

/// Values that are NaN are left out and lower n.
[[nodiscard]] MeanEstimate mean_with_interval(std::span<const double> values, double confidence = 0.95);

/// `with` and `without` hold one value per replicate, in the same order; a pair with a NaN is left out.
/// The unpaired variance is that of independent runs, Var(with) + Var(without).
[[nodiscard]] PairedEstimate paired_difference(std::span<const double> with, std::span<const double> without, double confidence = 0.95);

} // namespace terrace
