#pragma once

#include "analysis/discovery/discovery.hpp"

namespace terrace {

/// Learns boxes on random halves of the points and counts them on the other halves. `number` is the box's, so that each has its own halves.
[[nodiscard]] HeldOut hold_out(const Futures& futures, const std::vector<std::uint32_t>& points, const DiscoveryTerms& terms, std::uint32_t number);

/// Share of shuffles of the cases among the points in which peeling with all factors reaches at least the balance that it reaches with the
/// points as they are, which count as one shuffle.
[[nodiscard]] double matched_by_shuffles(const Futures& futures, const std::vector<std::uint32_t>& points, std::size_t least,
                                         const DiscoveryTerms& terms, std::uint32_t number);

} // namespace terrace
