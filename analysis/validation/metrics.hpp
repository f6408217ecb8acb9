#pragma once

#include "analysis/validation/target.hpp"

#include <cstddef>
#include <string>
#include <vector>

namespace terrace {

struct Study;

/// What a target may ask of a study, by name.
[[nodiscard]] std::vector<std::string> metric_names();

/// Whether the metric is an effect of a measure, so that the study must hold the base as its first scenario.
[[nodiscard]] bool needs_base(const std::string& metric);

/// The target's figure in each replicate; the last scenario of the study is the one that is measured. Throws InputError when the study
/// lacks what the target names (series, part, county, measure, month).
[[nodiscard]] std::vector<double> measure_target(const ValidationTarget& target, const Study& study);

/// The same for any scenario of the study.
[[nodiscard]] std::vector<double> measure_target(const ValidationTarget& target, const Study& study, std::size_t scenario);

} // namespace terrace
