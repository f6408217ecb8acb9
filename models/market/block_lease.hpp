#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "models/enterprise/columns.hpp"
#include "models/household/columns.hpp"
#include "models/market/state.hpp"
#include "models/month_facts.hpp"
#include "sim/ledger/flow_sheet.hpp"
#include "sim/ledger/ledger.hpp"

namespace terrace {

/// What one measure's block contracts paid to a household this month.
struct BlockRent {
    std::uint32_t row;
    std::int32_t amount;
    std::uint8_t measure;
    bool bonus = false;    ///< a bonus on the lessee's yield, else rent
};

/// What a lessee's harvest came to.
struct CompanyHarvest {
    double kg_per_mu = 0;  ///< seed cotton of the season
    double price = 0;      ///< [fen/kg]
};

/// Rent in kind and bonus of one mu after a harvest [fen].
struct HarvestDue {
    double rent = 0, bonus = 0;
};
[[nodiscard]] HarvestDue due_after_harvest(const HarvestRent&, const CompanyHarvest&);

/// Each March: contracts that have run out end, and the jobs that came with them; land in blocks is counted in `block_leased[row]`, and
/// the year's cash rent goes from the lessee to the households. Returns what measures' contracts paid.
std::vector<BlockRent> pay_block_rents(BlockLeases&, Enterprises&, const MonthFacts&, std::vector<std::uint16_t>& block_leased, FlowSheet&, Ledger&);

/// Before that, where somebody has taken the place of a lessee that failed: those who gave land before give it again under the same terms for as long as had
/// been agreed, if they still have it free of other blocks and trees; jobs come back with the land, without the reservations and wages that were promised.
void take_up_leases(BlockLeases&, Enterprises&, const Households&, std::span<const std::uint16_t> orchard_land, std::int32_t now);

/// Each November: rent in kind at the harvest price, and bonuses on the lessee's yield. Both are property income.
std::vector<BlockRent> pay_harvest_rents(BlockLeases&, Enterprises&, const CompanyHarvest&, FlowSheet&, Ledger&);

/// Land in blocks by household [mu/100]; the size of `block_leased` stays.
void count_block_land(const BlockLeases&, std::vector<std::uint16_t>& block_leased);

}  // namespace terrace
