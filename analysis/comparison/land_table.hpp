#pragma once

#include "analysis/comparison/comparison.hpp"
#include "analysis/comparison/measure_summary.hpp"
#include "analysis/study/study.hpp"

namespace terrace {

/// Net of a lease per household and year over own margins (0 to 1,800 yuan per mu and the one measured, if any) and 0, 0.15, 0.3 and 0.6
/// extra jobs.
[[nodiscard]] BreakEvenSurface break_even_surface(const LandTerms& terms, const MeanEstimate& own_margin);

/// What a land lease pays, and its net in ordinary, good and bad cotton years and in a harvest failure. These come from helper scenarios
/// named after the scenario with "@cotton-ordinary", "@cotton-good", "@cotton-bad" or "@harvest-failure" at the end.
[[nodiscard]] LandTable land_table(const Study& study, std::size_t scenario, std::size_t measure, const MeasureReplicates& effects);

} // namespace terrace
