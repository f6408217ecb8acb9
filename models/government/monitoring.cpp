#include "models/government/monitoring.hpp"

#include <algorithm>

namespace terrace {

void ClearingRecord::open(std::int32_t month) {
    const std::size_t old = slot(month);
    due += listed[old];
    due_in_time += in_time[old];
    listed[old] = in_time[old] = 0;
}

void ClearingRecord::clear(const MonitoredHousehold& household, std::int32_t month) {
    if (month - household.listed_month <= 12) ++in_time[slot(household.listed_month)];
}

std::vector<std::uint32_t> Monitoring::seeking_work() const {
    std::vector<std::uint32_t> rows;
    for (const MonitoredHousehold& household : list)
        if (household.has(MonitoringHelp::work)) rows.push_back(household.row);
    return rows;
}

void Monitoring::enter(std::span<const MonitoredHousehold> found) {
    const auto middle = static_cast<std::ptrdiff_t>(list.size());
    list.insert(list.end(), found.begin(), found.end());
    std::inplace_merge(list.begin(), list.begin() + middle, list.end(), [](const MonitoredHousehold& a, const MonitoredHousehold& b) { return a.row < b.row; });
}

}  // namespace terrace
