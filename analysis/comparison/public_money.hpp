#pragma once

#include "analysis/comparison/county_money.hpp"
#include "analysis/study/study.hpp"
#include "models/government/accounts.hpp"
#include "sim/core/money.hpp"

#include <cstdint>
#include <span>

namespace terrace {

/// Amounts by kind of flow over all months of `ledger`, which holds amount[month * flow_count + flow] [fen].
[[nodiscard]] FlowTotals flow_totals(std::span<const std::int64_t> ledger);

/// What the state pays besides the measures, less what it takes in [fen]: minimum living allowance, pensions, farm and
/// cotton subsidies, reimbursed medical bills, less social contributions. Money that the state hands to the county
/// government for measures is left out, since the measures' own spending counts it.
[[nodiscard]] Fen other_public_money(const FlowTotals& flows);

/// Copies what a measure was given and paid, the whole run.
void add_account(MeasureEffect& effect, const MeasureState& account);

/// The change of the county's money flows over the whole run, and of what the state pays besides the measures.
void add_flow_change(MeasureEffect& effect, const FlowTotals& with, const FlowTotals& without);

} // namespace terrace
