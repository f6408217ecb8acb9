#pragma once

#include <algorithm>
#include <cstdint>
#include <set>
#include <span>
#include <string>
#include <vector>

#include "sim/run/tasks.hpp"
#include "tests/support/county_walk.hpp"

namespace terrace {

/// Where a parameter is moved.
struct World {
    std::string names = "factual";
    std::vector<std::string> settings;   ///< before the move
    std::int64_t households = 300;       ///< in each county
    std::int64_t public_posts = 0;       ///< in each county at the start
};

/// A parameter or key that matters only where a certain thing happens, and such a world.
struct SpecialWorld {
    std::string key;
    World world;
};

/// Digest of all that is recorded of a scenario.
inline std::string results_of(const Scenario& scenario) {
    Sha256 hash;
    for (std::size_t county = 0; county < scenario.region.counties.size(); ++county) {
        CountyWalk walk(scenario, county);
        walk.live_through();
        for (const auto& values : walk.record.series) hash.update(std::as_bytes(std::span(values)));
        for (const auto& values : walk.record.villages) hash.update(std::as_bytes(std::span(values)));
        hash.update(std::as_bytes(std::span(walk.record.ledger)));
    }
    return hash.hex();
}

/// The same of a world, for one more setting.
inline std::string results_of(const World& world, const std::vector<std::string>& more) {
    Scenario scenario = small_scenario(world.names, joined(joined({"months=26"}, world.settings), more), world.households);
    for (CountyMargins& county : scenario.region.counties)
        if (world.public_posts > 0) county.public_posts = world.public_posts;
    return results_of(scenario);
}

/// One thing to try: a world and settings that are its own, and those that move the parameter.
struct Trial {
    std::string key;
    World world;
    std::vector<std::vector<std::string>> moves;   ///< one of them must change something
};

/// Keys for which no move changed anything. Trials run side by side.
inline std::set<std::string> without_effect(const std::vector<Trial>& trials) {
    std::vector<std::uint8_t> matters(trials.size(), 0);
    run_tasks(trials.size(), {}, [&](std::size_t t) {
        const std::string before = results_of(trials[t].world, {});
        for (const auto& move : trials[t].moves)
            if (matters[t] == 0 && results_of(trials[t].world, move) != before) matters[t] = 1;
    });
    std::set<std::string> idle;
    for (std::size_t t = 0; t < trials.size(); ++t)
        if (matters[t] == 0) idle.insert(trials[t].key);
    return idle;
}

}  // namespace terrace
