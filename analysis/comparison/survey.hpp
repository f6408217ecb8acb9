#pragma once

#include "analysis/comparison/participants.hpp"
#include "models/panel.hpp"
#include "sim/core/money.hpp"

namespace terrace {

/// What a survey would report: difference-in-differences of yearly income against matched non-participants of the same run, in fen,
/// summed over the participants with a full year (mean over those matched, times their number).
/// Matching is by cells of the first-month facts: exited, pastoral, fifth of income per head, third of land, workers (0-1, 2, 3+);
/// a cell with fewer than five non-participants is widened to exited x pastoral x income, then income, then the county.
/// Controls have the same calendar months as the participant they are compared with. Zero when there is nobody to compare with.
[[nodiscard]] Fen survey_effect(const HouseholdPanel& panel, const ParticipationStarts& starts);

} // namespace terrace
