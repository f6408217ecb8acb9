#pragma once

#include <cstdint>
#include <span>

#include "models/household/columns.hpp"
#include "models/month_facts.hpp"
#include "models/shock/state.hpp"
#include "sim/ledger/flow_sheet.hpp"

namespace terrace {

/// Where own costs of one kind are noted for twelve months, and their sum [row, 10 yuan].
struct OwnCostBook {
    OwnCosts& events;
    std::span<std::uint16_t> year;
};

/// Own costs apart by what brought them: stays in hospital for an illness and severe illness; treated injuries and uninsured damage.
struct BlowBooks {
    OwnCostBook illness, accidents;
};

/// Hospital stays, severe illness, chronic care, injuries and damage of the month: bills paid, reimbursements and insurance claims received, own
/// costs noted; severe illness and injury take one worker for some months. `words` and `marks` are scratch, one a row. ODD section 7.5.
void suffer_blows(Households&, const BlowBooks&, const HealthParameters&, const AccidentParameters&, const MonthFacts&, std::uint32_t first_household,
                  std::span<std::uint32_t> words, std::span<std::uint8_t> marks, FlowSheet&);

}  // namespace terrace
