#pragma once

#include <array>
#include <vector>

#include "models/observers/household_counts.hpp"
#include "models/observers/record.hpp"

namespace terrace {

using ByHouseholdType = std::array<double, household_type_count>;

/// Headline series by household type among those of the county; all others are in the group `household_types` (group_series.hpp).
[[nodiscard]] std::vector<SeriesSpec> household_type_series_specs();

/// Values in the order of the specs.
[[nodiscard]] std::array<ByHouseholdType, 4> household_type_values(const County&, const HouseholdCounts&);

}  // namespace terrace
