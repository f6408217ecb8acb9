#pragma once

#include <cstdint>

#include "sim/core/money.hpp"
#include "sim/core/table.hpp"

namespace terrace {

/// The villages of one county. Households of village v are the rows [first_household[v], first_household[v] + households[v]).
struct Villages : Table<Villages> {
    Column<std::uint32_t> first_household{*this, "first_household", "row", "First of its households"};
    Column<std::uint32_t> households{*this, "households", "households", "Number of households"};
    Column<std::uint16_t> township{*this, "township", "row", "Township it belongs to"};
    Column<std::uint8_t> formerly_poor{*this, "formerly_poor", "0/1", "Was one of the poor villages that exited in 2017"};
    Column<std::uint8_t> tier{*this, "tier", "code", "0 untiered, 1 demonstration, 2 catching-up, 3 consolidation"};
    Column<double> commute{*this, "commute", "fen/month", "Cost of commuting to the county town, 2021 prices"};
    Column<double> infrastructure{*this, "infrastructure", "0 to 1", "Roads, water, waste"};
    Column<double> tourism{*this, "tourism", "0 to 1", "Tourism endowment"};
    Column<double> leaders_skill{*this, "leaders_skill", "0 to 1", "Skill of the village leaders"};
    Column<Fen> cash{*this, "cash", "fen", "Collective money at hand"};
    Column<Fen> income{*this, "income", "fen", "Collective income since January"};
    Column<double> away_share{*this, "away_share", "0 to 1", "Share of workers away last month"};
};

}  // namespace terrace
