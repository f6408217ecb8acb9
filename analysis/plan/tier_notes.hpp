#pragma once

#include "analysis/plan/tier_probabilities.hpp"

#include <vector>

namespace terrace {

/// Plain words of a tier: "demonstration", 示范村.
[[nodiscard]] Text tier_label(Tier tier);

/// Why a village is in its tier of the plan, in plain sentences: the gate that held in most classifications; the two indicators that raise
/// its score most above the county's mean and the two that lower it most; whether a quota decided; whether the tier moves with the weights
/// or with luck and uncertain parameters, when its probability is below 0.8.
[[nodiscard]] Text reason_of(const VillageTiers& village, const TierParameters& parameters);

/// What probabilities of tiers rest on, for the plan's list of assumptions: text, and its source or mark.
[[nodiscard]] std::vector<std::pair<Text, std::string>> tier_assumptions(const TierRequest& request);

/// What is not known of the tiers: what no register says of the villages and is synthesised, and what the first classification cannot know.
[[nodiscard]] std::vector<Text> tier_unknowns(const TierRequest& request);

} // namespace terrace
