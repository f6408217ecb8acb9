#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "models/county.hpp"
#include "models/group_sums.hpp"
#include "models/household/choice_memory.hpp"
#include "models/household/income_lines.hpp"
#include "models/parameters.hpp"
#include "models/population/synthesis.hpp"

namespace terrace {

/// A county on its way through the months: its state and what one month hands to the next.
struct CountyRun {
    County county;
    ChoiceMemory memory;                         ///< of households, where the decision rule needs it
    std::int64_t block_land = 0;                 ///< mu/100 in block leases, as of last March
    std::array<IncomeLineSums, 12> income_by_month;      ///< income of households by calendar month, group and line [fen]
    HouseholdEvents events_since_january;                ///< what happened to them this year, by group
    double cotton_subsidy_rate = 0;              ///< on last autumn's cotton [fen/kg]
    Fen cooperative_refund_year = 0;
    bool sown = false;                           ///< once the first sowing of the run is done
};

/// A county at the beginning of its spin-up year, from its synthetic population; `rent` of its standing block leases [fen/mu].
[[nodiscard]] CountyRun start_county(Population, const Parameters&, Fen standing_rent, std::size_t measures);

/// Bytes per household that live from month to month: the state of the county with its workers, and what a month hands to the next.
[[nodiscard]] double bytes_per_household(const CountyRun&);

/// SHA-256 of the county's state: columns by table and name, little-endian.
[[nodiscard]] std::string state_digest(const County&);

}  // namespace terrace
