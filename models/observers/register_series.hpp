#pragma once

#include <vector>

#include "models/county.hpp"
#include "models/observers/series.hpp"

namespace terrace {

/// Series of people by status, and of the register of poor households, in the order of `register_values`.
[[nodiscard]] std::vector<SeriesSpec> register_series_specs();

/// One value a series; `exited_persons` of all `persons` live in poverty-exited households.
[[nodiscard]] std::vector<double> register_values(const County&, double persons, double exited_persons);

}  // namespace terrace
