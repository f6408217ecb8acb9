#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "models/household/columns.hpp"
#include "models/month_facts.hpp"
#include "models/shock/state.hpp"
#include "sim/ledger/flow_sheet.hpp"

namespace terrace {

/// Hospital stays, severe illness and chronic care of the month: gross cost paid, reimbursement received, out-of-pocket cost
/// noted for twelve months in `events` and their sum `medical_year` [row, 10 yuan], severe illness takes one worker for some months.
/// `words` is scratch, one a row.
void fall_ill(Households&, MedicalEvents& events, std::span<std::uint16_t> medical_year, const HealthParameters&, const MonthFacts&,
              std::uint32_t first_household, std::span<std::uint32_t> words, std::span<std::uint8_t> marks, FlowSheet&);

}  // namespace terrace
