#pragma once

#include <optional>
#include <string>
#include <vector>

#include "models/population/region.hpp"
#include "models/population/synthesis.hpp"
#include "sim/core/text.hpp"

namespace terrace {

/// One margin asked by a region file and what the synthetic population has.
struct MarginCheck {
    std::string key;
    Text label;
    std::string unit;
    double asked = 0;
    double met = 0;
    bool exact = false;     ///< must be met to the last unit; other margins are met up to chance
    bool at_least = false;  ///< asked is a lower bound
    std::string mark;       ///< F, D or E
    std::string source;
    std::optional<double> of_region_file{};  ///< what the region file asks where a register took its place

    /// Whether an exact margin is met; margins that are met up to chance always are.
    [[nodiscard]] bool holds() const { return !exact || (at_least ? met >= asked : met == asked); }
};

/// Every margin that can be counted in the tables, in the order of the region file's figures.
std::vector<MarginCheck> check_margins(const CountyMargins& county, const Population& population);

}  // namespace terrace
