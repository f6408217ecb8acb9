#include "models/policy/courtyard_economy.hpp"

#include <algorithm>

#include "models/household/side_choice.hpp"
#include "models/household/sidelines.hpp"
#include "models/policy/desk.hpp"

namespace terrace {

void CourtyardEconomy::keys(KeyVisitor& key) {
    key.count("demonstration_households", demonstration_households_);
    key.money("demonstration_setup_yuan", demonstration_setup_);
    key.money("demonstration_grant_yuan", demonstration_grant_);
    key.money("grant_yuan", grant_);
    key.count("households", households_);
}

bool CourtyardEconomy::offer(PolicyDesk& desk, std::uint32_t row, bool demonstration) const {
    Households& h = desk.county.households;
    const ChoiceFacts& facts = desk.month.choice;
    const Courtyard now = courtyard_kind(h.courtyard[row]);
    if (now == Courtyard::demonstration || (now == Courtyard::ordinary && !demonstration) || desk.month.home[row] == 0) return false;
    const Fen setup = demonstration ? demonstration_setup_ : static_cast<Fen>(facts.sides.courtyard_setup);
    const Fen grant = std::min(setup, scale(demonstration ? demonstration_grant_ : grant_, desk.month.support));
    if (grant > desk.state().budget_left || !affordable(h, row, static_cast<double>(setup - grant), facts)) return false;
    const auto& yard = facts.parameters.courtyard;
    const double gain = demonstration ? static_cast<double>(yard.demonstration_sales - yard.ordinary_sales + yard.ordinary_costs - yard.demonstration_costs) : 0.0;
    const Temper mood = temper(h, row, desk.county.first_household, facts);
    const double net = facts.sides.courtyard_net + gain;
    const double value = courtyard_value(mood, desk.peers_of(row), grant, setup, net,
                                         side_taste(Side::courtyard, desk.county.first_household + row, facts.month), facts);
    if (desk.terms.enrolment == Enrolment::chosen && value <= 0) return false;
    if (!desk.pay(row, Flow::asset_grant, ReceiptForm::grant, grant)) return false;
    desk.purchase(row, setup);
    h.courtyard[row] = courtyard_code(demonstration ? Courtyard::demonstration : Courtyard::ordinary, 0);
    h.plan[row] = with_side(h.plan[row], Side::courtyard);
    desk.enrol(row, courtyard_money(grant, setup, net, facts), 0);
    return true;
}

void CourtyardEconomy::offer_demonstrations(PolicyDesk& desk) const {
    std::vector<std::uint32_t> rows = desk.by_need([&](std::uint32_t row) { return desk.month.home[row] > 0; });
    desk.sort_by_priority(rows, [](std::uint32_t row) { return row; });
    std::int64_t& left = desk.state().shortfall;
    for (const std::uint32_t row : rows)
        if (left > 0 && offer(desk, row, true)) --left;
}

void CourtyardEconomy::act(PolicyDesk& desk) const {
    if (!desk.active()) return;
    MeasureState& state = desk.state();
    const bool begins = !state.started;
    if (begins) {
        state.started = true;
        desk.open_line();
        state.shortfall = demonstration_households_;
    }
    if (begins || desk.renew_line()) offer_demonstrations(desk);
    const int calendar = desk.month.facts.calendar;
    if (!begins && calendar != january && calendar != july) return;
    std::int64_t left = households_ - (state.recipients - (demonstration_households_ - state.shortfall));
    const auto can_give = [&] { return left > 0 && state.budget_left >= scale(grant_, desk.month.support); };
    if (!can_give()) return;
    const Households& h = desk.county.households;
    for (const std::uint32_t row : desk.by_need([&](std::uint32_t row) { return courtyard_kind(h.courtyard[row]) == Courtyard::none && desk.month.home[row] > 0; })) {
        if (!can_give()) break;
        if (offer(desk, row, false)) --left;
    }
}

}  // namespace terrace
