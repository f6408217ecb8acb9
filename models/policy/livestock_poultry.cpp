#include "models/policy/livestock_poultry.hpp"

#include <algorithm>

#include "models/household/choice.hpp"
#include "models/household/livestock.hpp"
#include "models/policy/desk.hpp"

namespace terrace {
namespace {

/// Liking of a side activity beyond its money: taste and the village's example [fen/year].
double liking(const PolicyDesk& desk, std::uint32_t row, Side option, const Temper& mood) {
    const ChoiceParameters& choice = desk.month.choice.parameters.choice;
    const double peers = static_cast<double>(desk.peers_of(row).side[static_cast<std::size_t>(option)]);
    return mood.usual_income * (choice.peer_weight * peers + choice.taste_scale * side_taste(option, desk.county.first_household + row, desk.month.facts));
}

double switching(const PolicyDesk& desk, std::uint32_t row, Side option, Fen cost) {
    if (side(desk.county.households.plan[row]) == option) return 0;
    return desk.month.choice.parameters.choice.switching_scale * static_cast<double>(cost);
}

}  // namespace

void LivestockPoultry::keys(KeyVisitor& key) {
    key.count("households", households_);
    key.count("chicks_per_household", chicks_);
    key.money("price_yuan_per_chick", chick_price_);
    key.count("lambs_per_household", lambs_);
    key.money("price_yuan_per_lamb", lamb_price_);
}

bool LivestockPoultry::offer_chicks(PolicyDesk& desk, std::uint32_t row) const {
    Households& h = desk.county.households;
    const ChoiceFacts& facts = desk.month.choice;
    const BirdOutlook bird = bird_outlook(facts.parameters.livestock, livestock_skill(h.plan[row]));
    const double feed = bird.feed * facts.month.outside.cash_cost;
    const double sale = bird.survival * static_cast<double>(facts.parameters.livestock.bird_price) * desk.county.markets.price[static_cast<std::size_t>(ThinProduct::bird)];
    const Temper mood = temper(h, row, desk.county.first_household, facts);
    const double money = chicks_ * (sale - feed);
    const double value = money - switching(desk, row, Side::poultry, facts.parameters.choice.switch_poultry) + liking(desk, row, Side::poultry, mood);
    Offer offer{.kind = OfferKind::chicks, .quantity = static_cast<double>(chicks_), .amount = static_cast<double>(chicks_ * chick_price_)};
    offer.worth(value, 0);
    if (desk.terms.enrolment == Enrolment::chosen && value <= 0) return desk.refuse(row, offer, OfferOutcome::lower_value);
    if (desk.terms.enrolment == Enrolment::chosen && !affordable(h, row, chicks_ * feed, facts))
        return desk.refuse(row, offer.lacks(chicks_ * feed, spare_cash(h, row, facts)), OfferOutcome::no_cash);
    if (!desk.give(row, chicks_ * chick_price_)) return desk.refuse(row, offer.lacks(offer.amount, static_cast<double>(desk.state().budget_left)), OfferOutcome::no_money);
    h.birds[row] = static_cast<std::uint16_t>(std::min(65535, h.birds[row] + chicks_));
    desk.bring(Flock::birds, row, chicks_, h.birds[row]);
    h.plan[row] = with_side(h.plan[row], Side::poultry);
    desk.enrol(row, offer, {money, 0});
    return true;
}

bool LivestockPoultry::offer_lambs(PolicyDesk& desk, std::uint32_t row) const {
    Households& h = desk.county.households;
    const ChoiceFacts& facts = desk.month.choice;
    Offer offer{.kind = OfferKind::ewe_lambs, .quantity = static_cast<double>(lambs_), .amount = static_cast<double>(lambs_ * lamb_price_)};
    if (h.sheep[row] + lambs_ > largest_flock) return desk.refuse(row, offer, OfferOutcome::no_room);
    const LivestockParameters& livestock = facts.parameters.livestock;
    const bool pastoral = (h.flags[row] & household_flag::pastoral) != 0;
    const double gain = flock_profit(livestock, facts.month.outside, livestock_skill(h.plan[row]), pastoral, h.breeding[row] + lambs_) -
                        flock_profit(livestock, facts.month.outside, livestock_skill(h.plan[row]), pastoral, h.breeding[row]);
    const Temper mood = temper(h, row, desk.county.first_household, facts);
    const double value = gain - switching(desk, row, Side::sheep, facts.parameters.choice.switch_sheep) + liking(desk, row, Side::sheep, mood);
    offer.worth(value, 0);
    if (desk.terms.enrolment == Enrolment::chosen && value <= 0) return desk.refuse(row, offer, OfferOutcome::lower_value);
    if (!desk.give(row, lambs_ * lamb_price_)) return desk.refuse(row, offer.lacks(offer.amount, static_cast<double>(desk.state().budget_left)), OfferOutcome::no_money);
    h.sheep[row] = static_cast<std::uint16_t>(h.sheep[row] + lambs_);
    h.breeding[row] = static_cast<std::uint16_t>(std::min<int>(largest_flock, h.breeding[row] + lambs_));
    desk.bring(Flock::sheep, row, lambs_, h.sheep[row]);
    desk.enrol(row, offer, {gain, 0});
    return true;
}

template <class Ask>
void LivestockPoultry::deliver(PolicyDesk& desk, OfferKind kind, Ask ask) const {
    int left = households_;
    const std::int64_t before = desk.state().recipients;
    const std::vector<bool> served =
        desk.terms.budget_by_year.empty() ? std::vector<bool>{} : desk.state().reached; // by the campaigns of earlier years
    for (const std::uint32_t row :
         desk.by_need([&](std::uint32_t row) { return desk.month.home[row] > 0 && (served.empty() || !served[row]); })) {
        if (left <= 0) break;
        if (ask(row)) --left;
    }
    desk.pass_over([&](std::uint32_t row) { return Offer{.kind = kind}.ends(desk.month.home[row] == 0 ? OfferOutcome::no_hands : OfferOutcome::no_places); });
    desk.state().shortfall -= std::min(desk.state().shortfall, desk.state().recipients - before);
}

/// A campaign offers its number of households a place each, whatever kinds of animals they are given.
void LivestockPoultry::open_campaign(PolicyDesk& desk) const {
    desk.state().started_month = desk.month.facts.index();
    if (chicks_ > 0 || lambs_ > 0) desk.state().shortfall += households_;
}

void LivestockPoultry::act(PolicyDesk& desk) const {
    if (desk.month.facts.calendar == october)   // the season's birds are sold; later ones are the household's own
        std::erase_if(desk.state().flocks, [](const FlockShare& flock) { return flock.kind == Flock::birds; });
    if (!desk.active()) return;
    MeasureState& state = desk.state();
    if (!state.started) {
        state.started = true;
        desk.open_line();
        open_campaign(desk);
    } else if (desk.renew_line())
        open_campaign(desk);
    // The first April and the first May in force, or after new money: a campaign delivers once.
    if (desk.month.facts.index() - state.started_month >= 12) return;
    if (chicks_ > 0 && desk.month.facts.calendar == april) deliver(desk, OfferKind::chicks, [&](std::uint32_t row) { return offer_chicks(desk, row); });
    if (lambs_ > 0 && desk.month.facts.calendar == may) deliver(desk, OfferKind::ewe_lambs, [&](std::uint32_t row) { return offer_lambs(desk, row); });
}

}  // namespace terrace
