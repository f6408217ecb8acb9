#pragma once

#include "analysis/sweeps/sweep_head.hpp"

#include <filesystem>
#include <limits>
#include <span>

namespace terrace {

/// Mean over the values that are not NaN; NaN when there is none.
[[nodiscard]] double mean_of_present(std::span<const double> values);

/// What a metric came to over the points, replicates averaged.
struct MetricSpread {
    MetricInfo info;
    std::size_t points = 0;   ///< with a value
    double mean = std::numeric_limits<double>::quiet_NaN(), deviation = mean, low = mean, high = mean;
};

/// A point that failed, or lacks a metric, with the reason.
struct FailedPoint {
    std::size_t point = 0;
    Text reason;
};

/// What there is to tell of a sweep in a few lines; it does not grow with the points.
struct SweepOverview {
    Text title;
    DesignKind kind = DesignKind::latin_hypercube;
    std::size_t points = 0, factors = 0, replicates = 0, failed = 0;
    SweepEnd end;
    std::vector<MetricSpread> metrics;
    std::vector<FailedPoint> failures;   ///< the first `most_failures_listed` of the `failed`
};

inline constexpr std::size_t most_failures_listed = 1000;

/// Looks at the points of a sweep one after the other.
class SweepObserver {
public:
    explicit SweepObserver(const SweepHead& head);
    void see(std::size_t point, const SweepRow& row);
    [[nodiscard]] SweepOverview overview(SweepEnd end) const;

private:
    SweepOverview seen_;
    std::vector<double> sums_, means_, squares_;   ///< [metric]: means and squares of deviations from them as Welford (1962) carries them on
};

/// Reads a sweep file for it. Throws FileError.
[[nodiscard]] SweepOverview overview_of(const std::filesystem::path& file);

} // namespace terrace
