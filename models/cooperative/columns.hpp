#pragma once

#include <cstdint>

#include "sim/core/money.hpp"
#include "sim/core/table.hpp"

namespace terrace {

/// Co-operatives: one a township in this version, marketing chili for its members.
struct Cooperatives : Table<Cooperatives> {
    Column<std::uint16_t> township{*this, "township", "row", "Township it serves"};
    Column<std::int32_t> members{*this, "members", "households", "Member households"};
    Column<Fen> cash{*this, "cash", "fen", "Money at hand"};
    Column<Fen> reserve{*this, "reserve", "fen", "Reserve fund, part of cash"};
    Column<Fen> bought{*this, "bought", "fen", "Paid to members for produce since January"};
    Column<double> margin_gain{*this, "margin_gain", "share", "What trained managers add to the marketing margin"};
    Column<Fen> surplus{*this, "surplus", "fen", "Surplus since January, before distribution"};
};

}  // namespace terrace
