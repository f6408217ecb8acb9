#pragma once

#include "models/government/monitoring.hpp"
#include "models/group_sums.hpp"

namespace terrace {

/// What happens to households in a month and is counted by group.
namespace household_event {
enum : std::size_t {
    departed, returned,                                      ///< workers who left for work outside the county, and who came home, founders of firms included
    firm_founded, firm_failed,                               ///< small firms of their members
    detected,                                                ///< by monitoring, by category; found this month
    listed = detected + monitoring_category_count,           ///< entered the list
    cleared = listed + monitoring_category_count,            ///< left the list
    missed = cleared + monitoring_category_count,            ///< at risk, and neither listed nor under review
    false_alarm = missed + monitoring_category_count,        ///< found without being at risk
    count
};
}  // namespace household_event

using HouseholdEvents = GroupSums<household_event::count>;

}  // namespace terrace
