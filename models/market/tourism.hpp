#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "models/market/tourism_state.hpp"
#include "models/month_facts.hpp"
#include "models/village/columns.hpp"
#include "sim/ledger/flow_sheet.hpp"

namespace terrace {

/// A year of a place with usual takings; 2021 prices.
struct PlaceYear {
    double sales, fixed;   ///< [fen]
    double days;           ///< of the household's own work
};
[[nodiscard]] PlaceYear place_year(const TourismParameters&, TourismKind);

/// How well a household trades: 0 weak, 1 usual, 2 good. Found again from its number.
[[nodiscard]] int trading_skill(RandomKey, std::uint32_t household);

/// What draws visitors to a village: endowment and built attractions, less for bad roads, water and waste, less for a long way to town.
[[nodiscard]] double attraction(const TourismParameters&, const Villages&, const TourismMarket&, std::size_t village);

/// What visitors want to spend at places of a village in a year, promotion included, festivals not [fen, 2021 prices].
[[nodiscard]] double visitors_spending(const TourismParameters&, const Villages&, const TourismMarket&, std::size_t village);

/// Sales of all places of each village at usual takings [fen/year, 2021 prices].
[[nodiscard]] std::vector<double> offered_by_village(const TourismParameters&, const TourismMarket&, std::size_t villages, RandomKey, std::uint32_t first_household,
                                                     std::span<const std::uint16_t> village_of);

/// Takings of a place against the usual where `offered` meets `asked`: more places than visitors bring less for each.
[[nodiscard]] double relative_takings(const TourismParameters&, double offered, double asked);

/// Net of a place in a year at such takings [fen, 2021 prices].
[[nodiscard]] double place_net(const TourismParameters&, TourismKind, int skill, double takings);

/// What an operator's attractions take in a year [fen, 2021 prices].
[[nodiscard]] double yearly_tickets(const TourismParameters&, const Villages&, const TourismMarket&);

/// Days that places ask of their households this month, added to `days[row]`.
void tourism_days(std::span<const TourismPlace>, const TourismParameters&, const MonthFacts&, std::span<float> days);

/// Visitors come by season, attraction and promotion; places sell and pay their costs. In January places of a full year that was not
/// worth its days are given up; promotion is forgotten a little every month.
void receive_visitors(TourismMarket&, const Villages&, const TourismParameters&, const MonthFacts&, std::uint32_t first_household,
                      std::span<const std::uint16_t> village_of, FlowSheet&);

}  // namespace terrace
