#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <vector>

#include "models/observers/record.hpp"
#include "sim/core/money.hpp"

namespace terrace {

/// Net business income of all households by activity, in the order of the coordinate `activity`; adds up to their business income [fen].
inline constexpr std::size_t activity_count = 8;
using ActivityIncome = std::array<Fen, activity_count>;
[[nodiscard]] ActivityIncome activity_income(std::span<const std::int64_t> amounts);

/// Series that are sums of the month's flows: households' business income by activity, what enterprises and co-operatives sell and keep, dividends.
[[nodiscard]] std::vector<SeriesSpec> money_series_specs();

/// Their values this month, in that order, from the ledger's amounts by flow [fen].
[[nodiscard]] std::vector<std::vector<double>> money_values(std::span<const std::int64_t> amounts);

}  // namespace terrace
