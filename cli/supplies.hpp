#pragma once

#include "models/population/synthesis.hpp"
#include "sim/core/text.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace terrace {

/// What a number in a measure's terms is taken from: a county has so many of it, most of them with the households of the target.
enum class Supply : std::uint8_t {
    households,
    growers, ///< households that grow chili
    keepers, ///< households that keep sheep
    absent,  ///< households with a worker away
    workers,
    land,           ///< contracted land in no block and without trees [mu]
    plantable,      ///< the half of it that a household may give to trees [mu]
    sheep,          ///< breeding flocks [head]
    cows,           ///< [head]
    villages,       ///< of the target's tiers
    all_households, ///< of the county, whoever is targeted
    all_workers,
    all_villages,
};
inline constexpr std::size_t supply_count = 13;

/// By Supply.
using Supplies = std::array<double, supply_count>;

/// "workers of targeted households", "符合条件农户的劳动力", and the unit in which Chinese counts it ("人").
struct SupplyWords {
    Text name;
    const char* counted_zh;
};
[[nodiscard]] const SupplyWords& words_of(Supply);

/// Whom a target reaches in one county.
struct Reach {
    std::vector<std::uint8_t> households; ///< [row] 0 or 1
    std::vector<std::uint8_t> villages;   ///< [village] 0 or 1
};

/// What a county has of everything at the first month.
[[nodiscard]] Supplies count_supplies(const Population& population, const Reach& reach);

} // namespace terrace
