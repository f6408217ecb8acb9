#include "cli/target_count.hpp"

#include "models/population/synthesis.hpp"
#include "models/village/standing.hpp"

#include <algorithm>
#include <map>

namespace terrace {
namespace {

/// The rule of PolicyDesk::targets, at the first month.
bool selects(const Target& target, const Population& population, std::uint32_t row) {
    const Households& households = population.households;
    const std::uint32_t first_number = population.first_household_id;
    if (target.tiers != 0 && !target.in_tiers(population.villages.tier[village_of_household(population.villages, row)])) return false;
    const bool meets = target.selects(households.flags[row], households.income_year[row], std::max(1, households.members[row] - households.away[row]));
    const auto& excluded = target.excluded_households;
    return meets && std::find(excluded.begin(), excluded.end(), first_number + row) == excluded.end();
}

/// A county's people, with the tiers that its villages would get if the scenario began with them.
Population classified(const Scenario& scenario, std::uint32_t county, std::uint32_t seed) {
    Population population = synthesise(scenario.region.counties[county], county, RandomKey{seed, 0});
    classify_villages({population.villages, population.households, population.workers, scenario.parameters.line.national.at(scenario.start), scenario.assigned_tiers.in(county)},
                      scenario.parameters.tiers);
    return population;
}

} // namespace

std::vector<TargetCount> count_targets(const Scenario& scenario, std::uint32_t seed) {
    std::map<std::uint32_t, Population> populations;
    std::vector<TargetCount> counts;
    for (const Measure& measure : scenario.measures)
        for (std::uint32_t index = 0; index < scenario.region.counties.size(); ++index) {
            const CountyMargins& county = scenario.region.counties[index];
            if (!measure.terms.works_in(county.key)) continue;
            if (!populations.contains(index)) populations.emplace(index, classified(scenario, index, seed));
            const Population& population = populations.at(index);
            TargetCount count{measure.terms.name, county.key, county.label, static_cast<std::int64_t>(population.households.rows()), 0};
            for (std::uint32_t row = 0; row < population.households.rows(); ++row)
                count.targeted += selects(measure.terms.target, population, row) ? 1 : 0;
            counts.push_back(std::move(count));
        }
    return counts;
}

} // namespace terrace
