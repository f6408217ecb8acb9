#pragma once

#include "models/flows.hpp"
#include "sim/core/money.hpp"
#include "sim/core/text.hpp"

#include <array>
#include <cstdint>
#include <string>
#include <vector>

namespace terrace {

/// Amounts by kind of flow, over whatever months were added up [fen].
using FlowTotals = std::array<std::int64_t, flow_count>;

/// One line of a county's money.
struct MoneyLine {
    std::string key;
    Text label;
    Fen amount = 0;
};

/// The money of one county, or its change: what came in, what went out, what stays, and what passed from hand to hand inside. The county's own
/// sectors are households, enterprises, co-operatives, villages and the county government; the state, banks, insurers and the outside are
/// elsewhere. What came in less what went out is what stays, to the fen.
struct CountyMoney {
    std::vector<MoneyLine> came_in, went_out, stays, passed_on;   ///< the first three in a fixed order, zeros included; the last by flow, non-zero ones
};

/// Sorts flows by where their two ends are. Imputed flows move no money and are left out.
[[nodiscard]] CountyMoney county_money(const FlowTotals& flows);

/// A flow's name for people, with its payee: "asset grant (households)".
[[nodiscard]] Text flow_label(Flow flow);
[[nodiscard]] Text sector_label(Sector sector);

}  // namespace terrace
