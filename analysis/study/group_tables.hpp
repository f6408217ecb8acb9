#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "analysis/study/study.hpp"
#include "models/observers/group_series.hpp"

namespace terrace {

/// A table for each grouping and, with `villages_monthly`, one of villages by month, for the study's scenarios, replicates, months, counties and villages, filled with NaN. That of villages has no
/// series where the study has no December.
[[nodiscard]] std::vector<GroupTable> empty_group_tables(const Study&, std::span<const MeasureTerms> measures, bool villages_monthly);

/// The grouping that a table is of.
[[nodiscard]] Grouping grouping_of(const GroupTable&);

/// What a county recorded of its groups, [series][(time * groups + group) * own + inner], at so many times, of which a table takes the one at `first` and each `step` further.
struct RecordedGroups {
    const std::vector<std::vector<double>>& values;
    std::size_t times = 0, first = 0, step = 1;
};

/// The groups of one county among all groups of a table at one time.
struct CountyGroups {
    std::size_t first = 0, count = 0;
};

/// What a county recorded for one of the study's tables; of villages that were recorded by month, the table of Decembers takes every twelfth.
[[nodiscard]] RecordedGroups recorded_groups(const CountyRecord&, const Study&, const GroupTable&);

/// Puts what a county recorded where it belongs. `measures` are the positions of the scenario's measures in the study;
/// measures that the scenario lacks are zero. `run`: scenario x replicates + replicate.
void store_groups(const RecordedGroups& recorded, std::span<const std::size_t> measures, CountyGroups, std::size_t run, GroupTable&);

/// Copies a county's values from one run to another.
void copy_groups(CountyGroups, std::size_t from, std::size_t to, GroupTable&);

}  // namespace terrace
