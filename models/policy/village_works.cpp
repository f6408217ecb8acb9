#include "models/policy/village_works.hpp"

#include <algorithm>

#include "models/policy/desk.hpp"
#include "models/policy/village_effects.hpp"

namespace terrace {
namespace {

bool work_rests(int calendar) { return calendar >= september || calendar < march; }

/// Targeted households of a village with somebody at home.
std::vector<std::uint32_t> hands(const PolicyDesk& desk, std::size_t village) {
    const std::uint32_t first = desk.county.villages.first_household[village];
    std::vector<std::uint32_t> rows;
    for (std::uint32_t row = first; row < first + desk.county.villages.households[village]; ++row)
        if (desk.month.home[row] > 0 && desk.targets(row)) rows.push_back(row);
    return rows;
}

}  // namespace

void VillageWorks::keys(KeyVisitor& key) {
    key.count("villages", villages_);
    key.money("yuan_per_village", cost_);
    key.number("wage_share", wage_share_);
    key.count("months", months_);
    key.number("days_per_worker", days_);
    key.number("house_share", house_share_);
    key.number("works_effect", effect_);
    if (months_ < 1) key.fail("months", Text{"one month or more", "至少 1 个月"});
}

Fen VillageWorks::paid_until(int month) const { return cost_ * month / months_; }

bool VillageWorks::work(PolicyDesk& desk, std::size_t village, Fen amount) const {
    if (amount > desk.state().budget_left) return false;
    const std::vector<std::uint32_t> rows = hands(desk, village);
    int workers = 0;
    for (const std::uint32_t row : rows) workers += desk.month.home[row];
    const double rate = desk.month.choice.day_wage;
    const double wanted = workers > 0 && rate > 0 ? static_cast<double>(amount) * wage_share_ / rate / workers : 0;
    const double days = std::min(wanted, days_);
    const auto wage = static_cast<Fen>(days * rate);
    for (const std::uint32_t row : rows) {
        desk.pay(row, Flow::works_wages, ReceiptForm::wage, wage * desk.month.home[row]);
        if (desk.month.works) desk.month.works->push_back({row, static_cast<float>(days * desk.month.home[row])});
    }
    desk.pay_others(Flow::works_spending, amount - wage * workers);
    return true;
}

void VillageWorks::finish(PolicyDesk& desk, std::size_t village) const {
    const Fen houses = scale(cost_, house_share_);
    improve(desk.county.villages, village, cost_ - houses, effect_);
    secure_water(desk.county, village);
    secure_houses(desk, village, houses);
}

void VillageWorks::act(PolicyDesk& desk) const {
    if (!desk.active()) return;
    MeasureState& state = desk.state();
    Villages& v = desk.county.villages;
    if (!state.started) {
        state.started = true;
        desk.open_line();
    } else desk.renew_line();
    if (work_rests(desk.month.facts.calendar)) return;
    count_village_months(state, v.rows());
    std::int64_t begun = std::count_if(state.villages.begin(), state.villages.end(), [](std::uint8_t months) { return months > 0; });
    Fen promised = 0;   // to villages that are not done
    for (const std::uint8_t month : state.villages)
        if (month > 0 && month <= months_) promised += cost_ - paid_until(month - 1);
    for (const std::size_t village : waiting_villages(desk, v.infrastructure)) {
        if (begun >= villages_ || promised + cost_ > state.budget_left) break;
        state.villages[village] = 1;
        promised += cost_;
        ++begun;
    }
    for (std::size_t village = 0; village < v.rows(); ++village) {
        const int month = state.villages[village];
        if (month == 0 || month > months_) continue;
        if (!work(desk, village, paid_until(month) - paid_until(month - 1))) --state.villages[village];   // work waits for money
        else if (month == months_) finish(desk, village);
    }
}

}  // namespace terrace
