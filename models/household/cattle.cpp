#include "models/household/cattle.hpp"

#include <algorithm>

#include "models/household/flow_columns.hpp"
#include "models/household/plans.hpp"
#include "models/purposes.hpp"
#include "sim/random/block.hpp"

namespace terrace {
namespace {

constexpr int fullest_class = 255;   // heads of one age that a herd can hold

void grow_older(CattleHerd& herd) {
    const int left = herd.yearlings;   // none, unless October sold nothing
    herd.yearlings = static_cast<std::uint8_t>(std::min(fullest_class, left + herd.calves));
    herd.calves = 0;
    herd.bred = static_cast<std::uint8_t>((herd.bred & CattleHerd::inseminated) | ((herd.bred & CattleHerd::crossed_calves) != 0 ? CattleHerd::crossed_yearlings : 0));
}

/// Calves of the herd's cows; the same luck whether they were inseminated or not.
int give_birth(CattleHerd& herd, const LivestockParameters& livestock, std::uint32_t word) {
    const bool served = (herd.bred & CattleHerd::inseminated) != 0;
    const int born = some_of(herd.cows, static_cast<float>(served ? livestock.insemination_calving : livestock.calving_rate), word);
    herd.calves = static_cast<std::uint8_t>(born);
    herd.bred = static_cast<std::uint8_t>((herd.bred & CattleHerd::crossed_yearlings) | (served ? CattleHerd::crossed_calves : 0));
    return born;
}

void lose(CattleHerd& herd, int dead) {
    for (std::uint8_t* age : {&herd.calves, &herd.yearlings, &herd.cows}) {
        const int taken = std::min<int>(*age, dead);
        *age = static_cast<std::uint8_t>(*age - taken);
        dead -= taken;
    }
}

}  // namespace

void cattle_days(std::span<const CattleHerd> herds, std::span<float> days) {
    constexpr float days_a_head = 0.5f;   // a month; estimate: watered and fed with the rest of the stock
    constexpr int by_family = 40;         // heads beyond which a herder is paid, as part of the keep
    for (const CattleHerd& herd : herds) days[herd.row] += days_a_head * static_cast<float>(std::min(herd.heads(), by_family));
}

HerdChange tend_cattle(std::span<CattleHerd> herds, const Households& h, const LivestockParameters& livestock, const MonthFacts& facts, std::uint32_t first_household,
                       FlowSheet& sheet) {
    HerdChange change;
    if (herds.empty()) return change;
    constexpr double head_months = 37.5;   // of a head sold: its own 19 and, at 0.65 calves, 18.5 of its mother
    const auto worth = skilled_receipts(livestock, facts.outside.cattle, head_months * static_cast<double>(livestock.cattle_cost));
    const auto price = static_cast<float>(facts.outside.cattle), gain = static_cast<float>(livestock.insemination_weight);
    const float keep = static_cast<float>(livestock.cattle_cost) * static_cast<float>(facts.outside.cash_cost);
    const float death = static_cast<float>(livestock.cattle_mortality) / 12, weak = static_cast<float>(livestock.unskilled_mortality);
    std::int32_t* costs = paid(sheet, Flow::cattle_costs);
    std::int32_t* sales = facts.calendar == october ? received(sheet, Flow::cattle_sales) : nullptr;
    const auto word = [&](Purpose purpose, std::uint32_t row) { return draw_word(facts.key, static_cast<std::uint32_t>(purpose), first_household + row, facts.index()); };
    for (CattleHerd& herd : herds) {
        const auto skill = std::min<std::size_t>(livestock_skill(h.plan[herd.row]), 2);
        change.before += herd.heads();
        if (facts.calendar == march) {
            grow_older(herd);
            change.born += give_birth(herd, livestock, word(Purpose::cattle_births, herd.row));
        }
        const int dead = some_of(herd.heads(), death * (skill == 0 ? weak : 1.f), word(Purpose::cattle_deaths, herd.row));
        lose(herd, dead);
        change.died += dead;
        costs[herd.row] += whole_fen(static_cast<float>(herd.heads()) * keep);
        if (sales) {
            const float heavier = (herd.bred & CattleHerd::crossed_yearlings) != 0 ? 1 + gain : 1.f;
            sales[herd.row] += whole_fen(static_cast<float>(herd.yearlings) * heavier * price * worth[skill]);
            change.sold += herd.yearlings;
            herd.yearlings = 0;
            herd.bred = static_cast<std::uint8_t>(herd.bred & ~CattleHerd::crossed_yearlings);
        }
        change.after += herd.heads();
    }
    return change;
}

}  // namespace terrace
