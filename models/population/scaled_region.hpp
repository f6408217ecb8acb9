#pragma once

#include <cstdint>

#include "models/population/region.hpp"

namespace terrace {

/// A generated region of exactly `households` households for studies of speed: counties of about `households_per_county`
/// (fewer when there are not that many) that repeat the counties of `pattern` in turn. Counts and areas are
/// those of the pattern in proportion, means and shares are its own; keys are "hejing_001", "bohu_002", ...
Region scaled(const Region& pattern, std::int64_t households, std::int64_t households_per_county = 38'000);

}  // namespace terrace
