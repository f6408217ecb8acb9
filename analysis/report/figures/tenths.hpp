#pragma once

#include "analysis/report/charts.hpp"
#include "analysis/report/source.hpp"

#include <array>
#include <vector>

namespace terrace {

/// Tenths of persons by income per head, the poorest first.
inline constexpr std::size_t tenths = 10;

/// Mean income per head [yuan a year] of each tenth in the last month of a replicate, at a place.
[[nodiscard]] std::array<double, tenths> decile_means_at(const ReportSource& source, std::size_t scenario, std::size_t place,
                                                         std::size_t replicate);

/// The same as a mean over replicates.
[[nodiscard]] std::array<double, tenths> average_deciles(const ReportSource& source, std::size_t scenario, std::size_t place);

/// "1 (poorest)", "2", ... for tables.
[[nodiscard]] std::vector<Text> tenth_names();

/// Bars for each tenth, named by their numbers.
[[nodiscard]] BarsChart bars_of_tenths(ChartUnit unit);

} // namespace terrace
