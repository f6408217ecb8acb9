#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "models/household/choice.hpp"
#include "models/household/plans.hpp"

namespace terrace {

/// What every household wants on the lease market under its land plan: sellers (plan `lease_out`) ask at least what the land would earn
/// them under grain, buyers (`expand`) offer what the next mu earns after its costs; both less days at the field wage and a risk premium.
[[nodiscard]] std::vector<LeaseWish> lease_wishes(const Households&, std::uint32_t first_household, const ChoiceFacts&);

/// Land that stays idle this year [mu/100], by row: households that wanted to lease out and found no tenant work what their own hands can, and what they
/// keep for themselves; the rest lies fallow if it would lose money with hired days.
[[nodiscard]] std::vector<std::uint16_t> idle_land(const Households&, std::span<const LeaseWish>, std::span<const std::uint8_t> home, std::span<const std::uint16_t> orchard_land,
                                                   const Parameters&);

}  // namespace terrace
