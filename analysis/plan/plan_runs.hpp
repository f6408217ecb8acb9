#pragma once

#include "analysis/calibration/run_log.hpp"
#include "analysis/plan/plan_goals.hpp"
#include "analysis/plan/plan_inputs.hpp"
#include "models/run_key.hpp"
#include "models/simulation.hpp"
#include "sim/run/tasks.hpp"

#include <string>
#include <vector>

namespace terrace {

/// What a budget came to in the prepared replicates.
struct PlanOutcome {
    std::vector<std::vector<double>> change; ///< [goal][replicate] against nothing being done with the same luck
    std::vector<std::vector<double>> spent;  ///< [line * tier_count + tier][replicate] yuan
};

/// Runs budgets of one plan. Every budget meets the same replicates: the same weather, prices, luck and uncertain parameters, and all
/// replicates have the people of the first, so that villages stay who they are; population, spin-up year and the run in which nothing is
/// done are made once for each replicate. Results do not depend on threads.
class PlanRuns {
public:
    /// `log` keeps every outcome as soon as it is there; outcomes that it has are not computed again. All must outlive this.
    PlanRuns(const PlanInputs& inputs, RunLog& log, const RunOptions& options);

    /// Makes the replicates from number `first` on ready, parameters as they stand, and forgets those of before. Throws BrokenIdentity,
    /// Cancelled.
    void prepare(std::size_t first, std::size_t count);

    /// The same for one replicate for each list of settings ("key=value"), its uncertain parameters. Throws InputError as well.
    void prepare(std::size_t first, const std::vector<std::vector<std::string>>& draws);

    /// What each budget comes to; equal ones are run once. Throws BrokenIdentity, Cancelled, FileError.
    [[nodiscard]] std::vector<PlanOutcome> evaluate(const std::vector<PlanBudget>& budgets);

    /// What one budget comes to under each of these lists of settings ("key=value"), none of which may change the spin-up year; against
    /// nothing being done without them. Throws InputError as well.
    [[nodiscard]] std::vector<PlanOutcome> evaluate(const PlanBudget& budget, const std::vector<std::vector<std::string>>& settings);

    [[nodiscard]] const RunOptions& options() const { return options_; }

    /// Budgets run in this process, runs of the model (without those that doing nothing takes), and processor time of them all.
    [[nodiscard]] std::size_t evaluations() const { return evaluations_; }
    [[nodiscard]] std::size_t runs() const { return runs_; }
    [[nodiscard]] double seconds() const { return seconds_; }

private:
    /// One replicate of one county at the first month.
    struct Start {
        RunKey key;
        std::vector<OutsideMonth> path;
        PreparedCounty county;
        CountyOutcome nothing;
    };
    struct Waiting;
    /// A budget to be run under settings.
    struct Asked {
        const PlanBudget* budget;
        std::vector<std::string> settings;
        std::string key;
    };

    /// The scenario with every line of one prepared replicate.
    [[nodiscard]] const Scenario& full(std::size_t replicate) const { return full_.size() == 1 ? full_.front() : full_[replicate]; }
    void prepare_starts(std::size_t first, std::size_t count);
    [[nodiscard]] Start start_of(std::size_t replicate, std::size_t county) const;
    [[nodiscard]] std::string key_of(const PlanBudget& budget) const;
    [[nodiscard]] std::vector<PlanOutcome> run_all(const std::vector<Asked>& asked);
    [[nodiscard]] Scenario scenario_of(const Asked& asked, std::size_t replicate) const;
    /// Runs one replicate of a budget: goals' changes, then money spent by line and tier.
    [[nodiscard]] std::vector<double> run(const Scenario& scenario, std::size_t replicate) const;
    [[nodiscard]] PlanOutcome outcome_of(const LoggedRun& logged) const;

    const PlanInputs& inputs_;
    RunLog& log_;
    RunOptions options_;
    Scenario bare_;                      ///< of the inputs, without its record of keys, which runs do not need
    std::vector<Scenario> full_;         ///< [replicate], or one for all of them
    std::vector<std::vector<std::string>> draws_; ///< [replicate], or none
    std::vector<std::size_t> positions_; ///< [county] in the region
    MonthlyCycle cycle_;
    std::size_t first_ = 0, count_ = 0;
    std::vector<Start> starts_; ///< [replicate * counties + county]
    std::size_t evaluations_ = 0, runs_ = 0;
    double seconds_ = 0;
};

} // namespace terrace
