#pragma once

#include <cstdint>
#include <vector>

#include "models/market/tourism_state.hpp"
#include "models/policy/desk.hpp"

namespace terrace {

/// Offers of places of business for visitors, one household after the other: each sees the places that are there already.
class TourismOffers {
public:
    explicit TourismOffers(PolicyDesk&);

    /// Offers a place that costs `start`, `grant` of it paid; true when the household opened it. Asks for somebody at home, for a village of
    /// at least so much attraction, for money, and, under `chosen`, for a gain.
    bool open(std::uint32_t row, TourismKind, Fen start, Fen grant, double least_attraction);

private:
    /// Expected net of a year less the household's share of the start, and that less its days and the trouble of taking it up, plus peers
    /// and taste [fen/year].
    struct Worth {
        double money, value;
    };
    [[nodiscard]] Worth weigh(std::uint32_t row, TourismKind, Fen own, std::size_t village) const;

    PolicyDesk& desk_;
    std::span<const std::uint16_t> village_of_;   ///< [household]
    std::vector<double> offered_;                 ///< [village] sales of its places at usual takings [fen/year]
    std::vector<int> places_;                     ///< [village]
};

}  // namespace terrace
