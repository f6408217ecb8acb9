#pragma once

#include "analysis/plan/plan_result.hpp"

#include <cstddef>
#include <functional>
#include <string>
#include <vector>

namespace terrace {

/// One goal of the plan, for each list of settings ("key=value", as after --set, on top of the plan's scenario with its budget):
/// [settings][replicate]. All lists have the same replicates with the same luck and people.
using GoalEvaluator = std::function<std::vector<std::vector<double>>(const std::vector<std::vector<std::string>>& settings)>;

/// "assigned_tiers.VILLAGE=TIER" for each village that has a tier: the plan's scenario treats villages as the plan says.
[[nodiscard]] std::vector<std::string> tier_settings(const std::vector<PlanVillage>& villages);

/// Fills in the regret of every village: what the goal loses, on average, because the village may truly belong to another tier than the
/// plan's,
///   sum over tiers t of P(village is t) x [goal with the village treated as t - goal with it treated as the plan says],
/// in each replicate, other villages being treated as the plan says; where less of the goal is better with the opposite sign. Mean over
/// replicates with its Student-t interval, NaN for one replicate. Below 0: the plan's tier serves the goal better than the tiers that the
/// village may belong to. Tiers of probability 0 are not run; one call of the evaluator with all lists, the first being the plan's tiers.
/// Throws what the evaluator throws, std::invalid_argument when replicates differ.
void add_regret(std::vector<PlanVillage>& villages, bool more_is_better, const GoalEvaluator& evaluate, double confidence = 0.95);

/// How many lists `add_regret` asks for: runs of the plan's scenario to each replicate.
[[nodiscard]] std::size_t regret_lists(const std::vector<PlanVillage>& villages);

/// Whether the regret can be told from 0: the interval does not hold it.
[[nodiscard]] bool regret_is_known(const PlanVillage& village);

} // namespace terrace
