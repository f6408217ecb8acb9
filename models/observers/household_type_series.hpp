#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <vector>

#include "models/observers/people_count.hpp"
#include "models/observers/record.hpp"
#include "models/worker/columns.hpp"

namespace terrace {

/// Household types of the series: farm and pastoral households are all of them, and so are exited and other households.
inline constexpr std::size_t household_type_count = 4;
using ByHouseholdType = std::array<double, household_type_count>;

[[nodiscard]] std::vector<SeriesSpec> household_type_series_specs();

/// Workers employed off the own farm by the marks of their household.
[[nodiscard]] std::array<std::uint32_t, 4> count_employed(const Workers&, std::span<const std::uint8_t> worker_marks);

/// Values in the order of the specs.
[[nodiscard]] std::array<ByHouseholdType, 4> household_type_values(const PeopleCount&, const std::array<std::uint32_t, 4>& employed);

}  // namespace terrace
