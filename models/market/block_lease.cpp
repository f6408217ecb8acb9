#include "models/market/block_lease.hpp"

#include <algorithm>

#include "models/flows.hpp"
#include "models/household/flow_columns.hpp"
#include "models/market/lease_jobs.hpp"

namespace terrace {
namespace {

void end_contracts(BlockLeases& leases, Enterprises& enterprises, std::int32_t now) {
    std::vector<std::int64_t> ended(leases.terms.size(), 0);
    std::erase_if(leases.contracts, [&](const BlockContract& contract) {
        const BlockTerms& terms = leases.terms[contract.terms];
        const bool over = terms.until <= now;
        if (over) ended[contract.terms] += contract.area;
        if (over && terms.broken_until > now) leases.broken.push_back(contract);
        return over;
    });
    for (std::size_t terms = 0; terms < ended.size(); ++terms) {
        enterprises.land[leases.terms[terms].enterprise] -= ended[terms];
        if (ended[terms] > 0) end_lease_jobs(leases, terms, ended[terms], enterprises);
    }
}

/// Pays every contract `fen_per_mu(terms)` and notes what measures' contracts paid.
template <class PerMu>
void pay_contracts(const BlockLeases& leases, Flow flow, Enterprises& enterprises, FlowSheet& sheet, Ledger& ledger, std::vector<BlockRent>& rents, PerMu fen_per_mu) {
    std::int32_t* column = received(sheet, flow);
    for (const BlockContract& contract : leases.contracts) {
        const BlockTerms& terms = leases.terms[contract.terms];
        const auto amount = static_cast<std::int32_t>(fen_per_mu(terms) * contract.area / 100);
        if (amount == 0) continue;
        column[contract.row()] += amount;
        enterprises.cash[terms.enterprise] -= amount;
        enterprises.profit[terms.enterprise] -= amount;
        ledger.paid(static_cast<std::size_t>(flow), amount);
        if (terms.measure != BlockTerms::standing) rents.push_back({contract.row(), amount, terms.measure, flow == Flow::block_bonus});
    }
}

}  // namespace

HarvestDue due_after_harvest(const HarvestRent& rent, const CompanyHarvest& harvest) {
    const double above = rent.bonus_above > 0 ? std::max(0.0, harvest.kg_per_mu - rent.bonus_above) : 0.0;
    return {rent.in_kind * harvest.price, above * (static_cast<double>(rent.bonus_per_kg) + rent.bonus_share * harvest.price)};
}

void count_block_land(const BlockLeases& leases, std::vector<std::uint16_t>& block_leased) {
    std::fill(block_leased.begin(), block_leased.end(), std::uint16_t{0});
    for (const BlockContract& contract : leases.contracts)
        block_leased[contract.row()] = static_cast<std::uint16_t>(block_leased[contract.row()] + contract.area);
}

void take_up_leases(BlockLeases& leases, Enterprises& enterprises, const Households& h, std::span<const std::uint16_t> orchard_land, std::int32_t now) {
    std::erase_if(leases.broken, [&](const BlockContract& contract) { return leases.terms[contract.terms].broken_until <= now; });
    if (leases.broken.empty()) return;
    std::vector<std::int32_t> free(h.contracted.begin(), h.contracted.end());
    for (std::size_t row = 0; row < free.size(); ++row) free[row] -= orchard_land[row];
    for (const BlockContract& contract : leases.contracts) free[contract.row()] -= contract.area;
    std::vector<std::int64_t> asked(enterprises.rows(), 0), taken(enterprises.rows(), 0);
    std::erase_if(leases.broken, [&](const BlockContract& contract) {
        BlockTerms& terms = leases.terms[contract.terms];
        if (!enterprises.works(terms.enterprise)) return false;
        asked[terms.enterprise] += contract.area;
        if (free[contract.row()] < contract.area) return true;
        free[contract.row()] -= contract.area;
        taken[terms.enterprise] += contract.area;
        leases.contracts.push_back(contract);
        terms.until = terms.broken_until;
        return true;
    });
    for (std::size_t lessee = 0; lessee < asked.size(); ++lessee) {
        if (asked[lessee] == 0) continue;
        enterprises.land[lessee] += taken[lessee];
        enterprises.jobs_at_start[lessee] += enterprises.jobs_lost[lessee] * static_cast<double>(taken[lessee]) / static_cast<double>(asked[lessee]);
    }
    for (BlockTerms& terms : leases.terms)
        if (terms.until == terms.broken_until) terms.broken_until = 0;
}

std::vector<BlockRent> pay_block_rents(BlockLeases& leases, Enterprises& enterprises, const MonthFacts& facts, std::vector<std::uint16_t>& block_leased,
                                       FlowSheet& sheet, Ledger& ledger) {
    end_contracts(leases, enterprises, facts.index());
    count_block_land(leases, block_leased);
    std::vector<BlockRent> rents;
    pay_contracts(leases, Flow::block_rent, enterprises, sheet, ledger, rents, [](const BlockTerms& terms) { return std::int64_t{terms.rent}; });
    return rents;
}

std::vector<BlockRent> pay_harvest_rents(BlockLeases& leases, Enterprises& enterprises, const CompanyHarvest& harvest, FlowSheet& sheet, Ledger& ledger) {
    std::vector<BlockRent> rents;
    bool any = false;
    for (BlockTerms& terms : leases.terms) {
        const HarvestDue due = due_after_harvest(terms.harvest, harvest);
        terms.harvest.last = static_cast<std::int32_t>(due.rent + due.bonus);
        any |= terms.harvest.last > 0;
    }
    if (!any) return rents;
    pay_contracts(leases, Flow::block_rent, enterprises, sheet, ledger, rents,
                  [&](const BlockTerms& terms) { return static_cast<std::int64_t>(due_after_harvest(terms.harvest, harvest).rent); });
    pay_contracts(leases, Flow::block_bonus, enterprises, sheet, ledger, rents,
                  [&](const BlockTerms& terms) { return static_cast<std::int64_t>(due_after_harvest(terms.harvest, harvest).bonus); });
    return rents;
}

}  // namespace terrace
