#pragma once

#include "analysis/plan/tier_probabilities.hpp"

#include <vector>

namespace terrace {

/// Plain words of a tier: "demonstration", 示范村.
[[nodiscard]] Text tier_label(Tier tier);

/// What the villages' tiers are drawn over and judged by, without any uncertain parameter.
[[nodiscard]] PlanTierRules tier_rules(const TierRequest& request);

/// What the tiers rest on besides these rules, for the plan's list of assumptions: text, and its source or mark.
[[nodiscard]] std::vector<std::pair<Text, std::string>> tier_assumptions();

/// What is not known of the tiers: what no register says of the villages and is synthesised, and what the first classification cannot know.
[[nodiscard]] std::vector<Text> tier_unknowns(const TierRequest& request);

} // namespace terrace
