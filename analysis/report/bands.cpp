#include "analysis/report/bands.hpp"

#include "analysis/report/figure.hpp"
#include "analysis/statistics/quantile.hpp"

#include <algorithm>
#include <cmath>

namespace terrace {

Bands bands_of(std::size_t replicates, std::size_t months, const std::function<double(std::size_t, std::size_t)>& value) {
    Bands bands;
    std::vector<double> sorted;
    for (std::size_t month = 0; month < months; ++month) {
        sorted.clear();
        for (std::size_t replicate = 0; replicate < replicates; ++replicate)
            if (const double one = value(replicate, month); std::isfinite(one)) sorted.push_back(one);
        std::sort(sorted.begin(), sorted.end());
        bands.median.push_back(sorted_quantile(sorted, 0.5));
        bands.low50.push_back(sorted_quantile(sorted, 0.25));
        bands.high50.push_back(sorted_quantile(sorted, 0.75));
        bands.low90.push_back(sorted_quantile(sorted, 0.05));
        bands.high90.push_back(sorted_quantile(sorted, 0.95));
    }
    return bands;
}

nlohmann::json bands_json(const Bands& bands, int decimals) {
    return {{"median", numbers_json(bands.median, decimals)},
            {"low50", numbers_json(bands.low50, decimals)},
            {"high50", numbers_json(bands.high50, decimals)},
            {"low90", numbers_json(bands.low90, decimals)},
            {"high90", numbers_json(bands.high90, decimals)}};
}

} // namespace terrace
