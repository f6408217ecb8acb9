#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "models/policy/desk.hpp"

namespace terrace {

/// What money does to a village: it fills so much of what roads, water and waste lack for each million yuan (`effect`), never more
/// than all of it; the cost of commuting falls by half the same share, since only the way to the main road is the village's own (E).
void improve(Villages&, std::size_t village, Fen spent, double effect);

/// The village's water supply is safe from now on.
void secure_water(County&, std::size_t village);

/// Unsafe houses of the village are made safe while the money for them lasts, those of targeted households, poorest first.
void secure_houses(PolicyDesk&, std::size_t village, Fen money);

/// The rows of a list by village, in the order of the list.
[[nodiscard]] std::vector<std::vector<std::uint32_t>> by_village(const PolicyDesk&, std::span<const std::uint32_t> rows);

/// The villages that a measure has not come to and that its target takes in, by ascending value of a column, equal ones by number.
[[nodiscard]] std::vector<std::size_t> waiting_villages(PolicyDesk&, const Column<double>& column);

/// One month more for every village that the measure has come to.
void count_village_months(MeasureState&, std::size_t villages);

}  // namespace terrace
