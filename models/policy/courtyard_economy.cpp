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
    Offer offer{.kind = demonstration ? OfferKind::demonstration_courtyard : OfferKind::courtyard_grant};
    const Courtyard now = courtyard_kind(h.courtyard[row]);
    if (now == Courtyard::demonstration || (now == Courtyard::ordinary && !demonstration)) return desk.refuse(row, offer, OfferOutcome::has_one);
    if (desk.month.home[row] == 0) return desk.refuse(row, offer, OfferOutcome::no_hands);
    const Fen setup = demonstration ? demonstration_setup_ : static_cast<Fen>(facts.sides.courtyard_setup);
    const Fen grant = std::min(setup, scale(demonstration ? demonstration_grant_ : grant_, desk.month.support));
    const auto own = static_cast<double>(setup - grant);
    offer.amount = static_cast<double>(grant);
    if (grant > desk.state().budget_left) return desk.refuse(row, offer.lacks(offer.amount, static_cast<double>(desk.state().budget_left)), OfferOutcome::no_money);
    if (!affordable(h, row, own, facts)) return desk.refuse(row, offer.lacks(own, spare_cash(h, row, facts)), OfferOutcome::no_cash);
    const auto& yard = facts.parameters.courtyard;
    const double gain = demonstration ? static_cast<double>(yard.demonstration_sales - yard.ordinary_sales + yard.ordinary_costs - yard.demonstration_costs) : 0.0;
    const Temper mood = temper(h, row, desk.county.first_household, facts);
    const double net = facts.sides.courtyard_net + gain;
    const double value = courtyard_value(mood, desk.peers_of(row), grant, setup, net,
                                         side_taste(Side::courtyard, desk.county.first_household + row, facts.month), facts);
    offer.worth(value, 0);
    if (desk.terms.enrolment == Enrolment::chosen && value <= 0) return desk.refuse(row, offer, OfferOutcome::lower_value);
    if (!desk.pay(row, Flow::asset_grant, ReceiptForm::grant, grant)) return desk.refuse(row, offer, OfferOutcome::no_money);
    desk.purchase(row, setup);
    h.courtyard[row] = courtyard_code(demonstration ? Courtyard::demonstration : Courtyard::ordinary, 0);
    h.plan[row] = with_side(h.plan[row], Side::courtyard);
    desk.enrol(row, offer, {courtyard_money(grant, setup, net, facts), 0});
    return true;
}

void CourtyardEconomy::offer_demonstrations(PolicyDesk& desk) const {
    std::vector<std::uint32_t> rows = desk.by_need([&](std::uint32_t row) { return desk.month.home[row] > 0; });
    desk.sort_by_priority(rows, [](std::uint32_t row) { return row; });
    std::int64_t& left = desk.state().shortfall;
    for (const std::uint32_t row : rows)
        if (left > 0 && offer(desk, row, true)) --left;
    if (demonstration_households_ == 0) return;
    const Offer missed{.kind = OfferKind::demonstration_courtyard};
    desk.pass_over([&](std::uint32_t row) { return missed.ends(desk.month.home[row] == 0 ? OfferOutcome::no_hands : OfferOutcome::no_places); });
}

Offer CourtyardEconomy::missed(const PolicyDesk& desk, std::uint32_t row, std::int64_t places) const {
    const Fen grant = scale(grant_, desk.month.support), left = desk.county.government.measures[desk.measure()].budget_left;
    Offer offer{.kind = OfferKind::courtyard_grant, .amount = static_cast<double>(grant)};
    if (courtyard_kind(desk.county.households.courtyard[row]) != Courtyard::none) return offer.ends(OfferOutcome::has_one);
    if (desk.month.home[row] == 0) return offer.ends(OfferOutcome::no_hands);
    return places <= 0 ? offer.ends(OfferOutcome::no_places) : offer.lacks(offer.amount, static_cast<double>(left)).ends(OfferOutcome::no_money);
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
    const Households& h = desk.county.households;
    const auto may = [&](std::uint32_t row) { return courtyard_kind(h.courtyard[row]) == Courtyard::none && desk.month.home[row] > 0; };
    for (const std::uint32_t row : can_give() ? desk.by_need(may) : std::vector<std::uint32_t>{}) {
        if (!can_give()) break;
        if (offer(desk, row, false)) --left;
    }
    if (households_ > 0) desk.pass_over([&](std::uint32_t row) { return missed(desk, row, left); });
}

}  // namespace terrace
