#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <vector>

#include "models/parameters.hpp"
#include "models/village/columns.hpp"

namespace terrace {

using TierIndicators = std::array<double, tier_indicator_count>;

/// Percentile rank of each value among all, 0 to 1; equal values share the mean of their ranks; one value alone is at one half.
[[nodiscard]] std::vector<double> percentile_ranks(std::span<const double> values);

/// Percentile ranks of each village by indicator, reversed where little is good: 1 is always best.
[[nodiscard]] std::vector<TierIndicators> tier_ranks(std::span<const TierIndicators> villages);

/// The weighted sum of one village's ranks.
[[nodiscard]] double score_of(const TierIndicators& ranks, const TierIndicators& weights);

/// Score of each village: the weighted sum of its ranks. ODD section 7.18.
[[nodiscard]] std::vector<double> tier_scores(std::span<const TierIndicators> villages, const TierIndicators& weights);

/// Number of villages of each tier by largest remainder; equal remainders favour consolidation.
[[nodiscard]] std::array<std::size_t, tier_count> tier_quotas(std::size_t villages, const std::array<double, tier_count>& shares);

/// What decides on a village's tier.
struct VillageStanding {
    double score;          ///< 0 to 1
    double needy;          ///< share of households below the national line
    bool formerly_poor;
};

/// What a village's standing rules out whatever its place in the order, and the scores at which tiers meet.
struct TierGates {
    std::vector<std::uint8_t> no_demonstration, consolidation;   ///< [village] 0 or 1
    double upper_cut = 0, lower_cut = 0;
};
[[nodiscard]] TierGates tier_gates(std::span<const VillageStanding>, const TierParameters&);

/// First classification: gates, then quotas by score. Villages that must be consolidated come on top of the quota if it is too small.
[[nodiscard]] std::vector<Tier> classify(std::span<const VillageStanding>, const TierParameters&);

/// A December review: whoever is beyond a cut by the margin, or before a gate, wishes to move by one tier; a wish of two successive
/// reviews moves, the farthest first, as many as may move in a year. Villages with an assigned tier wish nothing. Returns how many moved.
std::size_t review_tiers(std::span<const VillageStanding>, const TierParameters&, bool fixed, std::span<std::uint8_t> tier, std::span<std::int8_t> wish,
                         std::span<const Tier> assigned = {});

}  // namespace terrace
