#pragma once

#include <span>

#include "models/county.hpp"
#include "models/market/block_lease.hpp"
#include "models/panel.hpp"
#include "models/scenario.hpp"
#include "sim/ledger/flow_sheet.hpp"

namespace terrace {

/// Writes down what reached participants this month through a measure but not out of its budget: rent of its contracts,
/// wages of the lessee's jobs, turnover of courtyards, animals and trees it paid for. `orchard_sales[plot]` are the month's. Does nothing without a panel.
void write_receipts(const County&, const Scenario&, Month, std::span<const BlockRent>, std::span<const std::int32_t> orchard_sales, FlowSheet&, HouseholdPanel*);

}  // namespace terrace
