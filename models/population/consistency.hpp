#pragma once

#include <optional>
#include <string>

#include "models/population/region.hpp"
#include "sim/core/text.hpp"

namespace terrace {

/// Two figures of one county that cannot both hold.
struct Contradiction {
    std::string key;  ///< the figure to change
    Text allowed;     ///< what the others allow
};

/// The first contradiction among the figures of a county, or nothing. A county without one can be synthesised.
std::optional<Contradiction> find_contradiction(const CountyMargins& county);

}  // namespace terrace
