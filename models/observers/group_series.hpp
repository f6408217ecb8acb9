#pragma once

#include <span>
#include <vector>

#include "models/county.hpp"
#include "models/observers/household_counts.hpp"
#include "models/observers/record.hpp"
#include "models/policy/measure.hpp"

namespace terrace {

/// The series of every group of households: one list for villages, tiers and household types. Villages lack what `village_series_specs` already has.
/// Dimensions: (scenario, replicate, time, county, group[, dimension]), for villages (scenario, replicate, year, village[, dimension]).
[[nodiscard]] std::vector<SeriesSpec> group_series_specs(Grouping, std::span<const MeasureTerms> measures);

/// Records a month of a county: tiers and household types in every month, villages, of which there are many, in December. `income` is that of the last twelve months by
/// source [fen].
void observe_groups(const County&, const HouseholdCounts&, const GroupSums<income_source_count>& income, bool december, CountyRecord&);

}  // namespace terrace
