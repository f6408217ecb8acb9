#pragma once

#include "models/panel.hpp"

#include <cstdint>
#include <vector>

namespace terrace {

/// Panel month in which a household starts to take part in a measure; `never` for those who do not.
struct ParticipationStarts {
    static constexpr std::uint16_t never = 0xffff;

    std::vector<std::uint16_t> by_row; ///< [row]
    std::vector<std::uint32_t> all;    ///< rows that take part, ascending
    std::vector<std::uint32_t> full;   ///< of them those with a year before and a year after the start inside the panel
};

/// Who takes part in a measure and from when; a household listed twice starts at the earlier month.
[[nodiscard]] ParticipationStarts participation_starts(const HouseholdPanel& panel, std::uint8_t measure);

/// Everybody entitled to a measure at the first recorded month, all from the same panel month on: for measures that change how others work.
[[nodiscard]] ParticipationStarts eligible_starts(const HouseholdPanel& panel, std::uint8_t measure, int from);

} // namespace terrace
