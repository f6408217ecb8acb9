#pragma once

#include "analysis/statistics/paired.hpp"

#include <cstddef>

namespace terrace {

/// No interval is judged on fewer replicates: below that the variance is too uncertain, and stopping at the first narrow interval would
/// pick those that are narrow by chance. Textbooks ask for 10; with 20 the intervals at the end cover 93 to 97 % (replication_test.cpp).
inline constexpr std::size_t fewest_replicates = 20;

/// Half of an interval; NaN when there is none.
[[nodiscard]] double half_width(const MeanEstimate&);

/// Whether enough replicates are there and half of the interval is not wider than `width`, in the unit of the mean.
[[nodiscard]] bool narrow_enough(const MeanEstimate&, double width);

/// Up to how many replicates to go on before the next look when the interval is still too wide: as many as its variance says are needed and a
/// tenth more, at least a quarter more than now, at most twice as many, and never more than `most`. Few looks keep the interval honest.
[[nodiscard]] std::size_t replicates_of_next_look(const MeanEstimate&, double width, std::size_t most);

} // namespace terrace
