#pragma once

#include <cstdint>
#include <span>

#include "models/household/livestock.hpp"

namespace terrace {

/// Cattle of a county.
[[nodiscard]] inline std::int64_t cattle_heads(std::span<const CattleHerd> herds) {
    std::int64_t heads = 0;
    for (const CattleHerd& herd : herds) heads += herd.heads();
    return heads;
}

/// Days that herds of cattle ask of their households this month, added to `days[row]`.
void cattle_days(std::span<const CattleHerd>, std::span<float> days);

/// Calves in March, when last year's become yearlings; sale of yearlings in October; deaths and keep every month. A heifer takes the
/// place of a dead cow, so deaths fall on young stock while there is any. The margin of a head sold depends on skill.
HerdChange tend_cattle(std::span<CattleHerd>, const Households&, const LivestockParameters&, const MonthFacts&, std::uint32_t first_household, FlowSheet&);

}  // namespace terrace
