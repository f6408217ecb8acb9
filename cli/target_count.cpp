#include "cli/target_count.hpp"

#include "models/policy/relapse_monitoring.hpp"
#include "models/population/synthesis.hpp"
#include "models/village/standing.hpp"

#include <algorithm>
#include <map>
#include <span>

namespace terrace {
namespace {

/// The rule of PolicyDesk::targets, at the first month.
bool selects(const Target& target, const Population& population, std::uint32_t row) {
    const Households& households = population.households;
    return target.selects(households.flags[row], households.income_year[row], std::max(1, households.members[row] - households.away[row]));
}

/// Whether a household is one of those that may take part at all: its village is of the tiers, and it is not excluded.
bool admits(const Target& target, const Population& population, std::uint32_t row) {
    const auto& excluded = target.excluded_households;
    return target.in_tiers(population.villages.tier[village_of_household(population.villages, row)]) &&
           std::find(excluded.begin(), excluded.end(), population.first_household_id + row) == excluded.end();
}

/// Targets of the monitoring that works in a county while a measure is in force.
std::vector<const Target*> monitors(const Scenario& scenario, const MeasureTerms& terms, const std::string& county) {
    std::vector<const Target*> targets;
    const Month last = std::min(terms.until, scenario.start + (scenario.months - 1));
    for (const Measure& measure : scenario.measures)
        if (measure.terms.instrument == RelapseMonitoring::name && measure.terms.works_in(county) && measure.terms.from <= last)
            targets.push_back(&measure.terms.target);
    return targets;
}

/// Whether a village is of the tiers, or a December review may move one there: scores decide on one at least, and the run is long enough.
bool tier_held(const Scenario& scenario, const Target& target, const Villages& villages, std::span<const Tier> assigned) {
    const bool reviewed = scenario.months > scenario.parameters.tiers.fixed_months + 12;
    for (std::size_t village = 0; village < villages.rows(); ++village)
        if (target.in_tiers(villages.tier[village]) || (reviewed && (assigned.empty() || assigned[village] == Tier::none))) return true;
    return false;
}

/// A county's people, with the tiers that its villages would get if the scenario began with them.
Population classified(const Scenario& scenario, std::uint32_t county, std::uint32_t seed) {
    Population population = synthesise(scenario.region.counties[county], county, RandomKey{seed, 0});
    classify_villages({population.villages, population.households, population.workers, scenario.parameters.line.national.at(scenario.start),
                       scenario.assigned_tiers.in(county)},
                      scenario.parameters.tiers);
    return population;
}

/// Counts whom the target selects, adds whom monitoring may list, and what they have.
void count_people(TargetCount& count, const Target& target, const Population& population, std::span<const Target* const> monitors) {
    Reach reach{std::vector<std::uint8_t>(population.households.rows(), 0), {}};
    for (std::uint32_t row = 0; row < population.households.rows(); ++row) {
        if (!admits(target, population, row)) continue;
        const bool now = selects(target, population, row);
        const bool later = !now && target.listed && std::any_of(monitors.begin(), monitors.end(), [&](const Target* monitor) {
            return admits(*monitor, population, row) && selects(*monitor, population, row);
        });
        count.targeted += now ? 1 : 0;
        count.may_be_listed += later ? 1 : 0;
        reach.households[row] = now || later ? 1 : 0;
    }
    for (const std::uint8_t tier : population.villages.tier)
        reach.villages.push_back(target.in_tiers(tier) ? 1 : 0);
    count.supplies = count_supplies(population, reach);
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
            const Target& target = measure.terms.target;
            const std::vector<const Target*> monitoring = monitors(scenario, measure.terms, county.key);
            TargetCount count{measure.terms.name, county.key, county.label, static_cast<std::int64_t>(population.households.rows())};
            count.monitored = !monitoring.empty();
            count.tier_held = tier_held(scenario, target, population.villages, scenario.assigned_tiers.in(index));
            count_people(count, target, population, monitoring);
            counts.push_back(std::move(count));
        }
    return counts;
}

} // namespace terrace
