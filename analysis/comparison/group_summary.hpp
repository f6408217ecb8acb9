#pragma once

#include "analysis/comparison/comparison.hpp"
#include "analysis/study/study.hpp"
#include "models/group_sums.hpp"

#include <array>
#include <span>
#include <string_view>
#include <vector>

namespace terrace {

/// How groupings are called on the command line and in the output.
struct GroupingName {
    Grouping grouping;
    std::string_view key;
    Text label;
};
[[nodiscard]] const std::array<GroupingName, grouping_count>& grouping_names();
[[nodiscard]] const GroupingName& name_of(Grouping);

/// The measures of `summaries` at their places by each of the groupings. Villages belong to one county, so that measures of several
/// counties have them county by county only. Empty for studies without effects by group.
[[nodiscard]] std::vector<MeasureGroups> summarise_groups(const Study& study, const std::vector<MeasureSummary>& summaries,
                                                          std::span<const Grouping> groupings);

} // namespace terrace
