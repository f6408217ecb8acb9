#pragma once

#include "analysis/plan/plan_request.hpp"
#include "models/scenario.hpp"
#include "sim/config/document.hpp"

#include <array>
#include <filesystem>
#include <map>
#include <string>
#include <vector>

namespace terrace {

/// Which money a measure of a plan spends.
struct PlanCell {
    std::size_t line = 0, tier = 0;
    std::size_t county = 0; ///< position in PlanInputs::counties
};

/// Everything that was read for a plan, once.
struct PlanInputs {
    PlanRequest request;
    Records records;
    DataFolders folders;
    std::vector<PlanLine> lines;
    std::vector<std::string> counties;     ///< keys of those that are simulated
    std::array<std::vector<std::int64_t>, tier_count>
        households;                        ///< [tier][county]: of the county, of its villages of the tier once settled
    Stacked base;                          ///< over the plan's months, tiers of villages held fixed
    Stacked stack;                         ///< and over it every measure LINE-TIER (LINE-TIER-COUNTY in a prefecture)
    Scenario full;                         ///< read from it; every planned measure has no money yet
    std::map<std::string, PlanCell> cells; ///< of planned measures, by name
    std::vector<SourceFile> files;         ///< each once
};

/// Reads and checks a plan; `data` holds parameters/ and regions/. Throws InputError.
[[nodiscard]] PlanInputs read_plan_inputs(const std::filesystem::path& file, const std::filesystem::path& data);

/// Settles the tier of each village, from here on, in base, stack and `full`, and how many households each tier has in each county.
void settle_tiers(PlanInputs&, const std::vector<PlanVillage>& villages);

/// The uncertain parameters of each replicate of the frontier ("key=value"), one point of a Latin hypercube each; empty lists without any.
[[nodiscard]] std::vector<std::vector<std::string>> frontier_draws(const PlanInputs&);

/// A stack with these settings below whatever a future lays over it.
[[nodiscard]] Stacked with_settings(Stacked stack, const std::vector<std::string>& settings);

/// Base or stack in another future: a stress's files (empty: none) and settings over it, over so many months. Throws InputError.
[[nodiscard]] Scenario plan_future(const PlanInputs&, const Stacked& stack, const std::filesystem::path& stress,
                                   const std::vector<std::string>& settings, int months);

/// `full`, or a scenario read from the same stack and settings of another future, with a budget: measures without money are left out. A
/// cell of a prefecture is split among its counties by their households of the tier.
[[nodiscard]] Scenario plan_scenario(const PlanInputs&, const Scenario& full, const PlanBudget&);

/// A plan that spends nothing.
[[nodiscard]] PlanBudget no_budget(const PlanInputs&);

/// Everything that can change a run of the model, line by line, with the program's version; equal texts mean equal runs of equal budgets.
[[nodiscard]] std::string describe_plan_runs(const PlanInputs&);

} // namespace terrace
