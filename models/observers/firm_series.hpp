#pragma once

#include <array>
#include <vector>

#include "models/county.hpp"
#include "models/observers/record.hpp"
#include "models/worker/month_state.hpp"

namespace terrace {

/// What local jobs pay, and firms that begin and fail, by kind of employer; the sums of the last two are `enterprise_births` and `enterprise_failures`.
[[nodiscard]] std::vector<SeriesSpec> firm_series_specs();

/// Their values this month, in that order.
[[nodiscard]] std::vector<std::vector<double>> firm_values(const County&, const WorkerMonth&, std::int32_t month);

}  // namespace terrace
