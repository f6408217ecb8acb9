#pragma once

#include "analysis/study/study.hpp"
#include "sim/io/results_file.hpp"

#include <string>
#include <vector>

namespace terrace {

/// Where effects stand in the study file: those of scenarios in one group, those of helper runs in another.
struct EffectGroup {
    std::string group;                  ///< "participants" or "helper_runs"
    std::string axis;                   ///< "scenario" or "helper_run"
    std::vector<std::size_t> scenarios; ///< positions in Study::scenarios along the axis
};

/// Names of the measures of all scenarios: the study's own coordinate `measure` if it has one, else by first appearance.
[[nodiscard]] std::vector<std::string> measure_names(const Study& study);

/// Writes the effects of the group's scenarios over (axis, replicate, county, measure); the axes must have been added.
/// Throws std::invalid_argument for a measure without a name among `measures` and for two effects at one position.
void write_effects(ResultsWriter& writer, const Study& study, const EffectGroup& group, const std::vector<std::string>& measures);

/// Adds the group's effects to the study, at the positions they had. Throws std::invalid_argument when they do not fit it.
void read_effects(const ResultsReader& reader, Study& study, const EffectGroup& group, const std::vector<std::string>& measures);

} // namespace terrace
