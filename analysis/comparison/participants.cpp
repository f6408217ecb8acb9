#include "analysis/comparison/participants.hpp"

#include <algorithm>

namespace terrace {

ParticipationStarts participation_starts(const HouseholdPanel& panel, std::uint8_t measure) {
    ParticipationStarts starts;
    starts.by_row.assign(panel.households, ParticipationStarts::never);
    for (const Participant& participant : panel.participants)
        if (participant.measure == measure)
            starts.by_row[participant.row] = std::min(starts.by_row[participant.row], participant.first_month);
    for (std::uint32_t row = 0; row < panel.households; ++row) {
        const int first = starts.by_row[row];
        if (first == ParticipationStarts::never) continue;
        starts.all.push_back(row);
        if (first >= 12 && first + 12 <= panel.months) starts.full.push_back(row);
    }
    return starts;
}

} // namespace terrace
