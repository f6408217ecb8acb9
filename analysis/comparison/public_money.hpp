#pragma once

#include "sim/core/money.hpp"

#include <cstdint>
#include <span>

namespace terrace {

/// What the state pays besides the measures in the given months, less what it takes in [fen]: minimum living allowance, pensions, farm and
/// cotton subsidies, reimbursed medical bills, less social contributions. `ledger` holds amount[month * flow_count + flow]; money that the
/// state hands to the county government for measures is left out, since the measures' own spending counts it.
[[nodiscard]] Fen other_public_money(std::span<const std::int64_t> ledger);

} // namespace terrace
