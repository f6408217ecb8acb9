#include "models/market/block_lease.hpp"

#include <algorithm>

#include "models/household/flow_columns.hpp"

namespace terrace {
namespace {

void end_contracts(BlockLeases& leases, Enterprises& enterprises, std::int32_t now) {
    std::erase_if(leases.contracts, [&](const BlockContract& contract) {
        const BlockTerms& terms = leases.terms[contract.terms];
        const bool ended = terms.until <= now;
        if (ended) enterprises.land[terms.enterprise] -= contract.area;
        return ended;
    });
}

}  // namespace

void count_block_land(const BlockLeases& leases, std::vector<std::uint16_t>& block_leased) {
    std::fill(block_leased.begin(), block_leased.end(), std::uint16_t{0});
    for (const BlockContract& contract : leases.contracts)
        block_leased[contract.row] = static_cast<std::uint16_t>(block_leased[contract.row] + contract.area);
}

std::vector<BlockRent> pay_block_rents(BlockLeases& leases, Enterprises& enterprises, const MonthFacts& facts, std::vector<std::uint16_t>& block_leased,
                                       FlowSheet& sheet, Ledger& ledger) {
    end_contracts(leases, enterprises, facts.index());
    count_block_land(leases, block_leased);
    std::vector<BlockRent> rents;
    std::int32_t* received_rent = received(sheet, Flow::block_rent);
    for (const BlockContract& contract : leases.contracts) {
        const BlockTerms& terms = leases.terms[contract.terms];
        const auto amount = static_cast<std::int32_t>(static_cast<std::int64_t>(terms.rent) * contract.area / 100);
        received_rent[contract.row] += amount;
        enterprises.cash[terms.enterprise] -= amount;
        enterprises.profit[terms.enterprise] -= amount;
        ledger.paid(static_cast<std::size_t>(Flow::block_rent), amount);
        if (terms.measure != BlockTerms::standing) rents.push_back({contract.row, amount, terms.measure});
    }
    return rents;
}

}  // namespace terrace
