#include "cli/target_count.hpp"

#include "models/population/synthesis.hpp"

#include <algorithm>
#include <map>

namespace terrace {
namespace {

/// The rule of PolicyDesk::targets, at the first month.
bool selects(const Target& target, const Households& households, std::uint32_t row, std::uint32_t first_number) {
    const bool meets = target.selects(households.flags[row], households.income_year[row], std::max(1, households.members[row] - households.away[row]));
    const auto& excluded = target.excluded_households;
    return meets && std::find(excluded.begin(), excluded.end(), first_number + row) == excluded.end();
}

} // namespace

std::vector<TargetCount> count_targets(const Scenario& scenario, std::uint32_t seed) {
    std::map<std::uint32_t, Population> populations;
    std::vector<TargetCount> counts;
    for (const Measure& measure : scenario.measures)
        for (std::uint32_t index = 0; index < scenario.region.counties.size(); ++index) {
            const CountyMargins& county = scenario.region.counties[index];
            if (!measure.terms.works_in(county.key)) continue;
            if (!populations.contains(index)) populations.emplace(index, synthesise(county, index, RandomKey{seed, 0}));
            const Population& population = populations.at(index);
            TargetCount count{measure.terms.name, county.key, county.label, static_cast<std::int64_t>(population.households.rows()), 0};
            for (std::uint32_t row = 0; row < population.households.rows(); ++row)
                count.targeted += selects(measure.terms.target, population.households, row, population.first_household_id) ? 1 : 0;
            counts.push_back(std::move(count));
        }
    return counts;
}

} // namespace terrace
