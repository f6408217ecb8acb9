#pragma once

#include "cli/supplies.hpp"
#include "models/scenario.hpp"

#include <cstdint>
#include <string>
#include <vector>

namespace terrace {

/// Whom a measure's target selects in one county at the first month, in the population of the first replicate.
struct TargetCount {
    std::string measure, county;
    Text county_label;
    std::int64_t households = 0; ///< of the county
    std::int64_t targeted = 0;
    bool monitored = false;         ///< somebody monitors in the county while the measure is in force
    bool tier_held = false;         ///< villages of the target's tiers exist, or villages may move into one
    std::int64_t may_be_listed = 0; ///< households that monitoring may add, where the target has listed households
    Supplies supplies{};            ///< with the households that are targeted or may be listed
};

/// For every measure and each of its counties. Synthesises those counties, which takes some hundredths of a second each.
std::vector<TargetCount> count_targets(const Scenario& scenario, std::uint32_t seed);

} // namespace terrace
