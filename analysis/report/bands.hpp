#pragma once

#include "sim/core/text.hpp"

#include <nlohmann/json.hpp>

#include <cstddef>
#include <functional>
#include <string>
#include <vector>

namespace terrace {

/// From so many runs on a quantile of one in twenty is a run and not a guess between the outermost; with fewer the range of the runs is
/// told.
inline constexpr std::size_t least_runs_for_bands = 20;

/// Where replicates lie month by month: the median, the middle half and the middle nine tenths.
struct Bands {
    std::vector<double> median, low50, high50, low90, high90; ///< by month; NaN where no replicate has a value
    std::size_t runs =
        least_runs_for_bands; ///< below `least_runs_for_bands` the outer band is the range of all runs, and there is no inner one

    [[nodiscard]] bool of_few() const { return runs < least_runs_for_bands; }
};

/// Bands over replicates of `value(replicate, month)`.
[[nodiscard]] Bands bands_of(std::size_t replicates, std::size_t months, const std::function<double(std::size_t, std::size_t)>& value);

/// { median, low50, high50, low90, high90, runs }; of few runs without the inner band, of one the median alone. Nobody reads numbers off
/// the ends, which make up most of a page: they may have fewer decimals than the median.
[[nodiscard]] nlohmann::json bands_json(const Bands& bands, int decimals, int end_decimals);

/// The ends that a table shows beside the median: four quantiles, of few runs the lowest and the highest, of one none. From low to high.
struct BandEnd {
    Text name;
    const std::vector<double>* values;
};
[[nodiscard]] std::vector<BandEnd> ends_of(const Bands& bands);

/// What a number was in other runs, behind the median of a month in a sentence: ", in nine of ten runs 21 to 23", of few runs ", in all 3
/// runs between 21 and 23", of one ", in a single run".
[[nodiscard]] Text spread_words(const Bands& bands, std::size_t month, int decimals);

} // namespace terrace
