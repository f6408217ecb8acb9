#pragma once

#include "analysis/biography/story.hpp"
#include "cli/arguments.hpp"
#include "models/scenario.hpp"

namespace terrace {

/// One household among those of a scenario's region.
struct HouseholdPlace {
    std::size_t county = 0; ///< position
    std::uint32_t row = 0;
};

/// The household that --household or --participant-of asks for; the measure is looked for in `other`, then in `base`. Throws InputError with
/// the numbers that there are when it is none, or when nobody is asked for; --village then narrows them down to a village.
[[nodiscard]] HouseholdPlace find_household(const Arguments& arguments, const Scenario& base, const Scenario& other, RandomKey key);

/// Where it lives.
[[nodiscard]] Address address_of(const HouseholdPlace& place, const Scenario& scenario, RandomKey key);

} // namespace terrace
