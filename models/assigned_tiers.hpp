#pragma once

#include "models/population/region.hpp"
#include "models/village/columns.hpp"
#include "sim/config/key_visitor.hpp"

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace terrace {

/// Tiers that a scenario gives to villages itself: such a village is treated so from the first recorded month to the end, whatever its
/// score. ODD section 7.18.
struct AssignedTiers {
    std::vector<std::vector<Tier>> of; ///< [county][village], Tier::none where scores decide; empty when nothing is assigned

    /// By village, or empty when nothing is assigned in the county.
    [[nodiscard]] std::span<const Tier> in(std::size_t county) const {
        return county < of.size() ? std::span<const Tier>(of[county]) : std::span<const Tier>();
    }
};

/// Name of a village in series and keys: its county's key and its number from 1, "hejing-3".
[[nodiscard]] std::string village_key(std::string_view county, std::size_t village);

/// Name of a tier in keys: "demonstration", "catching_up", "consolidation"; empty for Tier::none.
[[nodiscard]] std::string_view tier_key(Tier tier);

/// Reads the table [assigned_tiers]: `VILLAGE = "TIER"`. Throws InputError for a village that the region does not have and for an unknown
/// tier.
[[nodiscard]] AssignedTiers read_assigned_tiers(KeyVisitor& key, const Region& region);

} // namespace terrace
