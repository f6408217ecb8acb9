#pragma once

#include "cli/supplies.hpp"
#include "sim/core/text.hpp"

#include <string>
#include <vector>

namespace terrace {

/// A number that a measure's terms ask for in each of its counties, and what it is taken from.
struct AskedNumber {
    std::string measure, key; ///< the key below the measure's table
    Text unit;                ///< "posts", "个岗位"
    double asked = 0;
    Supply supply = Supply::households;
};

/// How many of what the terms ask for the budget pays.
struct PaidNumber {
    std::string measure;
    Text unit;
    double asked = 0; ///< none (0): the terms name no number, one at least is meant
    double paid = 0;
};

/// The numbers of all measures of a scenario.
struct AskedNumbers {
    std::vector<AskedNumber> asked;
    std::vector<PaidNumber> paid;
};

} // namespace terrace
