#include "models/market/block_lease.hpp"

#include <algorithm>

#include "models/household/flow_columns.hpp"

namespace terrace {
namespace {

void end_contracts(std::vector<BlockContract>& contracts, Enterprises& enterprises, std::int32_t now) {
    std::erase_if(contracts, [&](const BlockContract& contract) {
        const bool ended = contract.until <= now;
        if (ended) enterprises.land[contract.enterprise] -= contract.area;
        return ended;
    });
}

}  // namespace

void count_block_land(const std::vector<BlockContract>& contracts, std::vector<std::uint16_t>& block_leased) {
    std::fill(block_leased.begin(), block_leased.end(), std::uint16_t{0});
    for (const BlockContract& contract : contracts)
        block_leased[contract.row] = static_cast<std::uint16_t>(block_leased[contract.row] + contract.area);
}

std::vector<BlockRent> pay_block_rents(std::vector<BlockContract>& contracts, Enterprises& enterprises, const MonthFacts& facts, std::vector<std::uint16_t>& block_leased,
                                       FlowSheet& sheet, Ledger& ledger) {
    end_contracts(contracts, enterprises, facts.index());
    count_block_land(contracts, block_leased);
    std::vector<BlockRent> rents;
    std::int32_t* received_rent = received(sheet, Flow::block_rent);
    for (const BlockContract& contract : contracts) {
        const auto amount = static_cast<std::int32_t>(static_cast<std::int64_t>(contract.rent) * contract.area / 100);
        received_rent[contract.row] += amount;
        enterprises.cash[contract.enterprise] -= amount;
        enterprises.profit[contract.enterprise] -= amount;
        ledger.paid(static_cast<std::size_t>(Flow::block_rent), amount);
        if (contract.measure != BlockContract::standing) rents.push_back({contract.row, amount, contract.measure});
    }
    return rents;
}

}  // namespace terrace
