#pragma once

#include <vector>

#include "models/market/tourism_state.hpp"
#include "models/observers/record.hpp"

namespace terrace {

/// Series of visitors and of those who live on them; the last of the series of a county.
[[nodiscard]] std::vector<SeriesSpec> tourism_series_specs();

/// Their values this month, in that order.
[[nodiscard]] std::vector<std::vector<double>> tourism_values(const TourismMarket&);

}  // namespace terrace
