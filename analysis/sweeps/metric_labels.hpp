#pragma once

#include "analysis/sweeps/sweep_request.hpp"
#include "models/scenario.hpp"

#include <span>

namespace terrace {

/// Adds month and place to the labels of metrics that the file does not label itself, so that no two look alike. `scenarios` are those of the request,
/// checked against it. Figures of a measure get the place only: their year is the participants' own.
void place_metric_labels(SweepRequest& request, std::span<const Scenario> scenarios);

} // namespace terrace
