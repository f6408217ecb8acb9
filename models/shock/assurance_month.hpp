#pragma once

#include "models/county.hpp"
#include "models/month_facts.hpp"
#include "sim/ledger/flow_sheet.hpp"

#include <cstdint>
#include <span>

namespace terrace {

/// What becomes of the assurances of a county without anybody's help, after the month's accidents: houses decay, are damaged and are
/// repaired; insurance is taken out anew each January and school begins each September; water supplies fail and are repaired. The first
/// month of a run finds what is unmet at its start. No money moves: repairs of damage are paid where the damage is, the rest is consumption
/// or ordinary spending of the county. `words` is scratch, one a row. ODD section 7.37.
void change_assurances(County&, const Parameters&, const MonthFacts&, bool first_month, std::span<std::uint32_t> words, FlowSheet&);

/// Whether a household has a child of school age, as far as its members tell: somebody who neither works nor draws a pension, a child under
/// six apart.
[[nodiscard]] bool has_pupil(const Households&, std::uint32_t row);

} // namespace terrace
