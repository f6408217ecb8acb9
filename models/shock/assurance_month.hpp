#pragma once

#include "models/household/assurance_state.hpp"
#include "models/household/columns.hpp"
#include "models/month_facts.hpp"
#include "models/shock/state.hpp"
#include "models/village/columns.hpp"
#include "sim/ledger/flow_sheet.hpp"

#include <cstdint>
#include <span>

namespace terrace {

/// The assurances of a county's households, what decides on them, and the accidents of the month.
struct AssuredCounty {
    Assurances& assurances;
    const Households& households;
    const Villages& villages;
    const OwnCostMonth& accidents;
    std::uint32_t first_household = 0;
};

/// What becomes of the assurances of a county without anybody's help, after the month's accidents: houses decay, are damaged and are
/// repaired; insurance is taken out anew each January and school begins each September; water supplies fail and are repaired. The first
/// month of a run finds what is unmet at its start. No money moves: repairs of damage are paid where the damage is, the rest is consumption
/// or ordinary spending of the county. `words` is scratch, one a row. ODD section 7.37.
void change_assurances(const AssuredCounty&, const Parameters&, const MonthFacts&, bool first_month, std::span<std::uint32_t> words,
                       FlowSheet&);

/// Whether a household has a child of school age, as far as its members tell: somebody who neither works nor draws a pension, a child under
/// six apart.
[[nodiscard]] bool has_pupil(const Households&, std::uint32_t row);

} // namespace terrace
