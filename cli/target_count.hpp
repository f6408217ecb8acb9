#pragma once

#include "models/scenario.hpp"

#include <cstdint>
#include <string>
#include <vector>

namespace terrace {

/// Households that a measure's target selects in one county at the first month, in the population of the first replicate.
struct TargetCount {
    std::string measure, county;
    Text county_label;
    std::int64_t households = 0; ///< of the county
    std::int64_t targeted = 0;
};

/// For every measure and each of its counties. Synthesises those counties, which takes some hundredths of a second each.
std::vector<TargetCount> count_targets(const Scenario& scenario, std::uint32_t seed);

} // namespace terrace
