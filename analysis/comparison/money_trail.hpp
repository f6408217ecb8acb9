#pragma once

#include "analysis/comparison/county_money.hpp"
#include "analysis/comparison/measure_summary.hpp"

#include <cstddef>

namespace terrace {

/// Where the public money of one measure went, from its effects in all replicates: the budget line by kind of payment, and, where runs without
/// the measure exist, what the county's money flows changed by. Sums are taken in fen and add up; means over replicates are in yuan.
[[nodiscard]] MoneyTrail money_trail(const MeasureReplicates& effects);

/// The county's money flows of one replicate of a scenario less those of the base, whole run; `place` is a county's position, or the number of counties
/// for all together. Needs the study's ledger.
[[nodiscard]] FlowTotals scenario_flow_change(const Study&, std::size_t scenario, std::size_t base, std::size_t replicate, std::size_t place);

/// Where the public money of all measures of a scenario went, and what the scenario as a whole changed, from the ledger less that of the base. Empty for
/// a study without a ledger.
[[nodiscard]] MoneyTrail scenario_trail(const Study&, std::size_t scenario, std::size_t base, std::size_t place);

}  // namespace terrace
