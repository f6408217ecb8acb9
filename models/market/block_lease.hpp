#pragma once

#include <cstdint>
#include <vector>

#include "models/enterprise/columns.hpp"
#include "models/market/state.hpp"
#include "models/month_facts.hpp"
#include "sim/ledger/flow_sheet.hpp"
#include "sim/ledger/ledger.hpp"

namespace terrace {

/// Rent that one measure's block contracts paid to a household this month.
struct BlockRent {
    std::uint32_t row;
    std::int32_t amount;
    std::uint8_t measure;
};

/// Each March: contracts that have run out end, land in blocks is counted in `block_leased[row]`, and the year's rent goes
/// from the lessee to the households. Returns what measures' contracts paid.
std::vector<BlockRent> pay_block_rents(BlockLeases&, Enterprises&, const MonthFacts&, std::vector<std::uint16_t>& block_leased, FlowSheet&, Ledger&);

/// Land in blocks by household [mu/100]; the size of `block_leased` stays.
void count_block_land(const BlockLeases&, std::vector<std::uint16_t>& block_leased);

}  // namespace terrace
