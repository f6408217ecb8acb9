#include "models/market/tourism.hpp"

#include <algorithm>

#include "models/household/columns.hpp"
#include "models/household/flow_columns.hpp"
#include "models/market/expectations.hpp"
#include "models/purposes.hpp"
#include "sim/random/block.hpp"
#include "sim/random/distributions.hpp"

namespace terrace {
namespace {

/// Part of a village's attraction that roads, water, waste and the way to town leave.
double within_reach(const TourismParameters& p, const Villages& v, std::size_t village) {
    const double half = static_cast<double>(p.distance_half);
    return (1 - p.infrastructure_weight * (1 - v.infrastructure[village])) * half / (half + v.commute[village]);
}

/// Visitors against those of a county without promotion.
double promoted(const TourismParameters& p, const TourismMarket& market) {
    const double half = static_cast<double>(p.promotion_half) / 12 / (1 - p.promotion_memory);   // goodwill that the spending keeps up
    return 1 + p.promotion_gain * market.goodwill / (market.goodwill + half);
}

double sales_factor(const TourismParameters& p, RandomKey key, std::uint32_t household) { return p.skill_sales[static_cast<std::size_t>(trading_skill(key, household))]; }

void give_up_places(TourismMarket& market, const TourismParameters& p, const MonthFacts& facts) {
    const std::uint16_t now = months_since_1990(facts.outside.month);
    const double worth = static_cast<double>(p.keep_per_day) * facts.outside.local_wage;
    std::erase_if(market.places, [&](const TourismPlace& place) {
        return now - place.opened >= 12 && static_cast<double>(place.net_year) < worth * place_year(p, place.kind).days;
    });
    for (TourismPlace& place : market.places) place.net_year = 0;
}

/// Visits of the month by village; adds up the market's visits and tickets.
std::vector<double> visits_by_village(TourismMarket& market, const Villages& v, const TourismParameters& p, const MonthFacts& facts) {
    std::vector<double> drawn(v.rows());
    double all = 0;
    for (std::size_t village = 0; village < v.rows(); ++village) all += drawn[village] = attraction(p, v, market, village);
    const double usual = static_cast<double>(calendar::tourism[static_cast<std::size_t>(facts.calendar)]) * p.visits * promoted(p, market);
    const double each = usual + (all > 0 ? market.festival_visits / all : 0);
    for (std::size_t village = 0; village < v.rows(); ++village) {
        drawn[village] *= each;
        market.tickets += each * market.built_in(village) * within_reach(p, v, village) * static_cast<double>(p.ticket) * facts.outside.consumer_price;
    }
    return drawn;
}

}  // namespace

PlaceYear place_year(const TourismParameters& p, TourismKind kind) {
    if (kind == TourismKind::stall) return {static_cast<double>(p.stall_sales), static_cast<double>(p.stall_fixed), p.stall_days};
    return {static_cast<double>(p.homestay_sales), static_cast<double>(p.homestay_fixed), p.homestay_days};
}

int trading_skill(RandomKey key, std::uint32_t household) {
    constexpr double weak = 0.3, not_good = 0.8;   // shares of households; estimate, as for livestock
    const std::uint32_t word = draw_word(key, static_cast<std::uint32_t>(Purpose::trading_skill), household, 0);
    return word < threshold(weak) ? 0 : word < threshold(not_good) ? 1 : 2;
}

double attraction(const TourismParameters& p, const Villages& v, const TourismMarket& market, std::size_t village) {
    return (v.tourism[village] + market.built_in(village)) * within_reach(p, v, village);
}

double visitors_spending(const TourismParameters& p, const Villages& v, const TourismMarket& market, std::size_t village) {
    return p.visits * attraction(p, v, market, village) * promoted(p, market) * static_cast<double>(p.spend);
}

std::vector<double> offered_by_village(const TourismParameters& p, const TourismMarket& market, std::size_t villages, RandomKey key, std::uint32_t first_household,
                                       std::span<const std::uint16_t> village_of) {
    std::vector<double> offered(villages, 0.0);
    for (const TourismPlace& place : market.places) offered[village_of[place.row]] += place_year(p, place.kind).sales * sales_factor(p, key, first_household + place.row);
    return offered;
}

double relative_takings(const TourismParameters& p, double offered, double asked) {
    return asked > 0 ? thin_price(offered, asked, p.flexibility, p.price_low, p.price_high) : p.price_low;
}

double place_net(const TourismParameters& p, TourismKind kind, int skill, double takings) {
    const PlaceYear year = place_year(p, kind);
    return year.sales * p.skill_sales[static_cast<std::size_t>(skill)] * takings * (1 - p.goods_share) - year.fixed;
}

double yearly_tickets(const TourismParameters& p, const Villages& v, const TourismMarket& market) {
    double built = 0;
    for (std::size_t village = 0; village < market.built.size(); ++village) built += market.built[village] * within_reach(p, v, village);
    return p.visits * promoted(p, market) * built * static_cast<double>(p.ticket);
}

void tourism_days(std::span<const TourismPlace> places, const TourismParameters& p, const MonthFacts& facts, std::span<float> days) {
    const double season = static_cast<double>(calendar::tourism[static_cast<std::size_t>(facts.calendar)]);
    for (const TourismPlace& place : places) days[place.row] += static_cast<float>(season * place_year(p, place.kind).days);
}

void receive_visitors(TourismMarket& market, const Villages& v, const TourismParameters& p, const MonthFacts& facts, std::uint32_t first_household,
                      std::span<const std::uint16_t> village_of, FlowSheet& sheet) {
    market.visits = market.tickets = 0;
    market.price = 1;
    if (market.unused()) {
        market.festival_visits = 0;
        return;
    }
    if (facts.calendar == january) give_up_places(market, p, facts);
    const std::vector<double> visits = visits_by_village(market, v, p, facts);
    const std::vector<double> offered = offered_by_village(p, market, v.rows(), facts.key.people, first_household, village_of);
    const double season = static_cast<double>(calendar::tourism[static_cast<std::size_t>(facts.calendar)]), prices = facts.outside.consumer_price;
    std::vector<double> takings(v.rows());
    for (std::size_t village = 0; village < v.rows(); ++village) {
        takings[village] = relative_takings(p, season * offered[village], visits[village] * static_cast<double>(p.spend));
        if (offered[village] > 0 || market.built_in(village) > 0) market.visits += visits[village];
    }
    std::int32_t* sales = market.places.empty() ? nullptr : received(sheet, Flow::tourism_sales);
    std::int32_t* costs = market.places.empty() ? nullptr : paid(sheet, Flow::tourism_costs);
    double usual = 0, sold = 0;
    for (TourismPlace& place : market.places) {
        const PlaceYear year = place_year(p, place.kind);
        const double quantity = season * year.sales * sales_factor(p, facts.key.people, first_household + place.row) * prices;
        place.sales_month = whole_fen(static_cast<float>(quantity * takings[village_of[place.row]]));
        const std::int32_t cost = whole_fen(static_cast<float>(p.goods_share * place.sales_month + year.fixed / 12 * prices));
        sales[place.row] += place.sales_month;
        costs[place.row] += cost;
        place.net_year += place.sales_month - cost;
        usual += quantity;
        sold += place.sales_month;
    }
    if (usual > 0) market.price = sold / usual;
    market.goodwill *= p.promotion_memory;
    market.festival_visits = 0;
}

}  // namespace terrace
