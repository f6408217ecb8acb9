#pragma once

#include <cstdint>
#include <vector>

namespace terrace {

/// What a household lives on visitors with: a stall (food, crafts, night market, road side) or rooms with meals.
enum class TourismKind : std::uint8_t { stall, homestay };

/// A household's place of business for visitors. A household has one at most.
struct TourismPlace {
    std::uint32_t row;               ///< household
    std::int32_t net_year;           ///< sales less costs since January [fen]
    std::int32_t sales_month;        ///< of this month [fen]
    std::uint16_t opened;            ///< month, counted from January 1990
    TourismKind kind;
    std::uint8_t measure;            ///< that it came from
};

/// Visitors of a county's villages and who lives on them.
struct TourismMarket {
    std::vector<TourismPlace> places;    ///< by row
    std::vector<double> built;           ///< [village] what attractions add to its endowment; empty until one is built
    double goodwill = 0;                 ///< what is remembered of promotion [fen]
    double festival_visits = 0;          ///< that this month's festivals bring to the county's villages
    double price = 1;                    ///< takings of a place against the usual, mean of this month's sales
    double visits = 0;                   ///< this month, of villages that have something for visitors
    double tickets = 0;                  ///< this month, at the operator's attractions [fen]

    [[nodiscard]] double built_in(std::size_t village) const { return built.empty() ? 0 : built[village]; }
    [[nodiscard]] bool unused() const { return places.empty() && built.empty() && goodwill <= 0; }
};

}  // namespace terrace
