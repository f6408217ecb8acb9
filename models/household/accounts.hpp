#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string>

#include "models/flows.hpp"
#include "models/group_sums.hpp"
#include "models/household/columns.hpp"
#include "models/household/income_lines.hpp"
#include "models/panel.hpp"
#include "sim/ledger/flow_sheet.hpp"
#include "sim/ledger/ledger.hpp"

namespace terrace {

/// Closes the households' month: cash changes by exactly the flows of the sheet, the month's net income enters the
/// twelve-month window, each side of every kind is entered in the ledger, and the panel, when there is one, gets its rows.
/// `opening[row]` is the cash at the beginning of the month, taken before any step ran. Throws BrokenIdentity when a
/// household's cash changed by anything but its flows. Returns what the households of each group earned this month, by line [fen].
IncomeLineSums close_household_month(Households&, const Villages&, const FlowSheet&, std::span<const Fen32> opening, int calendar, const std::string& month,
                                     std::uint32_t first_household, Ledger&, HouseholdPanel*);

}  // namespace terrace
