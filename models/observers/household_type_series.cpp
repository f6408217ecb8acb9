#include "models/observers/household_type_series.hpp"

#include "models/observers/series_dimensions.hpp"

namespace terrace {
namespace {

/// Workers who have work other than on the own farm.
double off_farm(const Counts<counted::count>& of) {
    std::int64_t workers = 0;
    for (std::size_t column = counted::own_farm; column < counted::count; ++column)
        if (column != counted::own_farm && column != counted::none && column != counted::training) workers += of[column];
    return static_cast<double>(workers);
}

}  // namespace

std::vector<SeriesSpec> household_type_series_specs() {
    const SeriesDimension types = dimensions::household_types();
    return {
        {"income_per_head_by_type", "yuan", "Net income per head by household type, last twelve months", "人均可支配收入(按农户类型,近12个月)", "time: sum (interval: 12 months)", types},
        {"poverty_headcount_by_type", "1", "Share of persons below the national line by household type", "国家标准下的低收入人口比例(按农户类型)", "", types},
        {"employed_by_type", "workers", "Workers employed off the own farm by household type", "非自家农业就业人数(按农户类型)", "", types},
        {"population_by_type", "persons", "Persons living in the households by household type", "常住人口(按农户类型)", "", types},
    };
}

std::array<ByHouseholdType, 4> household_type_values(const County& county, const HouseholdCounts& counts) {
    std::array<ByHouseholdType, 4> values{};
    const auto types = counts.of(Grouping::household_type, county.villages);
    for (std::size_t type = 0; type < types.size(); ++type) {
        const Counts<counted::count>& of = types[type];
        const auto persons = static_cast<double>(of[counted::persons]);
        values[0][type] = persons > 0 ? 10.0 * static_cast<double>(of[counted::income]) / persons : 0;
        values[1][type] = persons > 0 ? static_cast<double>(of[counted::poor]) / persons : 0;
        values[2][type] = off_farm(of);
        values[3][type] = persons;
    }
    return values;
}

}  // namespace terrace
