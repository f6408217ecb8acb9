#pragma once

#include <span>
#include <vector>

#include "models/county.hpp"
#include "models/household/income_lines.hpp"
#include "models/observers/household_counts.hpp"
#include "models/observers/record.hpp"
#include "models/policy/measure.hpp"

namespace terrace {

/// The series of every group of households: one list for villages, tiers and household types. Villages lack what `village_series_specs` already has, household types the
/// collective money of villages. What happens in a month is summed since January for villages, since their values may be those of Decembers only.
/// Dimensions: (scenario, replicate, time, county, group[, dimension]), for villages (scenario, replicate, year or time, village[, dimension]).
[[nodiscard]] std::vector<SeriesSpec> group_series_specs(Grouping, std::span<const MeasureTerms> measures);

/// Sums by group: of the last twelve months, of this month, and since January.
struct GroupMoney {
    IncomeLineSums twelve_months, month, since_january;
};
struct GroupEvents {
    HouseholdEvents month, since_january;
};

/// What is known of the groups of a county at the end of a month.
struct GroupTrace {
    const HouseholdCounts& counts;
    const IncomeSpread& spread;
    const GroupMoney& money;
    const GroupEvents& events;
};

/// Records a month of a county: tiers and household types in every month, villages, of which there are many, in December unless the record wants them monthly.
void observe_groups(const County&, const GroupTrace&, bool december, CountyRecord&);

}  // namespace terrace
