#pragma once

#include <cstdint>
#include <span>

#include "models/household/columns.hpp"
#include "models/market/state.hpp"
#include "models/month_facts.hpp"
#include "sim/ledger/flow_sheet.hpp"

namespace terrace {

/// Day labour of one month. Households need `days[row]` and have `home[row]` workers: what is missing they hire, what is free
/// they offer in part. An enterprise may need `enterprise_days` more. The short side is rationed pro rata; demand that the
/// county cannot meet goes to outside pickers at the same rate. Both sides agree to the fen.
FieldPayments clear_field_work(const Households&, const LabourParameters&, const MonthFacts&, std::span<const float> days,
                               std::span<const std::uint8_t> home, double enterprise_days, Markets&, FlowSheet&);

/// Once a year: next year's piece rate follows the balance of demand and supply.
void set_field_wage(const LabourParameters&, Markets&);

}  // namespace terrace
