#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "models/outside.hpp"
#include "models/population/scaled_region.hpp"
#include "models/simulation.hpp"
#include "sim/config/document.hpp"

namespace terrace {

/// A shipped scenario with settings "key=value", in a small region of `households` households in all three counties.
inline Scenario small_world(const std::string& name, const std::vector<std::string>& settings = {}, std::int64_t households = 1500, int months = 24) {
    const std::filesystem::path data = std::filesystem::path(TERRACE_SOURCE_DIR) / "scenarios";
    const Records records = Records::read_folder(data / "parameters");
    Stacked stacked = stack_scenario(data / (name + ".toml"));
    for (const std::string& setting : settings) set_key(stacked.root, setting);
    Scenario scenario = read_scenario(stacked, name, records, {data / "parameters", data / "regions"});
    const Region region = scaled(scenario.region, households, households / 3);
    for (std::size_t county = 0; county < region.counties.size(); ++county) {
        const std::string key = scenario.region.counties[county % scenario.region.counties.size()].key;
        const Text label = scenario.region.counties[county % scenario.region.counties.size()].label;
        if (county >= scenario.region.counties.size()) break;
        scenario.region.counties[county] = region.counties[county];
        scenario.region.counties[county].key = key;
        scenario.region.counties[county].label = label;
    }
    scenario.months = months;
    return scenario;
}

/// One county of a scenario, run from its synthesis to its last month. `tamper` as in MonthlyCycle.
inline CountyResult run_small_world(const Scenario& scenario, std::size_t county, std::function<void(County&, Month)> tamper = {}, County* final_state = nullptr) {
    const RandomKey key{1, 0};
    const MonthlyCycle cycle(std::move(tamper));
    Scratch scratch;
    const auto path = outside_path(scenario.parameters, key, scenario.start, spin_up_months, scenario.months);
    return run_county(scenario, county, key, path, cycle, scratch, prepare_county(scenario, county, key, path, cycle, scratch, true), final_state);
}

}  // namespace terrace
