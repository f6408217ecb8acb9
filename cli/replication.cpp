#include "cli/replication.hpp"

#include "analysis/statistics/stopping.hpp"
#include "analysis/study/append_replicates.hpp"
#include "cli/study_record.hpp"

#include <algorithm>

namespace terrace {
namespace {

const std::string precision_option = "--precision", rank_option = "--rank";

void add_times(std::vector<std::pair<std::string, double>>& times, const std::vector<std::pair<std::string, double>>& more) {
    for (const auto& [name, seconds] : more) {
        const auto known = std::find_if(times.begin(), times.end(), [&name = name](const auto& one) { return one.first == name; });
        if (known == times.end()) times.emplace_back(name, seconds);
        else known->second += seconds;
    }
}

void append(FinishedStudy& study, const FinishedStudy& more) {
    append_replicates(study.study, more.study);
    study.wall_seconds += more.wall_seconds;
    study.report.household_months += more.report.household_months;
    study.report.bytes_per_household = std::max(study.report.bytes_per_household, more.report.bytes_per_household);
    add_times(study.report.phases, more.report.phases);
    add_times(study.report.steps, more.report.steps);
}

std::size_t count_unmet(const std::vector<PrecisionReached>& list) {
    return static_cast<std::size_t>(std::count_if(list.begin(), list.end(), [](const PrecisionReached& one) { return !one.met; }));
}

void tell_next(const Console& console, const std::vector<PrecisionReached>& reached, std::size_t now, std::size_t next) {
    const std::string from = std::to_string(now), to = std::to_string(next), open = std::to_string(count_unmet(reached)), all = std::to_string(reached.size());
    console.note({"after " + from + " replicates " + open + " of " + all + " intervals are too wide; going on to " + to,
                  "模拟 " + from + " 次后，" + all + " 个区间中仍有 " + open + " 个过宽，继续模拟至 " + to + " 次"});
}

void tell_unmet(const Console& console, const std::vector<PrecisionReached>& reached, std::size_t most) {
    const std::string open = std::to_string(count_unmet(reached)), all = std::to_string(reached.size()), bound = std::to_string(most);
    console.warn({"the precision asked for was not reached with " + bound + " replicates (" + open + " of " + all + " intervals); --max-replicates allows more",
                  "模拟 " + bound + " 次仍未达到要求的精度（" + all + " 个区间中有 " + open + " 个）；可用 --max-replicates 增加上限"});
}

} // namespace

ReplicationPlan replication_plan(const Arguments& arguments, const ScenarioInput& input, StudyJob& job) {
    ReplicationPlan plan;
    const bool open_ended = !arguments.precision.empty() || !arguments.rank.empty();
    if (!open_ended && !arguments.max_replicates.empty())
        reject_usage("--max-replicates", {"nothing that adds replicates", "没有需要增加模拟次数的选项"}, {"--max-replicates together with --precision or --rank", "与 --precision 或 --rank 一起使用"});
    if (!open_ended) return plan;
    plan.most = max_replicates_of(arguments, arguments.replicates.empty() ? 0 : job.replicates);
    StudyRequest request;
    request.scenarios = input.scenarios;
    const Study layout = study_layout(std::move(request));
    for (const std::string& goal : arguments.precision) plan.goals.push_back(precision_goal(goal, layout, precision_option));
    if (!arguments.rank.empty()) plan.ranking = ranking_goal(arguments.rank, layout, rank_option);
    job.replicates = std::min(plan.most, plan.goals.empty() ? job.replicates : std::max(job.replicates, fewest_replicates));
    return plan;
}

PreciseStudy simulate_to_precision(const ScenarioInput& input, StudyJob job, const ReplicationPlan& plan, const Console& console) {
    PreciseStudy result{simulate_job(input, job, console), {}};
    if (plan.goals.empty()) return result;
    Study& study = result.finished.study;
    job.warn = false;
    for (;;) {
        result.reached = precision_reached(plan.goals, study, precision_option);
        if (all_met(result.reached) || study.replicates >= plan.most) break;
        const std::size_t next = replicates_wanted(result.reached, plan.most);
        tell_next(console, result.reached, study.replicates, next);
        job.first_replicate = study.replicates;
        job.replicates = next - study.replicates;
        append(result.finished, simulate_job(input, job, console));
    }
    study.provenance = provenance_of(input, job, result.finished.report, result.finished.wall_seconds);
    if (!all_met(result.reached)) tell_unmet(console, result.reached, plan.most);
    return result;
}

Ranking rank_study(const ScenarioInput& input, StudyJob job, const ReplicationPlan& plan, const Study& study, const Console& console) {
    job.effects = job.attribute = job.cotton_years = job.warn = false;
    const MoreReplicates more = [&](const std::vector<std::string>& names, std::size_t first, std::size_t count) {
        ScenarioInput some = input;
        std::erase_if(some.scenarios, [&](const Scenario& scenario) { return std::find(names.begin(), names.end(), scenario.name) == names.end(); });
        const std::string left = std::to_string(names.size()), to = std::to_string(first + count);
        console.note({"the ranking is unclear between " + left + " scenarios; simulating these to " + to + " replicates", "尚有 " + left + " 个方案先后不明，将其继续模拟至 " + to + " 次"});
        job.first_replicate = first;
        job.replicates = count;
        return simulate_job(some, job, console).study;
    };
    return rank_scenarios(*plan.ranking, study, plan.most, more, rank_option);
}

} // namespace terrace
