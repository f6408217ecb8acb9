#include "models/observers/tourism_series.hpp"

#include <algorithm>

namespace terrace {

std::vector<SeriesSpec> tourism_series_specs() {
    return {
        {"tourism_places", "households", "Households with a stall or a homestay that came from a measure", "乡村旅游经营户数(由措施带动)", "",
         {"tourism_kind", {"stall", "homestay"}, {"摊位", "民宿"}}},
        {"tourism_visits", "visits", "Visits to villages with places or attractions that came from measures", "乡村旅游接待人次(由措施带动的村)", "time: sum", {}},
    };
}

std::vector<std::vector<double>> tourism_values(const TourismMarket& market) {
    const auto stalls = std::count_if(market.places.begin(), market.places.end(), [](const TourismPlace& place) { return place.kind == TourismKind::stall; });
    return {{static_cast<double>(stalls), static_cast<double>(market.places.size()) - static_cast<double>(stalls)}, {market.visits}};
}

}  // namespace terrace
