#pragma once

#include <cstdint>
#include <vector>

#include "models/household/choice.hpp"
#include "models/household/plans.hpp"

namespace terrace {

/// What every household wants on the lease market under its land plan: sellers (plan `lease_out`) ask at least what the land would earn
/// them under grain, buyers (`expand`) offer what the next mu earns after its costs; both less days at the field wage and a risk premium.
[[nodiscard]] std::vector<LeaseWish> lease_wishes(const Households&, std::uint32_t first_household, const ChoiceFacts&);

}  // namespace terrace
