#include "models/observers/household_months.hpp"

#include "models/monthly_cycle.hpp"

namespace terrace {
namespace {

/// What a worker does, as a code of the panel.
HouseholdCode work_of(std::uint8_t where, const Enterprises& enterprises) {
    switch (where) {
    case place::own_farm: return HouseholdCode::own_farm;
    case place::away: return HouseholdCode::elsewhere;
    case place::own_business: return HouseholdCode::own_business;
    case place::none: return HouseholdCode::none;
    case place::training: return HouseholdCode::training;
    default: return enterprises.kind[where - place::first_employer] == EnterpriseKind::public_posts ? HouseholdCode::public_post : HouseholdCode::local_wage;
    }
}

}  // namespace

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
    const auto numbers = [&](HouseholdNumber number) -> std::vector<std::int32_t>& { return kept_.numbers[static_cast<std::size_t>(number)]; };
    const auto append = [&](HouseholdNumber number, const auto& column) { numbers(number).insert(numbers(number).end(), column.begin(), column.end()); };
    append(HouseholdNumber::cash, h.cash);
    append(HouseholdNumber::debt, h.debt);
    append(HouseholdNumber::leased_out, h.leased_out);
    append(HouseholdNumber::sheep, h.sheep);
    append(HouseholdNumber::birds, h.birds);
    numbers(HouseholdNumber::cattle).resize(numbers(HouseholdNumber::sheep).size(), 0);
    const std::size_t first = numbers(HouseholdNumber::cattle).size() - h.rows();
    for (const CattleHerd& herd : work.county.cattle) numbers(HouseholdNumber::cattle)[first + herd.row] = herd.heads();
    const auto keep = [&](HouseholdCode code, int value) { kept_.codes[static_cast<std::size_t>(code)].push_back(static_cast<std::int8_t>(value)); };
    for (std::uint32_t row = 0; row < h.rows(); ++row) {
        const std::uint16_t flags = h.flags[row];
        numbers(HouseholdNumber::operated).push_back(h.contracted[row] - h.leased_out[row] + h.leased_in[row] + h.collective[row]);
        keep(HouseholdCode::plan, static_cast<int>(land_plan(h.plan[row])));
        keep(HouseholdCode::side, static_cast<int>(side(h.plan[row])));
        keep(HouseholdCode::listed, (flags & household_flag::listed) != 0 ? 1 : 0);
        keep(HouseholdCode::dibao, (flags & household_flag::dibao) != 0 ? 1 : 0);
        keep(HouseholdCode::registered, (flags & household_flag::registered_poor) != 0 ? 1 : 0);
        keep(HouseholdCode::away, h.away[row]);
        keep(HouseholdCode::members, h.members[row]);
    }
    keep_work(work.county, work.scratch.first_worker);
}

void HouseholdMonthsKeeper::keep_work(const County& county, std::span<const std::uint32_t> first_worker) {
    constexpr std::size_t first_code = static_cast<std::size_t>(HouseholdCode::own_farm), codes = household_code_count - first_code;
    const Households& h = county.households;
    for (std::uint32_t row = 0; row < h.rows(); ++row) {
        std::array<std::int8_t, codes> workers{};
        for (std::uint32_t worker = first_worker[row]; worker < first_worker[row] + h.workers[row]; ++worker)
            ++workers[static_cast<std::size_t>(work_of(county.workers.place[worker], county.enterprises)) - first_code];
        for (std::size_t code = 0; code < codes; ++code) kept_.codes[first_code + code].push_back(workers[code]);
    }
}

}  // namespace terrace
