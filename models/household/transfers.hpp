#pragma once

#include <cstdint>
#include <span>

#include "models/household/columns.hpp"
#include "models/month_facts.hpp"
#include "sim/ledger/flow_sheet.hpp"

namespace terrace {

/// Pension and minimum living allowance of the month; social contributions each January.
void pay_social_transfers(const Households&, const TransferParameters&, const MonthFacts&, FlowSheet&);

/// Yearly review of the minimum living allowance by last year's income per head against its line, with errors of exclusion
/// and inclusion. `words` is scratch, one a row.
void review_dibao(Households&, const TransferParameters&, const MonthFacts&, std::uint32_t first_household, std::span<std::uint32_t> words);

}  // namespace terrace
