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
    Month first{};              ///< first month in which it works; an earlier one than the first recorded month counts as that
    std::int64_t shortfall = 0; ///< places or households offered and not filled
    bool modifies = false;      ///< changes how others work: its participants are all eligible households, from its first month on
};

/// Effect of one measure in one county and replicate, from the run with it and its twin without it.
/// Windows run in months from each participant's own start; others and the county are taken over the twelve months from the
/// measure's first month, left at zero when the run ends before. Participants count when a year before and a year after their start
/// lie in the panel. Pass a null `without` when there is no twin: the net figures stay zero and `paired` is false.
/// Every income receipt of the twin counts as other measures' money, because the measure does not exist there; grants for assets are no
/// income. Constant prices are those of 2021: each month's income over the month's consumer price index.
/// `scenario`, `measure`, `replicate` and `county` of the result are left to the caller, `measure` excepted.
/// Throws std::invalid_argument when the two panels have not the same households and months.
[[nodiscard]] MeasureEffect measure_effect(const HouseholdPanel& with, const HouseholdPanel* without, const MeasureRun& run);

/// What a measure does for its participants where it is the only one added to the base.
struct FirstIn {
    std::int64_t participants = 0; ///< with a full first year
    Fen net = 0;                   ///< their first year, against the base
};

/// From the run of the base with the measure (at that position among the run's measures) and the run of the base. Equal to the last-in net
/// when the measure is alone in its scenario. Throws like `measure_effect`.
[[nodiscard]] FirstIn first_in_effect(const HouseholdPanel& with, const HouseholdPanel& base, const MeasureRun& run);

} // namespace terrace
