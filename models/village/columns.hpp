#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>

#include "sim/core/money.hpp"
#include "sim/core/table.hpp"

namespace terrace {

/// Tiers of villages (梯次): codes of `Villages::tier`.
enum class Tier : std::uint8_t { none = 0, demonstration = 1, catching_up = 2, consolidation = 3 };
inline constexpr std::size_t tier_count = 3;   ///< without `none`

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
    Column<Fen> business{*this, "business", "fen/month", "Net of the collective's own business, paid in every month"};
    Column<std::uint8_t> first_tier{*this, "first_tier", "code", "Tier at the first classification; effects by tier use it"};
    Column<std::int8_t> tier_wish{*this, "tier_wish", "tiers", "Move that the last review asked for: 1 up, -1 down, 0 none"};
    Column<double> score{*this, "score", "0 to 1", "Score of the last review"};
    Column<double> score_1{*this, "score_1", "0 to 1", "Score of the review before; -1 when there was none"};
    Column<double> score_2{*this, "score_2", "0 to 1", "Score two reviews before; -1 when there was none"};
    Column<double> income_reviewed{*this, "income_reviewed", "10 yuan/person/year", "Income per head at the last review"};
    Column<double> income_change_1{*this, "income_change_1", "share", "Change of income per head up to the last review"};
    Column<double> income_change_2{*this, "income_change_2", "share", "Change of income per head up to the review before"};
    Column<double> away_share{*this, "away_share", "0 to 1", "Share of workers away last month"};
};

/// Row of the village in which a household lives.
[[nodiscard]] inline std::size_t village_of_household(const Villages& villages, std::uint32_t household) {
    const auto next = std::upper_bound(villages.first_household.begin(), villages.first_household.end(), household);
    return static_cast<std::size_t>(next - villages.first_household.begin()) - 1;
}

}  // namespace terrace
