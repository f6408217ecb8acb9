#pragma once

#include <optional>
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

/// A measure that the base has not, by name.
[[nodiscard]] bool is_added(const Scenario& base, const MeasureTerms&);

/// A scenario without the measures that the base has not, `kept` (a position) excepted; without any of them when nothing is kept.
[[nodiscard]] Scenario reduced_to_base(const Scenario&, const Scenario& base, std::optional<std::size_t> kept);

/// The scenarios asked for, then helpers: with `attribute`, for each measure that the base (the first) has not, the scenario without it,
/// and the base with it and without; with `cotton_years` each land transfer and the base in four kinds of cotton year (prices and weather
/// apart). Only in the measure's county, and runs that are there already are not planned twice.
[[nodiscard]] std::vector<PlannedRun> plan_runs(const std::vector<Scenario>&, bool attribute, bool cotton_years);

/// For each run the earliest one that does the same in a county, itself if there is none before; runs.size() for helpers of other counties.
/// Runs that differ only by measures elsewhere are the same here to the last bit.
[[nodiscard]] std::vector<std::size_t> same_runs(const std::vector<PlannedRun>& runs, const std::string& county);

}  // namespace terrace
