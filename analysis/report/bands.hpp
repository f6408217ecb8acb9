#pragma once

#include <nlohmann/json.hpp>

#include <functional>
#include <vector>

namespace terrace {

/// Where replicates lie month by month: the median, the middle half and the middle nine tenths.
struct Bands {
    std::vector<double> median, low50, high50, low90, high90;   ///< by month; NaN where no replicate has a value
};

/// Bands over replicates of `value(replicate, month)`.
[[nodiscard]] Bands bands_of(std::size_t replicates, std::size_t months, const std::function<double(std::size_t, std::size_t)>& value);

/// { median, low50, high50, low90, high90 }
[[nodiscard]] nlohmann::json bands_json(const Bands& bands, int decimals);

} // namespace terrace
