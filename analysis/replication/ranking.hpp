#pragma once

#include "analysis/replication/study_figure.hpp"
#include "analysis/statistics/paired.hpp"
#include "analysis/study/study.hpp"

#include <cstddef>
#include <functional>
#include <string>
#include <vector>

namespace terrace {

/// The figure that scenarios are ranked by, and whether less of it is better.
struct RankingGoal {
    StudyFigure figure;
    bool less_is_better = false;
};

/// Reads 'income_per_head', 'poverty_headcount/yuli@2024-12', 'spending:least'. Throws InputError at `option`, also for a figure of which it
/// cannot be told what is better and ":most" or ":least" is missing.
[[nodiscard]] RankingGoal ranking_goal(const std::string& text, const Study& layout, const std::string& option);

struct RankedScenario {
    std::string name;
    Text title;
    std::size_t replicates = 0;
    MeanEstimate level;
    MeanEstimate to_first;          ///< less the first, over the replicates that both have; n = 0 for the first
    double probability_best = 0;
    bool in_race = true;            ///< false: dropped as clearly behind, after `replicates`
};

/// Scenarios, the base among them, from the best to the worst.
struct Ranking {
    Text label, unit;
    int decimals = 0;
    bool less_is_better = false;
    double error = 0;               ///< chance that the best was dropped, at most
    std::size_t replicates = 0;     ///< of those in the race at the end
    bool decided = false;           ///< one is left, or some that never differ
    std::vector<RankedScenario> scenarios;
};

/// Simulates replicates [first, first + count) of some scenarios, by name.
using MoreReplicates = std::function<Study(const std::vector<std::string>& scenarios, std::size_t first, std::size_t count)>;

/// Ranks the scenarios of a study that are no helper runs. Those that are not clearly behind get more replicates, twice as many at every look,
/// until one is left or `most` are reached; what `more` gives stays out of the study. Throws InputError at `option` for a figure that runs do not have.
[[nodiscard]] Ranking rank_scenarios(const RankingGoal&, const Study&, std::size_t most, const MoreReplicates& more, const std::string& option);

} // namespace terrace
