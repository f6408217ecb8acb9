#include "analysis/comparison/participants.hpp"

#include <algorithm>

namespace terrace {

namespace {

void list_rows(ParticipationStarts& starts, const HouseholdPanel& panel) {
    for (std::uint32_t row = 0; row < panel.households; ++row) {
        const int first = starts.by_row[row];
        if (first == ParticipationStarts::never) continue;
        starts.all.push_back(row);
        if (first >= 12 && first + 12 <= panel.months) starts.full.push_back(row);
    }
}

} // namespace

ParticipationStarts participation_starts(const HouseholdPanel& panel, std::uint8_t measure) {
    ParticipationStarts starts;
    starts.by_row.assign(panel.households, ParticipationStarts::never);
    for (const Participant& participant : panel.participants)
        if (participant.measure == measure)
            starts.by_row[participant.row] = std::min(starts.by_row[participant.row], participant.first_month);
    list_rows(starts, panel);
    return starts;
}

ParticipationStarts eligible_starts(const HouseholdPanel& panel, std::uint8_t measure, int from) {
    ParticipationStarts starts;
    starts.by_row.assign(panel.households, ParticipationStarts::never);
    if (measure < panel.eligible.size())
        for (std::uint32_t row = 0; row < panel.eligible[measure].size(); ++row)
            if (panel.eligible[measure][row] != 0) starts.by_row[row] = static_cast<std::uint16_t>(from);
    list_rows(starts, panel);
    return starts;
}

} // namespace terrace
