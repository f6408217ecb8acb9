#pragma once

#include <string>
#include <vector>

#include "models/scenario.hpp"

namespace terrace {

/// One scenario among those to be run; helpers serve a comparison and keep no series.
struct PlannedRun {
    Scenario scenario;
    bool helper = false;
    std::string only_county;    ///< key; empty: every county
};

/// The scenarios asked for, then helpers: with `attribute` each scenario without each of its measures, with `cotton_years` each land
/// transfer and the base in four kinds of cotton year (prices and weather apart). Runs that are there already are not planned twice.
[[nodiscard]] std::vector<PlannedRun> plan_runs(const std::vector<Scenario>&, bool attribute, bool cotton_years);

}  // namespace terrace
