#pragma once

#include <span>
#include <vector>

#include "models/household/columns.hpp"
#include "models/village/columns.hpp"
#include "models/village/tiers.hpp"
#include "models/worker/columns.hpp"

namespace terrace {

/// What villages are judged by: their households and workers as they are, the national line [yuan/person/year], and tiers that they have whatever
/// their score, by village (Tier::none, or a shorter list: the score decides).
struct VillageRoll {
    Villages& villages;
    const Households& households;
    const Workers& workers;
    double line = 0;
    std::span<const Tier> assigned{};
};

/// The indicators of each village, in the order of TierIndicator; the worst change of income is left at 0: it needs earlier years.
[[nodiscard]] std::vector<TierIndicators> village_indicators(const VillageRoll&);

/// Share of each village's households below the national line, listed by monitoring or not: gates judge a village by need, not by how much of it was found.
[[nodiscard]] std::vector<double> village_poverty(const VillageRoll&);

/// Before the first recorded month acts: the year behind is scored and every village gets its tier.
void classify_villages(const VillageRoll&, const TierParameters&);

/// In December, after the books: the year is scored, and the tiers are reviewed on the mean score of up to three years.
/// `month` counts from the first recorded one, 0 being it.
void review_villages(const VillageRoll&, const TierParameters&, int month);

}  // namespace terrace
