#include "analysis/report/bands.hpp"

#include "analysis/report/figure.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

namespace terrace {

double quantile(const std::vector<double>& sorted, double share) {
    if (sorted.empty()) return std::numeric_limits<double>::quiet_NaN();
    const double at = share * static_cast<double>(sorted.size() - 1);
    const auto below = static_cast<std::size_t>(at);
    const std::size_t above = std::min(below + 1, sorted.size() - 1);
    return sorted[below] + (at - static_cast<double>(below)) * (sorted[above] - sorted[below]);
}

Bands bands_of(std::size_t replicates, std::size_t months, const std::function<double(std::size_t, std::size_t)>& value) {
    Bands bands;
    std::vector<double> sorted;
    for (std::size_t month = 0; month < months; ++month) {
        sorted.clear();
        for (std::size_t replicate = 0; replicate < replicates; ++replicate)
            if (const double one = value(replicate, month); std::isfinite(one)) sorted.push_back(one);
        std::sort(sorted.begin(), sorted.end());
        bands.median.push_back(quantile(sorted, 0.5));
        bands.low50.push_back(quantile(sorted, 0.25));
        bands.high50.push_back(quantile(sorted, 0.75));
        bands.low90.push_back(quantile(sorted, 0.05));
        bands.high90.push_back(quantile(sorted, 0.95));
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
