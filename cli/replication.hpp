#pragma once

#include "analysis/replication/precision.hpp"
#include "analysis/replication/ranking.hpp"
#include "cli/study_job.hpp"

#include <optional>
#include <vector>

namespace terrace {

/// What the command line wants to know of replicates: --precision, --rank, --max-replicates.
struct ReplicationPlan {
    std::vector<PrecisionGoal> goals;
    std::optional<RankingGoal> ranking;
    std::size_t most = 0;      ///< replicates
};

/// Finds the figures among those that the scenarios will have, before anything runs, and sets the first number of replicates in `job`.
/// Throws InputError.
ReplicationPlan replication_plan(const Arguments& arguments, const ScenarioInput& input, StudyJob& job);

struct PreciseStudy {
    FinishedStudy finished;
    std::vector<PrecisionReached> reached;   ///< empty without goals
};

/// Simulates, and adds replicates until all goals are met or the most are reached; tells how it goes and what was not reached. The study is the
/// one that a single run of as many replicates gives, to the bit. Throws as simulate_job, and InputError for goals that have no meaning here.
PreciseStudy simulate_to_precision(const ScenarioInput& input, StudyJob job, const ReplicationPlan& plan, const Console& console);

/// Ranks the scenarios of a study; those that are not clearly behind are simulated further. Throws as simulate_to_precision.
Ranking rank_study(const ScenarioInput& input, StudyJob job, const ReplicationPlan& plan, const Study& study, const Console& console);

} // namespace terrace
