#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "models/observers/record.hpp"

namespace terrace {

/// Series that are sums of the month's flows: households' business income by activity, what enterprises and co-operatives sell and keep, dividends.
[[nodiscard]] std::vector<SeriesSpec> money_series_specs();

/// Their values this month, in that order, from the ledger's amounts by flow [fen].
[[nodiscard]] std::vector<std::vector<double>> money_values(std::span<const std::int64_t> amounts);

}  // namespace terrace
