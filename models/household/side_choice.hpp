#pragma once

#include <algorithm>
#include <array>
#include <cstdint>

#include "models/household/choice.hpp"

namespace terrace {

/// Value that one household puts on each side activity [fen/year]: net at expected prices less the costs of starting, plus peers and
/// `tastes` (Gumbel numbers; zeros where taste plays no part). `impossible` where cash, hands or room are missing.
[[nodiscard]] std::array<double, side_count> side_values(const Households&, std::uint32_t row, int home_workers, const PeerShares&,
                                                         const std::array<double, side_count>& tastes, const Temper&, const ChoiceFacts&);

/// Money that a courtyard brings: expected net less the household's part of the cost over its life [fen/year].
[[nodiscard]] double courtyard_money(Fen grant, Fen setup, double net, const ChoiceFacts&);

/// Money that a side activity brings: expected net less the yearly cost of what has to be bought first [fen/year].
[[nodiscard]] double side_money(const Households&, std::uint32_t row, Side, const ChoiceFacts&);

/// The activity that goes on where a household does not think about it: birds are bought again while they pay the keeper's
/// skill, courtyards stand and flocks have grown.
[[nodiscard]] inline Side usual_side(const Households& h, std::uint32_t row, const SideOutlook& sides) {
    const bool pays = sides.poultry_net[std::min<std::size_t>(livestock_skill(h.plan[row]), 2)] > 0;
    return side(h.plan[row]) == Side::poultry && pays ? Side::poultry : Side::none;
}

}  // namespace terrace
