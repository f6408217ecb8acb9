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

} // namespace terrace
