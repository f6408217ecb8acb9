#pragma once

#include "analysis/study/study.hpp"
#include "analysis/sweeps/sweep_request.hpp"
#include "sim/core/text.hpp"

#include <vector>

namespace terrace {

/// Figures of one point: [metric * replicates + replicate], NaN where there is none; and why, if a metric asks for what the study lacks
/// (a measure that a factor switched off, a month after the end).
struct PointFigures {
    std::vector<double> values;
    Text lacking;
};

/// Takes the metrics from the study of a point. County figures are put together as `terrace compare` does it: counts and sums of money
/// add up; figures per head, shares, prices and indices are means by persons.
[[nodiscard]] PointFigures measure_point(const std::vector<MetricRequest>& metrics, const Study& study);

/// Whether any metric is a figure of a measure's effect, so that household panels must be compared.
[[nodiscard]] bool needs_effects(const std::vector<MetricRequest>& metrics);
/// Whether one of them is a net effect, which needs the run without the measure.
[[nodiscard]] bool needs_net(const std::vector<MetricRequest>& metrics);

} // namespace terrace
