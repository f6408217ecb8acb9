#pragma once

#include <cstdint>
#include <span>

#include "models/household/columns.hpp"
#include "models/month_facts.hpp"
#include "sim/ledger/flow_sheet.hpp"

namespace terrace {

/// Heads of one kind in one month; the stock closes: before + born + bought - sold - died = after.
struct HerdChange {
    std::int64_t before = 0, born = 0, bought = 0, sold = 0, died = 0, after = 0;
};

/// Lambs in April, deaths and outbreaks every month, sale of what exceeds the breeding flock in September to November,
/// keep costs every month. Profit per ewe depends on skill. `words` is scratch, one a row.
HerdChange tend_sheep(Households&, const LivestockParameters&, const MonthFacts&, std::uint32_t first_household,
                      std::span<std::uint32_t> words, FlowSheet&);

/// Chicks bought in April by households whose side activity is poultry, deaths and outbreaks monthly, all sold in September.
/// Returns the change; the birds of `sold` are in `for_sale[row]` and await their price.
HerdChange tend_birds(Households&, const LivestockParameters&, const MonthFacts&, std::uint32_t first_household,
                      std::span<std::uint32_t> words, std::span<std::uint16_t> for_sale, FlowSheet&);

}  // namespace terrace
