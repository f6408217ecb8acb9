#include "models/policy/microcredit.hpp"

#include <algorithm>

#include "models/household/side_choice.hpp"
#include "models/household/sidelines.hpp"
#include "models/purposes.hpp"
#include "sim/random/block.hpp"
#include "sim/random/distributions.hpp"

namespace terrace {
namespace {

/// Whether households take up the activity in that month of the year.
bool in_season(Side side, int calendar) {
    switch (side) {
        case Side::courtyard: return calendar == january || calendar == july;
        case Side::sheep: return calendar == january;
        case Side::poultry: return calendar == april;
        case Side::none: return false;
    }
    return false;
}

double start_cost(Side side, const SideOutlook& sides) {
    switch (side) {
        case Side::courtyard: return sides.courtyard_setup;
        case Side::sheep: return sides.sheep_start;
        case Side::poultry: return sides.poultry_start;
        case Side::none: return 0;
    }
    return 0;
}

/// Tastes against that for no activity.
std::array<double, side_count> tastes_of(std::uint32_t household, const MonthFacts& facts) {
    std::array<double, side_count> tastes{};
    for (const Side side : {Side::courtyard, Side::poultry, Side::sheep}) tastes[static_cast<std::size_t>(side)] = side_taste(side, household, facts);
    return tastes;
}

}  // namespace

void Microcredit::keys(KeyVisitor& key) {
    loans_.keys(key);
    key.number("visited_share", visited_share_);
}

std::vector<std::uint32_t> Microcredit::visited(const PolicyDesk& desk) const {
    std::vector<std::uint32_t> words(desk.county.households.rows());
    fill_words(desk.month.facts.key, static_cast<std::uint32_t>(Purpose::loan_visit), desk.month.facts.index(), desk.county.first_household, words);
    const std::uint32_t limit = threshold(visited_share_);
    return desk.by_need([&](std::uint32_t row) { return words[row] < limit; });
}

Microcredit::Wish Microcredit::wish(const PolicyDesk& desk, std::uint32_t row) const {
    const Households& h = desk.county.households;
    const ChoiceFacts& own = desk.month.choice;
    ChoiceFacts lent = own;
    lent.credit = static_cast<double>(loans_.most);
    const Temper mood = temper(h, row, desk.county.first_household, own);
    const auto tastes = tastes_of(desk.county.first_household + row, own.month);
    const int home = desk.month.home[row];
    const auto without = side_values(h, row, home, desk.peers_of(row), tastes, mood, own);
    const auto with = side_values(h, row, home, desk.peers_of(row), tastes, mood, lent);
    const bool assigned = desk.terms.enrolment == Enrolment::assigned;
    const auto own_best = std::max_element(without.begin(), without.end());
    Wish best{Side::none, 0, impossible, *own_best, static_cast<Side>(own_best - without.begin())};
    for (const Side side : {Side::none, Side::courtyard, Side::poultry, Side::sheep}) {
        const auto at = static_cast<std::size_t>(side);
        const bool needs_loan = without[at] == impossible && with[at] > impossible;
        if (assigned && !(needs_loan && in_season(side, own.month.calendar))) continue;   // a campaign lends to whoever can use it
        if (with[at] > best.with) best = {needs_loan ? side : Side::none, start_cost(side, own.sides), with[at], best.without, best.otherwise};
    }
    if (!in_season(best.side, own.month.calendar)) best.side = Side::none;
    return best;
}

bool Microcredit::offer(PolicyDesk& desk, std::uint32_t row, Fen& promised) const {
    Households& h = desk.county.households;
    const Wish plan = wish(desk, row);
    Offer offer{.kind = OfferKind::loan};
    offer.worth(plan.with, plan.without);
    if (plan.side == Side::none) return desk.refuse(row, offer, OfferOutcome::no_use);
    const Fen cost = whole_fen(static_cast<float>(plan.cost));
    const Fen amount = std::min(loans_.most, cost - std::max<Fen>(0, static_cast<Fen>(spare_cash(h, row, desk.month.choice))));
    offer.amount = static_cast<double>(amount);
    if (const auto obstacle = loans_.obstacle(desk, row, amount, promised))
        return desk.refuse(row, offer.lacks(static_cast<double>(loans_.subsidy(amount, loans_.term_months, desk.month.support)), static_cast<double>(desk.state().budget_left - promised)), *obstacle);
    loans_.lend(desk, row, amount);
    promised += loans_.subsidy(amount, loans_.term_months, desk.month.support);
    const std::uint8_t before = h.plan[row];
    h.plan[row] = with_side(before, plan.side);
    const Fen paid = start_sideline(h, row, desk.month.choice.sides, desk.month.choice.parameters.livestock);   // birds are bought later in the month
    if (paid > 0) desk.purchase(row, paid);
    if (plan.side == Side::sheep) h.plan[row] = before;   // the ewes are bought: the plan would buy as many again
    const double interest = 12 * static_cast<double>(loans_.own_interest(amount, desk.month.support)) / std::max(1, loans_.term_months);
    desk.enrol(row, offer, {side_money(h, row, plan.side, desk.month.choice) - interest, side_money(h, row, plan.otherwise, desk.month.choice)});
    return true;
}

void Microcredit::act(PolicyDesk& desk) const {
    MeasureState& state = desk.state();
    if (!(state.started || desk.active())) return;
    if (!state.started) {
        state.started = true;
        state.started_month = desk.month.facts.index();
        desk.appropriate(desk.terms.budget);
    }
    loans_.serve(desk);
    const int calendar = desk.month.facts.calendar;
    if (!desk.active() || (calendar != january && calendar != april && calendar != july)) return;
    Fen promised = loans_.promised(desk);
    for (const std::uint32_t row : visited(desk)) offer(desk, row, promised);
    desk.pass_over([&](std::uint32_t) { return Offer{.kind = OfferKind::loan, .chance = visited_share_}.ends(OfferOutcome::not_called_on); });
}

}  // namespace terrace
