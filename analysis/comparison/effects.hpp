#pragma once

#include "analysis/study/study.hpp"
#include "models/panel.hpp"
#include "sim/core/money.hpp"
#include "sim/core/month.hpp"

#include <cstdint>

namespace terrace {

/// What is known of a measure beside the household panel.
struct MeasureRun {
    std::uint8_t measure = 0;   ///< index among the measures of the scenario with it
    Month first;                ///< first month in which it works; an earlier one than the first recorded month counts as that
    Fen public_cost = 0;        ///< spent by it, whole run
    std::int64_t shortfall = 0; ///< places or households offered and not filled
};

/// Effect of one measure in one county and replicate, from the run with it and its twin without it.
/// Windows run in months from each participant's own start; others and the county are taken over the twelve months from the
/// measure's first month, left at zero when the run ends before. Participants count when a year before and a year after their start
/// lie in the panel. Pass a null `without` when there is no twin: the net figures stay zero and `paired` is false.
/// Every receipt of the twin counts as other measures' money, because the measure does not exist there.
/// `scenario`, `measure`, `replicate` and `county` of the result are left to the caller, `measure` excepted.
/// Throws std::invalid_argument when the two panels have not the same households and months.
[[nodiscard]] MeasureEffect measure_effect(const HouseholdPanel& with, const HouseholdPanel* without, const MeasureRun& run);

} // namespace terrace
