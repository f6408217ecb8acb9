#pragma once

#include "models/county.hpp"
#include "models/observers/record.hpp"

#include <vector>

namespace terrace {

/// The coordinate `assurance`.
[[nodiscard]] SeriesDimension assurances();

/// Households that lack an assurance, who of them is listed for it, and the help; values of the month in the order of the specifications.
[[nodiscard]] std::vector<SeriesSpec> assurance_series_specs();
[[nodiscard]] std::vector<std::vector<double>> assurance_values(const County&, std::int32_t month);

} // namespace terrace
