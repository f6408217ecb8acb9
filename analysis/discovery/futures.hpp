#pragma once

#include "analysis/discovery/condition.hpp"
#include "analysis/sweeps/sweep_table.hpp"

#include <cstddef>
#include <cstdint>
#include <vector>

namespace terrace {

/// Points of a sweep as scenario discovery sees them: what was varied, and whether the future that came of it is one of interest.
struct Futures {
    std::vector<Factor> factors;            ///< without the numbers of replicates ("luck", "population")
    std::vector<double> values;             ///< [point * factors + factor]; choices as positions
    std::vector<std::uint8_t> of_interest;  ///< [point]: 0 or 1
    std::size_t failed = 0;                 ///< points left out because they failed or are missing
    std::size_t undefined = 0;              ///< points left out because a figure asked for is not defined in them

    [[nodiscard]] std::size_t points() const { return of_interest.size(); }
    [[nodiscard]] std::size_t cases() const;
    [[nodiscard]] double value(std::size_t point, std::size_t factor) const { return values[point * factors.size() + factor]; }
};

/// Points in which all conditions hold, by the figures' means over replicates, and those in which they do not.
/// Throws InputError whose place is `option` for a figure that the sweep does not have.
[[nodiscard]] Futures gather_futures(const SweepTable& sweep, const std::vector<Condition>& conditions, const std::string& option);

} // namespace terrace
