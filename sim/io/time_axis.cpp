#include "sim/io/time_axis.hpp"

#include <utility>
#include <vector>

namespace terrace {

Dimension time_axis(Month first, int months) {
    std::vector<double> days;
    for (int month = 0; month < months; ++month) days.push_back(static_cast<double>((first + month).days_since_2021()));
    return {"time",
            std::move(days),
            {{"units", "days since 2021-01-01"},
             {"calendar", "standard"},
             {"standard_name", "time"},
             {"axis", "T"},
             {"long_name", "Last day of the month"},
             {"long_name_zh", "月末日期"}}};
}

}  // namespace terrace
