#include "models/observers/household_months.hpp"

#include "models/monthly_cycle.hpp"

namespace terrace {

void HouseholdMonthsKeeper::keep_facts(const MonthWork& work) {
    const Households& h = work.county.households;
    for_each_household(work.county.villages, [&](std::uint32_t row, std::size_t village) {
        kept_.village.push_back(static_cast<std::int32_t>(village) + 1);
        kept_.exited.push_back((h.flags[row] & household_flag::exited) != 0 ? 1 : 0);
        kept_.pastoral.push_back((h.flags[row] & household_flag::pastoral) != 0 ? 1 : 0);
    });
}

void HouseholdMonthsKeeper::after(std::string_view step, const MonthWork& work) {
    if (step != "observation_and_audit" || !work.facts.recorded) return;
    if (kept_.village.empty()) keep_facts(work);
    const Households& h = work.county.households;
    kept_.cash.insert(kept_.cash.end(), h.cash.begin(), h.cash.end());
    kept_.debt.insert(kept_.debt.end(), h.debt.begin(), h.debt.end());
    const auto keep = [&](HouseholdCode code, int value) { kept_.codes[static_cast<std::size_t>(code)].push_back(static_cast<std::int8_t>(value)); };
    for (std::uint32_t row = 0; row < h.rows(); ++row) {
        const std::uint16_t flags = h.flags[row];
        keep(HouseholdCode::plan, static_cast<int>(land_plan(h.plan[row])));
        keep(HouseholdCode::side, static_cast<int>(side(h.plan[row])));
        keep(HouseholdCode::listed, (flags & household_flag::listed) != 0 ? 1 : 0);
        keep(HouseholdCode::dibao, (flags & household_flag::dibao) != 0 ? 1 : 0);
        keep(HouseholdCode::registered, (flags & household_flag::registered_poor) != 0 ? 1 : 0);
        keep(HouseholdCode::away, h.away[row]);
    }
}

}  // namespace terrace
