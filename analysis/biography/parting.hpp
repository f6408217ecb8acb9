#pragma once

#include "analysis/biography/life.hpp"

#include <optional>
#include <string>
#include <vector>

namespace terrace {

/// One thing that is not the same in two lives at the same moment.
struct Difference {
    std::string key;          ///< "plan", "worker_2_place", "flow_wages", ...
    Text label;
    Text one, other;          ///< what it is in each life
};

/// The first moment at which two lives are not the same.
struct Parting {
    std::size_t month = 0;    ///< index
    std::string_view step;    ///< after which step of the month
    std::vector<Difference> differences;   ///< what differs there, what was decided first
};

/// Where two lives of the same household part; nothing when they never do. Measures count by their names.
[[nodiscard]] std::optional<Parting> first_parting(const Life& one, const Life& other);

/// What differs between two moments.
[[nodiscard]] std::vector<Difference> differences(const Life& one, const BiographyMonth::Step& in_one, const Life& other, const BiographyMonth::Step& in_other);

/// The first recorded month in which the net incomes of the month differ by `least` [fen] or more.
[[nodiscard]] std::optional<std::size_t> first_income_gap(const Biography& one, const Biography& other, Fen least);

/// Net income of a month, all sources [fen].
[[nodiscard]] Fen net_income(const HouseholdFlows& flows);

} // namespace terrace
