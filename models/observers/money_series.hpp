#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "models/household/income_lines.hpp"
#include "models/observers/record.hpp"
#include "sim/core/money.hpp"

namespace terrace {

/// Series that are sums of the month's flows: households' business income by activity, what enterprises and co-operatives sell and keep, dividends.
[[nodiscard]] std::vector<SeriesSpec> money_series_specs();

/// Their values this month, in that order, from the ledger's amounts by flow and households' business income by activity [fen].
[[nodiscard]] std::vector<std::vector<double>> money_values(std::span<const std::int64_t> amounts, const Counts<activity_count>& activities);

}  // namespace terrace
