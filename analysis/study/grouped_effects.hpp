#pragma once

#include "analysis/study/study.hpp"
#include "sim/io/results_file.hpp"

#include <string>
#include <vector>

namespace terrace {

/// Effects by group in the study file, int64, for the scenarios that are no helper runs, at positions `scenarios` of the study:
///     /participants_by_tier     (scenario, replicate, county, tier, measure)
///     /participants_by_type     (scenario, replicate, county, household_type, measure)
///     /participants_by_village  (scenario, replicate, village, measure), with village and village_county
/// and the ratios of each replicate, float64, NaN where they have no meaning. Zeros where a scenario has no such measure.

/// Writes the groups when the study's effects have any; the axes but `tier` and `household_type`, which are added where the study has no
/// such coordinate, must have been added. Throws std::invalid_argument when effects do not fit the study's villages.
void write_grouped_effects(ResultsWriter& writer, const Study& study, const std::vector<std::size_t>& scenarios,
                           const std::vector<std::string>& measures);

/// Gives the groups to the effects that the study has. Throws std::invalid_argument when they do not fit it.
void read_grouped_effects(const ResultsReader& reader, Study& study, const std::vector<std::size_t>& scenarios,
                          const std::vector<std::string>& measures);

} // namespace terrace
