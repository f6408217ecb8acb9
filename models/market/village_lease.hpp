#pragma once

#include <cstdint>
#include <span>

#include "models/household/columns.hpp"
#include "models/household/plans.hpp"
#include "models/market/state.hpp"
#include "models/village/columns.hpp"
#include "sim/ledger/flow_sheet.hpp"

namespace terrace {

/// Ends last year's leases between households and clears this year's, village by village, in lots: sellers by ascending, buyers by
/// descending rent, trade while a buyer offers what a seller asks, one price a village, the midpoint of the last pair.
/// Reads `wishes[row]`, writes leased_out and leased_in; rents flow between households to the fen.
void clear_village_leases(Households&, const Villages&, std::span<const LeaseWish> wishes,
                          std::span<const std::uint16_t> block_leased, std::span<const std::uint16_t> orchard_land, Markets&, FlowSheet&);

}  // namespace terrace
