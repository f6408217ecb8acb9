#include "models/policy/rural_tourism.hpp"

#include <algorithm>

#include "models/market/lease_jobs.hpp"
#include "models/market/tourism.hpp"
#include "models/marks.hpp"
#include "models/policy/desk.hpp"
#include "models/policy/tourism_offer.hpp"
#include "models/worker/month_state.hpp"

namespace terrace {
namespace {

constexpr int high_season_first = may, high_season_last = october;

bool somebody_may(const PolicyDesk& desk) {
    for (std::uint32_t row = 0; row < desk.county.households.rows(); ++row)
        if (desk.targets(row)) return true;
    return false;
}

/// Share of a year's visitors that come in one month of the season the month belongs to, on average.
double month_of_season(int calendar) {
    double high = 0;
    for (int month = high_season_first; month <= high_season_last; ++month) high += static_cast<double>(calendar::tourism[static_cast<std::size_t>(month)]);
    const int months = high_season_last - high_season_first + 1;
    return calendar >= high_season_first && calendar <= high_season_last ? high / months : (1 - high) / (12 - months);
}

/// Of the villages that the target takes in; of all when it takes in none now.
std::size_t most_attractive(const PolicyDesk& desk) {
    const std::size_t villages = desk.county.villages.rows();
    std::size_t best = 0;
    while (best < villages && !desk.targets_village(best)) ++best;
    if (best == villages) best = 0;
    const auto drawn = [&](std::size_t village) { return attraction(desk.month.choice.parameters.tourism, desk.county.villages, desk.county.tourism, village); };
    for (std::size_t village = best + 1; village < villages; ++village)
        if (desk.targets_village(village) && drawn(village) > drawn(best)) best = village;
    return best;
}

void open_operator(Enterprises& e, Fen wage) {
    if (employer_of(e, EnterpriseKind::tourism_operator) < e.rows()) return;
    const std::size_t row = e.rows();
    e.resize(row + 1);
    e.kind[row] = EnterpriseKind::tourism_operator;
    e.wage[row] = 0.01 * static_cast<double>(wage);
}

}  // namespace

void RuralTourism::keys(KeyVisitor& key) {
    key.count("stalls", stalls_);
    key.count("homestays", homestays_);
    key.money("stall_start_yuan", stall_start_);
    key.money("homestay_start_yuan", homestay_start_);
    key.money("stall_grant_yuan", stall_grant_);
    key.money("homestay_grant_yuan", homestay_grant_);
    key.number("least_attraction", least_attraction_);
    key.money("promotion_yuan_per_year", promotion_);
    key.count("festivals_per_year", festivals_);
    key.money("festival_yuan", festival_);
    key.number("festival_visits", festival_visits_);
    key.number("local_share", local_share_);
    key.money("attraction_yuan", attraction_);
    key.count("build_months", build_months_);
    key.number("attraction_gain", attraction_gain_);
    key.money("wage_yuan_per_month", wage_);
    if (build_months_ < 1) key.fail("build_months", Text{"one month or more", "至少 1 个月"});
}

void RuralTourism::promote(PolicyDesk& desk) const {
    TourismMarket& market = desk.county.tourism;
    const Fen promotion = scale(promotion_ / 12, desk.month.support), festival = scale(festival_, desk.month.support);
    if (desk.pay_others(Flow::tourism_promotion, promotion)) market.goodwill += static_cast<double>(promotion);
    const int held = desk.month.facts.calendar - may;
    if (held < 0 || held >= festivals_ || festival <= 0 || festival > desk.state().budget_left) return;
    const std::size_t services = employer_of(desk.county.enterprises, EnterpriseKind::services);
    const Fen local = services < desk.county.enterprises.rows() ? scale(festival, local_share_) : 0;
    if (local > 0) desk.pay_firm(Flow::festival_services, services, local);
    desk.pay_others(Flow::tourism_promotion, festival - local);
    market.festival_visits += festival_visits_ * desk.month.support;
}

void RuralTourism::build_attraction(PolicyDesk& desk) const {
    MeasureState& state = desk.state();
    if (attraction_ <= 0 || state.works_months >= build_months_) return;
    const Fen part = attraction_ * (state.works_months + 1) / build_months_ - attraction_ * state.works_months / build_months_;
    if (!desk.pay_others(Flow::tourism_promotion, part)) return;   // work waits for money
    if (++state.works_months < build_months_) return;
    state.done_month = desk.month.facts.index();
    TourismMarket& market = desk.county.tourism;
    const std::size_t host = most_attractive(desk);
    market.built.resize(desk.county.villages.rows());
    market.built[host] += attraction_gain_ * yuan(attraction_) / 1e6;
    open_operator(desk.county.enterprises, wage_);
}

void RuralTourism::staff(PolicyDesk& desk) const {
    County& county = desk.county;
    Enterprises& e = county.enterprises;
    const std::size_t row = employer_of(e, EnterpriseKind::tourism_operator);
    if (row == e.rows() || !e.works(row)) return;
    const TourismParameters& p = desk.month.choice.parameters.tourism;
    const OutsideMonth& outside = desk.month.facts.outside;
    const double takings = yearly_tickets(p, county.villages, county.tourism) * month_of_season(desk.month.facts.calendar) * outside.consumer_price;
    const std::vector<double> before(e.jobs_at_start.begin(), e.jobs_at_start.end());
    e.jobs_at_start[row] = p.operator_wage_share * takings / std::max(1.0, 100 * e.wage[row] * outside.local_wage);
    lay_off_after_leases(county.workers, e, before, county.first_worker, desk.month.facts.key, desk.month.facts.index());
}

void RuralTourism::offer_places(PolicyDesk& desk) const {
    TourismMarket& market = desk.county.tourism;
    TourismOffers offers(desk);
    desk.state().shortfall = 0;
    const std::vector<bool>& reached = desk.state().reached;   // by a place that the measure brought
    const std::vector<std::uint32_t> queue = desk.by_need([&](std::uint32_t row) { return desk.month.home[row] > 0 && (reached.empty() || !reached[row]); });
    for (const TourismKind kind : {TourismKind::homestay, TourismKind::stall}) {
        std::int64_t left = kind == TourismKind::stall ? stalls_ : homestays_;
        left -= std::count_if(market.places.begin(), market.places.end(), [&](const TourismPlace& place) { return place.measure == desk.measure() && place.kind == kind; });
        for (const std::uint32_t row : queue)
            if (left > 0 && offers.open(row, kind, start_of(kind), grant_of(kind), least_attraction_)) --left;
        desk.state().shortfall += std::max<std::int64_t>(0, left);
        if ((kind == TourismKind::stall ? stalls_ : homestays_) == 0) continue;
        const Offer missed{.kind = kind == TourismKind::stall ? OfferKind::stall : OfferKind::homestay};
        desk.pass_over([&](std::uint32_t row) { return missed.ends(desk.month.home[row] == 0 ? OfferOutcome::no_hands : OfferOutcome::no_places); });
    }
}

void RuralTourism::act(PolicyDesk& desk) const {
    MeasureState& state = desk.state();
    const bool begins = !state.started;
    if (begins) {
        if (!desk.active() || !somebody_may(desk)) return;   // visitors are brought for those who may live on them
        state.started = true;
        state.started_month = desk.month.facts.index();
        desk.open_line();
    } else
        desk.renew_line();
    if (desk.active()) {
        const int calendar = desk.month.facts.calendar;
        if (begins || calendar == january || calendar == july) offer_places(desk);
        build_attraction(desk);
        promote(desk);
    }
    staff(desk);
}

void RuralTourism::after_wages(PolicyDesk& desk, const PayTable& pay) const {
    const County& county = desk.county;
    const std::size_t employer = employer_of(county.enterprises, EnterpriseKind::tourism_operator), here = place::first_employer + employer;
    if (attraction_ <= 0 || employer == county.enterprises.rows()) return;
    for_each_equal(county.workers.place.span(), static_cast<std::uint8_t>(here), [&](std::uint32_t worker) {
        const std::uint32_t row = desk.month.belonging.home_of[worker];
        if (!desk.targets(row)) return;
        desk.enrol(row, 0, 0);
        desk.note(row, ReceiptForm::wage, whole_fen(static_cast<float>(county.workers.wage[worker]) * pay.per_yuan[here]));
    });
}

void RuralTourism::monitor(PolicyDesk& desk) const {
    for (const TourismPlace& place : desk.county.tourism.places)
        if (place.measure == desk.measure()) desk.note(place.row, ReceiptForm::activity, place.sales_month);
}

}  // namespace terrace
