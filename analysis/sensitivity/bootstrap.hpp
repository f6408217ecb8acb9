#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <limits>
#include <span>
#include <vector>

namespace terrace {

/// A figure with its 95 % interval; NaN where there is none.
struct Estimate {
    double value = std::numeric_limits<double>::quiet_NaN();
    double low = std::numeric_limits<double>::quiet_NaN();
    double high = std::numeric_limits<double>::quiet_NaN();

    [[nodiscard]] double width() const { return high - low; }
};

/// How intervals are found. The units drawn again are what a design repeats independently: blocks of saltelli, trajectories of morris, points
/// of the others; never single points of a block, which hang together.
struct BootstrapTerms {
    std::size_t resamples = 1000;
    std::uint32_t seed = 1;
    int threads = 0;   ///< 0: all; results do not depend on it
};

/// Figures of the units at these positions; a position may stand more than once.
using Statistic = std::function<std::vector<double>(std::span<const std::uint32_t>)>;

/// Positions 0 to units - 1.
[[nodiscard]] std::vector<std::uint32_t> all_units(std::size_t units);
/// As many units as there are, drawn with replacement. The same seed and number give the same units everywhere.
[[nodiscard]] std::vector<std::uint32_t> resample(std::size_t units, std::uint32_t seed, std::uint32_t number);
/// Half of the units (rounded up), drawn without replacement, in ascending order.
[[nodiscard]] std::vector<std::uint32_t> half_sample(std::size_t units, std::uint32_t seed, std::uint32_t number);
/// Half samples that a verdict on convergence, and intervals of PAWN, look at.
inline constexpr std::size_t half_samples = 200;
/// All units in a drawn order.
[[nodiscard]] std::vector<std::uint32_t> shuffled(std::size_t units, std::uint32_t seed, std::uint32_t number);

/// Figures of many samples: [figure][sample]; `draw` makes the units of a sample from its number.
using Draw = std::function<std::vector<std::uint32_t>(std::uint32_t number)>;
[[nodiscard]] std::vector<std::vector<double>> figures_of_samples(std::size_t samples, int threads, const Draw& draw, const Statistic& statistic);

/// The statistic of all units with percentile intervals of the bootstrap (Efron 1979; for Sobol indices Archer, Saltelli and Sobol 1997).
/// Fewer than four units give no interval, nor do resamples of which more than one in twenty has no figure.
[[nodiscard]] std::vector<Estimate> bootstrap(std::size_t units, const BootstrapTerms& terms, const Statistic& statistic);

/// The same for figures that repeated units would bias (distances of distributions): how far half samples scatter about their own mean, which
/// is as far as the whole sample scatters about the truth (delete-half jackknife, Shao and Wu 1989), about the figure. At most `half_samples`.
struct HalfSampled {
    std::vector<Estimate> estimates;           ///< [figure]
    std::vector<std::vector<double>> halves;   ///< [figure][sample]
};
[[nodiscard]] HalfSampled half_sample_intervals(std::size_t units, const BootstrapTerms& terms, const Statistic& statistic);

}  // namespace terrace
