#pragma once

#include <cstdint>
#include <span>

#include "models/household/columns.hpp"
#include "models/month_facts.hpp"
#include "sim/ledger/flow_sheet.hpp"

namespace terrace {

/// Pension and minimum living allowance of the month; social contributions each January.
void pay_social_transfers(const Households&, const TransferParameters&, const MonthFacts&, FlowSheet&);

/// Yearly review of the minimum living allowance by last year's income per head without that allowance against its line, with errors of
/// exclusion and inclusion. An allowance that began during the year is taken off as that of a whole one. `index_last_year`: of social transfers,
/// 2021 = 1. `words` is scratch, one a row.
void review_dibao(Households&, const TransferParameters&, double index_last_year, const MonthFacts&, std::uint32_t first_household, std::span<std::uint32_t> words);

}  // namespace terrace
