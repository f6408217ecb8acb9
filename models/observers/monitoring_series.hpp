#pragma once

#include <array>
#include <vector>

#include "models/county.hpp"
#include "models/month_facts.hpp"
#include "models/observers/record.hpp"

namespace terrace {

/// Categories of monitored households as a coordinate.
[[nodiscard]] SeriesDimension monitoring_categories();

/// Households on the list, by category.
[[nodiscard]] std::array<double, monitoring_category_count> count_listed(const Monitoring&, std::int32_t month);

/// What monitoring does besides its stock; values in the order of the specifications. `national` is the poverty line
/// [yuan per head and year].
[[nodiscard]] std::vector<SeriesSpec> monitoring_series_specs();
[[nodiscard]] std::vector<std::vector<double>> monitoring_values(const County&, const TransferParameters&, const MonthFacts&, double national);

}  // namespace terrace
