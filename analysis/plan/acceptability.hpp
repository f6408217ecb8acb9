#pragma once

#include "analysis/plan/plan_result.hpp"

#include <vector>

namespace terrace {

/// How often each alternative would have been the best choice, and what it would be worth to know beforehand (Fenwick, Claxton and Sculpher
/// 2001; Briggs, Claxton and Sculpher 2006, chapter 5). `costs` [yuan] and `effects` are [candidate][replicate], paired: a replicate is one
/// course of events, the same for all. At each worth of a unit of effect [yuan] the net benefit is worth x effect - cost:
/// - probability: share of the replicates in which the candidate's net benefit is the highest; equals share. Shares of all candidates sum
/// to 1.
/// - information: mean over replicates of the highest net benefit, less the highest mean. Estimated from n replicates it is biased
/// downwards by
///   the optimism of the highest of several means (of the order of 1/sqrt(n) where two means are equal, vanishing fast where they are
///   apart), and never below 0.
/// Intervals (95 %) are over the replicates: of a probability the score interval of Wilson; of the information Student's, of what the
/// candidate with the highest mean misses in each replicate, that candidate held fixed, and not below 0.
/// Luck is what replicates differ by; what the parameters might be instead is in these figures only if the replicates differ by it.
/// Of effects where less is better a unit is one less. Throws std::invalid_argument for unequal shapes, no candidate, no replicate and NaN.
[[nodiscard]] Acceptability acceptability(const std::vector<std::vector<double>>& costs, const std::vector<std::vector<double>>& effects,
                                          const std::vector<double>& worths, bool more_is_better = true);

/// Worths at which a choice is looked at: 0, then `steps` - 1 worths, each by the same factor above the one before, from half of the lowest
/// ratio of a ladder to twice the highest; around `otherwise` when the ladder has no ratio above 0. By factors, so that a last rung that is
/// far dearer than the others does not take all steps; changes of choice closer together than a factor are not told apart.
[[nodiscard]] std::vector<double> worths_for(const std::vector<CostEffectivenessRow>& ladder, std::size_t steps, double otherwise);

} // namespace terrace
