#include "analysis/plan/plan_runs.hpp"

#include "analysis/plan/allocation.hpp"
#include "models/outside.hpp"
#include "sim/run/background.hpp"

#include <algorithm>
#include <atomic>
#include <memory>
#include <set>

namespace terrace {
namespace {

Scenario without_record(Scenario scenario) {
    scenario.resolved.clear();
    scenario.overrides.clear();
    scenario.warnings.clear();
    scenario.files.clear();
    return scenario;
}

} // namespace

/// A budget whose replicates are being run.
struct PlanRuns::Waiting {
    Waiting(Asked asked_, std::size_t replicates)
        : asked(std::move(asked_)), results(replicates), seconds(replicates, 0), left(replicates) {}
    Asked asked;
    std::vector<std::vector<double>> results; ///< [replicate]
    std::vector<double> seconds;
    std::atomic<std::size_t> left;
};

PlanRuns::PlanRuns(const PlanInputs& inputs, RunLog& log, const RunOptions& options)
    : inputs_(inputs), log_(log), options_(options), bare_(without_record(inputs.full)), full_{bare_} {
    for (const std::string& key : inputs.counties)
        for (std::size_t c = 0; c < bare_.region.counties.size(); ++c)
            if (bare_.region.counties[c].key == key) positions_.push_back(c);
}

PlanRuns::Start PlanRuns::start_of(std::size_t replicate, std::size_t county) const {
    const Scenario nothing = plan_scenario(inputs_, full(replicate), no_budget(inputs_));
    const auto number = static_cast<std::uint32_t>(first_ + replicate);
    Start start;
    start.key = RunKey({inputs_.request.search.seed, number}, {inputs_.request.search.seed, 0});
    start.path = outside_path(nothing.parameters, start.key, nothing.start, spin_up_months, nothing.months);
    Scratch scratch;
    start.county = prepare_county(nothing, positions_[county], start.key, start.path, cycle_, scratch, false);
    const CountyResult result = run_county(nothing, positions_[county], start.key, start.path, cycle_, scratch, start.county);
    start.nothing = county_outcome(result.record, static_cast<std::size_t>(nothing.months));
    return start;
}

void PlanRuns::prepare(std::size_t first, std::size_t count) {
    draws_.clear();
    full_.assign(1, bare_);
    prepare_starts(first, count);
}

void PlanRuns::prepare(std::size_t first, const std::vector<std::vector<std::string>>& draws) {
    draws_ = draws;
    full_.clear();
    for (const std::vector<std::string>& settings : draws)
        full_.push_back(settings.empty() ? bare_ : without_record(plan_future(inputs_, with_settings(inputs_.stack, settings), {}, {}, bare_.months)));
    prepare_starts(first, draws.size());
}

void PlanRuns::prepare_starts(std::size_t first, std::size_t count) {
    const std::size_t counties = positions_.size();
    first_ = first;
    count_ = count;
    starts_.clear();
    starts_.resize(count * counties);
    RunOptions silent = options_;
    silent.progress = nullptr;
    run_tasks(starts_.size(), silent, [&](std::size_t task) { starts_[task] = start_of(task / counties, task % counties); });
}

std::string PlanRuns::key_of(const PlanBudget& budget) const {
    return std::to_string(first_) + "+" + std::to_string(count_) + ":" + budget_text(budget);
}

Scenario PlanRuns::scenario_of(const Asked& asked, std::size_t replicate) const {
    if (asked.settings.empty()) return plan_scenario(inputs_, full(replicate), *asked.budget);
    const Stacked stack = with_settings(inputs_.stack, draws_.empty() ? std::vector<std::string>{} : draws_[replicate]);
    return plan_scenario(inputs_, without_record(plan_future(inputs_, stack, {}, asked.settings, bare_.months)), *asked.budget);
}

std::vector<double> PlanRuns::run(const Scenario& scenario, std::size_t replicate) const {
    const std::size_t counties = positions_.size();
    std::vector<CountyOutcome> with, without;
    std::vector<double> spent(inputs_.lines.size() * tier_count, 0);
    Scratch scratch;
    for (std::size_t c = 0; c < counties; ++c) {
        const Start& start = starts_[replicate * counties + c];
        const CountyResult result = run_county(scenario, positions_[c], start.key, start.path, cycle_, scratch, start.county);
        with.push_back(county_outcome(result.record, static_cast<std::size_t>(scenario.months)));
        without.push_back(start.nothing);
        for (std::size_t m = 0; m < scenario.measures.size(); ++m) {
            const auto cell = inputs_.cells.find(scenario.measures[m].terms.name);
            if (cell != inputs_.cells.end()) spent[cell->second.line * tier_count + cell->second.tier] += yuan(result.measures[m].spent);
        }
    }
    double cost = 0;
    for (const double part : spent)
        cost += part;
    std::vector<double> results;
    for (const PlanGoalKind goal : inputs_.request.goals)
        results.push_back(goal_value(goal, with, cost) - goal_value(goal, without, 0));
    results.insert(results.end(), spent.begin(), spent.end());
    return results;
}

PlanOutcome PlanRuns::outcome_of(const LoggedRun& logged) const {
    const std::size_t goals = inputs_.request.goals.size(), each = goals + inputs_.lines.size() * tier_count;
    PlanOutcome outcome;
    for (std::size_t i = 0; i < each; ++i) {
        std::vector<double> values;
        for (std::size_t r = 0; r < count_; ++r)
            values.push_back(logged.results.at(r * each + i));
        (i < goals ? outcome.change : outcome.spent).push_back(std::move(values));
    }
    return outcome;
}

std::vector<PlanOutcome> PlanRuns::evaluate(const std::vector<PlanBudget>& budgets) {
    std::vector<Asked> asked;
    for (const PlanBudget& budget : budgets)
        asked.push_back({&budget, {}, key_of(budget)});
    return run_all(asked);
}

std::vector<PlanOutcome> PlanRuns::evaluate(const PlanBudget& budget, const std::vector<std::vector<std::string>>& settings) {
    std::vector<Asked> asked;
    for (const std::vector<std::string>& list : settings) {
        std::string key = key_of(budget);
        for (const std::string& setting : list)
            key += "\n" + setting;
        asked.push_back({&budget, list, std::move(key)});
    }
    return run_all(asked);
}

std::vector<PlanOutcome> PlanRuns::run_all(const std::vector<Asked>& asked) {
    std::vector<std::unique_ptr<Waiting>> waiting;
    std::set<std::string> fresh;
    for (const Asked& one : asked)
        if (log_.find(one.key) == nullptr && fresh.insert(one.key).second) waiting.push_back(std::make_unique<Waiting>(one, count_));
    RunOptions options = options_;
    options.units_per_task = 1;
    run_tasks(waiting.size() * count_, options, [&](std::size_t task) {
        Waiting& one = *waiting[task / count_];
        const double start = thread_seconds();
        one.results[task % count_] = run(scenario_of(one.asked, task % count_), task % count_);
        one.seconds[task % count_] = thread_seconds() - start;
        if (one.left.fetch_sub(1) != 1) return; // the last replicate keeps them all
        LoggedRun logged;
        for (std::size_t r = 0; r < count_; ++r) {
            logged.results.insert(logged.results.end(), one.results[r].begin(), one.results[r].end());
            logged.seconds += one.seconds[r];
        }
        log_.add(one.asked.key, logged);
    });
    for (const auto& one : waiting)
        for (const double seconds : one->seconds)
            seconds_ += seconds;
    evaluations_ += waiting.size();
    runs_ += waiting.size() * count_;
    std::vector<PlanOutcome> outcomes;
    for (const Asked& one : asked)
        outcomes.push_back(outcome_of(*log_.find(one.key)));
    return outcomes;
}

} // namespace terrace
