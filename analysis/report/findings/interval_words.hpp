#pragma once

#include "analysis/statistics/paired.hpp"
#include "sim/core/text.hpp"

namespace terrace {

/// An interval of a mean as it follows the number in a sentence, " (95 % interval 76.39 to 99.15)"; empty where there is none, as from one
/// run.
[[nodiscard]] Text interval_words(const MeanEstimate& estimate, int decimals);

/// A whole-run sum in yuan with its unit, "87.77 million yuan", "8777 万元".
[[nodiscard]] Text money_words(double yuan);

/// The same with the interval of a mean.
[[nodiscard]] Text money_words(const MeanEstimate& yuan);

} // namespace terrace
