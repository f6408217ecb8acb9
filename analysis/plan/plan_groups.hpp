#pragma once

#include "analysis/plan/plan_result.hpp"
#include "sim/io/results_file.hpp"

#include <string>
#include <vector>

namespace terrace {

/// Writes everything of a plan but its provenance as variables over named axes.
void write_plan_groups(const PlanResult& plan, ResultsWriter& writer);
/// The part of it that is of the villages and their tiers.
void write_village_groups(const PlanResult& plan, ResultsWriter& writer);

/// Indicators and years of the projections, in the order of their axes in the file: as they first appear, and ascending.
[[nodiscard]] std::vector<std::string> projected_indicators(const PlanResult& plan);
[[nodiscard]] std::vector<int> projected_years(const PlanResult& plan);

/// Replicates in which a goal is better with a plan than without; `change` as in PlanCandidate, [replicate].
[[nodiscard]] std::size_t better_runs(const std::vector<double>& change, const PlanGoal& goal);

/// What the package of a rung of the ladder costs [yuan], mean over replicates with its interval.
[[nodiscard]] const MeanEstimate& rung_cost(const PlanResult& plan, const CostEffectivenessRow& rung);

/// Villages and households of each tier as proposed: [tier - 1].
struct TierSizes {
    std::array<std::int64_t, tier_count> villages{}, households{};
};
[[nodiscard]] TierSizes tier_sizes(const PlanResult& plan);

} // namespace terrace
