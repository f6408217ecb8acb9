#pragma once

#include "analysis/study/study.hpp"

#include <cstdint>

namespace terrace {

/// What follows from the sums of one group in one replicate; NaN where the denominator is zero. Without a run without the measure the first
/// two are NaN.

/// Money paid to or for the group's households over the net of all of them, whole run.
[[nodiscard]] double cost_per_yuan(const EffectSums& sums);
/// That money [yuan] over household-years fewer below the national line, whole run.
[[nodiscard]] double cost_per_lifted(const EffectSums& sums);
/// Share of the first year's gross that goes to households above the county's median income that are not poverty-exited.
[[nodiscard]] double leakage(const EffectSums& sums);

/// Household-years of so many household-months.
[[nodiscard]] inline double years_lifted(std::int64_t household_months) { return static_cast<double>(household_months) / 12; }
/// Household-years fewer below the national line.
[[nodiscard]] inline double years_lifted(const EffectSums& sums) { return years_lifted(sums[effect_sum::months_lifted]); }

} // namespace terrace
