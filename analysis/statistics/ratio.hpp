#pragma once

#include "analysis/statistics/paired.hpp"

#include <span>

namespace terrace {

/// A ratio of two sums over replicates, such as public cost over net income.
struct RatioEstimate {
    double ratio = 0, low = 0, high = 0; ///< jackknife interval; NaN for fewer than two replicates
    MeanEstimate denominator;            ///< mean of the denominator over replicates
    bool printable = false;              ///< the denominator's interval excludes zero; otherwise the ratio means nothing

    /// Of a cost over a gain: the gain is surely below zero, so that nothing can be said to cost so much for each unit gained.
    [[nodiscard]] bool loses() const { return printable && denominator.high < 0; }
};

/// Sum of `numerators` over sum of `denominators`, one of each per replicate.
[[nodiscard]] RatioEstimate ratio_of_sums(std::span<const double> numerators, std::span<const double> denominators,
                                          double confidence = 0.95);

} // namespace terrace
