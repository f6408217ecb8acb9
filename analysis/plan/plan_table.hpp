#pragma once

#include "analysis/plan/plan_result.hpp"

#include <string>

namespace terrace {

/// How long a plan took; nothing of it enters the plan.
struct PlanTimes {
    std::size_t evaluations = 0; ///< budgets run in this start, in the search and after it
    std::size_t kept = 0;        ///< outcomes that an earlier start had kept
    double wall_seconds = 0;     ///< of this start
    double model_seconds = 0;    ///< processor time of this start's runs
    std::size_t runs = 0;        ///< of the model, in this start
    int threads = 0;
};

/// Tables for a terminal: villages by tier, the proposal's money by line, tier and year, what it does, the frontier, the next unit of
/// money, effort.
[[nodiscard]] std::string plan_text(const PlanResult& plan, const PlanTimes& times, Language language);

/// One line for each amount of money and each goal of each plan on the frontier, with all digits:
/// plan, chosen, kind (money or goal), line, tier, year, goal, value, low, high, unit.
[[nodiscard]] std::string plan_csv(const PlanResult& plan);

} // namespace terrace
