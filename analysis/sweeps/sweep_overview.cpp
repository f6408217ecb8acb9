#include "analysis/sweeps/sweep_overview.hpp"

#include "analysis/sweeps/sweep_file_reader.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

namespace terrace {

double mean_of_present(std::span<const double> values) {
    double sum = 0;
    std::size_t count = 0;
    for (const double value : values) {
        if (value != value) continue;
        sum += value;
        ++count;
    }
    return count > 0 ? sum / static_cast<double>(count) : std::numeric_limits<double>::quiet_NaN();
}

SweepObserver::SweepObserver(const SweepHead& head) : sums_(head.metrics.size()), means_(head.metrics.size()), squares_(head.metrics.size()) {
    seen_.title = head.title;
    seen_.kind = head.terms.kind;
    seen_.points = head.points;
    seen_.factors = head.factors.size();
    seen_.replicates = head.replicates;
    for (const MetricInfo& info : head.metrics) seen_.metrics.push_back({.info = info});
}

void SweepObserver::see(std::size_t point, const SweepRow& row) {
    if (!row.failure.en.empty() && seen_.failed++ < most_failures_listed) seen_.failures.push_back({point, row.failure});
    for (std::size_t m = 0; m < seen_.metrics.size(); ++m) {
        const double value = mean_of_present(std::span(row.results).subspan(m * seen_.replicates, seen_.replicates));
        if (value != value) continue;
        MetricSpread& spread = seen_.metrics[m];
        spread.low = spread.points == 0 ? value : std::min(spread.low, value);
        spread.high = spread.points == 0 ? value : std::max(spread.high, value);
        ++spread.points;
        sums_[m] += value;
        const double before = value - means_[m];
        means_[m] += before / static_cast<double>(spread.points);
        squares_[m] += before * (value - means_[m]);
    }
}

SweepOverview SweepObserver::overview(SweepEnd end) const {
    SweepOverview result = seen_;
    result.end = std::move(end);
    for (std::size_t m = 0; m < result.metrics.size(); ++m) {
        MetricSpread& spread = result.metrics[m];
        const auto count = static_cast<double>(spread.points);
        if (spread.points > 0) spread.mean = sums_[m] / count;
        if (spread.points > 1) spread.deviation = std::sqrt(squares_[m] / (count - 1));
    }
    return result;
}

SweepOverview overview_of(const std::filesystem::path& file) {
    const SweepFileReader reader(file);
    SweepObserver observer(reader.head());
    reader.points([&](std::size_t point, const SweepRow& row) { observer.see(point, row); });
    return observer.overview(reader.end());
}

} // namespace terrace
