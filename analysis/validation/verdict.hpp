#pragma once

#include "analysis/statistics/paired.hpp"
#include "analysis/validation/target.hpp"

#include <array>

namespace terrace {

enum class Verdict {
    met,                ///< the whole 95 % interval of the mean lies in the range asked for
    follows_from_input, ///< so it does, of a figure that is an input: met by construction, which proves nothing
    missed,             ///< nothing of the interval does
    undecided,          ///< part of it does: so many replicates cannot tell
    not_comparable,     ///< the figure describes something else
    not_simulated,      ///< no shipped scenario simulates it
};

/// All verdicts, in the order in which they are counted.
inline constexpr std::array<Verdict, 6> all_verdicts{Verdict::met,       Verdict::follows_from_input, Verdict::missed,
                                                     Verdict::undecided, Verdict::not_comparable,     Verdict::not_simulated};

/// Compares the interval of the mean over replicates with the range asked for. It errs either way in one case of forty at most, whatever the
/// number of replicates; fewer replicates make more targets undecided, and none met or missed. A single replicate has no interval and decides nothing.
[[nodiscard]] Verdict verdict_on(const ValidationTarget& target, const MeanEstimate& model);

/// Name for files: "met", "follows_from_input", "missed", "undecided", "not_comparable", "not_simulated".
[[nodiscard]] const char* verdict_key(Verdict verdict);
[[nodiscard]] Text verdict_text(Verdict verdict);

} // namespace terrace
