#pragma once

#include "analysis/statistics/paired.hpp"
#include "analysis/validation/target.hpp"

namespace terrace {

enum class Verdict {
    met,             ///< the mean of the replicates lies in the range asked for
    within_interval, ///< the mean does not, but part of its 95 % interval does
    missed,
    not_comparable,  ///< the figure describes something else
    not_simulated,   ///< no shipped scenario simulates it
};

/// Compares the mean over replicates, and its interval, with the range asked for. A single replicate has no interval.
[[nodiscard]] Verdict verdict_on(const ValidationTarget& target, const MeanEstimate& model);

/// Name for files: "met", "within_interval", "missed", "not_comparable", "not_simulated".
[[nodiscard]] const char* verdict_key(Verdict verdict);
[[nodiscard]] Text verdict_text(Verdict verdict);

} // namespace terrace
