#include "models/policy/tourism_offer.hpp"

#include <algorithm>

#include "models/household/choice.hpp"
#include "models/market/tourism.hpp"
#include "models/purposes.hpp"
#include "sim/random/block.hpp"
#include "sim/random/distributions.hpp"

namespace terrace {
namespace {

std::vector<TourismPlace>::iterator position(std::vector<TourismPlace>& places, std::uint32_t row) {
    return std::lower_bound(places.begin(), places.end(), row, [](const TourismPlace& place, std::uint32_t wanted) { return place.row < wanted; });
}

/// Taste for living on visitors less that for going on as before, found again from the household's number and the year.
double taste(std::uint32_t household, const MonthFacts& facts) {
    const auto gumbel = [&](std::uint32_t option) {
        const std::uint32_t word = draw_word(facts.key, static_cast<std::uint32_t>(Purpose::tourism_taste), household, facts.outside.month.year() * 12, option);
        return static_cast<double>(gumbel_table()[word >> gumbel_table_shift]);
    };
    return gumbel(1) - gumbel(0);
}

}  // namespace

TourismOffers::TourismOffers(PolicyDesk& desk) : desk_(desk), village_of_(desk.month.belonging.village_of), places_(desk.county.villages.rows()) {
    const County& county = desk.county;
    offered_ = offered_by_village(desk.month.choice.parameters.tourism, county.tourism, county.villages.rows(), desk.month.facts.key.people, county.first_household, village_of_);
    for (const TourismPlace& place : county.tourism.places) ++places_[village_of_[place.row]];
}

TourismOffers::Worth TourismOffers::weigh(std::uint32_t row, TourismKind kind, Fen own, std::size_t village) const {
    constexpr double life_years = 10, own_day = 0.3;   // of what was bought; of a hired day, as in courtyards; estimates
    const County& county = desk_.county;
    const ChoiceFacts& facts = desk_.month.choice;
    const TourismParameters& p = facts.parameters.tourism;
    const int skill = trading_skill(desk_.month.facts.key.people, county.first_household + row);
    const PlaceYear year = place_year(p, kind);
    const double offered = offered_[village] + year.sales * p.skill_sales[static_cast<std::size_t>(skill)];
    const double takings = relative_takings(p, offered, visitors_spending(p, county.villages, county.tourism, village));
    const double net = place_net(p, kind, skill, takings) * desk_.month.facts.outside.consumer_price;
    const double peers = static_cast<double>(places_[village]) / std::max<std::uint32_t>(1, county.villages.households[village]);
    const ChoiceParameters& choice = facts.parameters.choice;
    const double liking = choice.peer_weight * peers + choice.taste_scale * taste(county.first_household + row, desk_.month.facts);
    const double money = net - static_cast<double>(own) / life_years;
    return {money, money - own_day * year.days * facts.day_wage - choice.switching_scale * static_cast<double>(p.switch_cost) +
                       liking * temper(county.households, row, county.first_household, facts).usual_income};
}

bool TourismOffers::open(std::uint32_t row, TourismKind kind, Fen start, Fen grant, double least_attraction) {
    County& county = desk_.county;
    const TourismParameters& p = desk_.month.choice.parameters.tourism;
    MeasureState& state = desk_.state();
    const std::size_t village = village_of_[row];
    const auto at = position(county.tourism.places, row);
    const bool has_one = at != county.tourism.places.end() && at->row == row, had_one = !state.reached.empty() && state.reached[row];
    Offer offer{.kind = kind == TourismKind::stall ? OfferKind::stall : OfferKind::homestay};
    if (has_one || had_one) return desk_.refuse(row, offer, OfferOutcome::has_one);
    if (desk_.month.home[row] == 0) return desk_.refuse(row, offer, OfferOutcome::no_hands);
    if (attraction(p, county.villages, county.tourism, village) < least_attraction) return desk_.refuse(row, offer, OfferOutcome::few_visitors);
    const Fen paid = std::min(start, scale(grant, desk_.month.support)), own = start - paid;
    offer.amount = static_cast<double>(paid);
    if (paid > state.budget_left) return desk_.refuse(row, offer.lacks(offer.amount, static_cast<double>(state.budget_left)), OfferOutcome::no_money);
    if (!affordable(county.households, row, static_cast<double>(own), desk_.month.choice))
        return desk_.refuse(row, offer.lacks(static_cast<double>(own), spare_cash(county.households, row, desk_.month.choice)), OfferOutcome::no_cash);
    const Worth gain = weigh(row, kind, own, village);
    offer.worth(gain.value, 0);
    if (desk_.terms.enrolment == Enrolment::chosen && gain.value <= 0) return desk_.refuse(row, offer, OfferOutcome::lower_value);
    desk_.pay(row, Flow::asset_grant, ReceiptForm::grant, paid);   // nothing where no grant is offered
    desk_.purchase(row, start);
    county.tourism.places.insert(at, {row, 0, 0, months_since_1990(desk_.month.facts.outside.month), kind, desk_.measure()});
    offered_[village] += place_year(p, kind).sales * p.skill_sales[static_cast<std::size_t>(trading_skill(desk_.month.facts.key.people, county.first_household + row))];
    ++places_[village];
    desk_.enrol(row, offer, {gain.money, 0});
    return true;
}

}  // namespace terrace
