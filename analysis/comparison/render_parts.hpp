#pragma once

#include "analysis/comparison/comparison.hpp"
#include "analysis/tables/text_table.hpp"
#include "sim/core/text.hpp"

#include <string>
#include <vector>

namespace terrace {

/// Large sums are shown in millions of yuan in English and in 万元 in Chinese.
[[nodiscard]] Text large_money_unit();
[[nodiscard]] double large_money_divisor(Language language);
[[nodiscard]] int large_money_decimals(Language language);

/// Whether a summary is the measure's first entry (all its counties together), not one county of several.
[[nodiscard]] bool is_whole_of_measure(const Comparison& comparison, const MeasureSummary& measure);

/// What is said of a cost for each yuan of net income, or for each household lifted, where income surely falls or more households surely are poor.
[[nodiscard]] Text income_falls();
[[nodiscard]] Text more_are_poor();

/// A cost for each unit gained, with half of its interval; `loses` where there is surely no gain but a loss; "-" where neither is sure.
[[nodiscard]] Cell cost_cell(const RatioEstimate& cost, int decimals, Language language, const Text& loses);

/// The table of measures, a column each; "" when there are none.
[[nodiscard]] std::string measures_text(const Comparison& comparison, Language language);

/// What a land lease pays, its net by kind of cotton year, and the break-even surface.
[[nodiscard]] std::string land_text(const MeasureSummary& measure, Language language);

/// Where a measure's public money went and what it set in motion in the county; "" when it moved none.
[[nodiscard]] std::string money_text(const MeasureSummary& measure, Language language);

/// Whether what a scenario changed is more than its only measure did, which has a table of its own.
[[nodiscard]] bool has_own_trail(const Comparison& comparison, const ScenarioComparison& scenario);

/// The same for a scenario as a whole against the base; "" when a single measure's table says it already, or nothing moved.
[[nodiscard]] std::string scenario_money_text(const Comparison& comparison, const ScenarioComparison& scenario, Language language);

/// Pairs of measures that reached the same households, a table for each scenario; "" when there are none.
[[nodiscard]] std::string overlaps_text(const Comparison& comparison, Language language);

/// Measures by tier, household type or village, a table for each; "" when that was not asked for.
[[nodiscard]] std::string groups_text(const Comparison& comparison, Language language);

/// Scenarios ranked under both decision rules; "" when that was not asked for.
[[nodiscard]] std::string rules_text(const Comparison& comparison, Language language);

/// Whole numbers that add up to the rounded total: each part rounded, the remainder given to the parts that lost most by rounding.
[[nodiscard]] std::vector<double> rounded_parts(double total, const std::vector<double>& parts);

} // namespace terrace
