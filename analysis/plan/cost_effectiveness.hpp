#pragma once

#include "analysis/plan/plan_result.hpp"

#include <span>
#include <vector>

namespace terrace {

/// The ladder of alternatives that exclude each other, by rising cost (then better effect, then position), as in Drummond et al. 2015
/// (chapter 4) and Gray et al. 2011: an alternative is dominated when another costs no more and does at least as much; it is extendedly
/// dominated when a mix of two others does, that is, when its incremental ratio is above the next one's. What is kept has rising ratios:
/// extra yuan for one extra unit of effect, against the kept rung below. Of goals where less is better a unit of effect is a unit less;
/// `effect` of a row is as given. `costs` [candidate, yuan] and `effects` [candidate] are means over replicates. Throws
/// std::invalid_argument for unequal lengths and NaN.
[[nodiscard]] std::vector<CostEffectivenessRow> cost_effectiveness_ladder(std::span<const double> costs, std::span<const double> effects,
                                                                          bool more_is_better = true);

/// 95 % intervals of the ladder's ratios over replicates: `costs` [candidate][replicate, yuan] and `effects`, paired, are those whose means
/// made the ladder. Student's with the jackknife error of a ratio of sums (`ratio_of_sums`), the rungs and their order held fixed; NaN
/// where the interval of the extra effect holds zero, for then any ratio may be. Throws std::invalid_argument for unequal numbers of
/// replicates, std::out_of_range for a candidate without them.
void add_ratio_intervals(std::vector<CostEffectivenessRow>& ladder, const std::vector<std::vector<double>>& costs,
                         const std::vector<std::vector<double>>& effects, bool more_is_better = true);

} // namespace terrace
