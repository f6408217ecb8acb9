#include "analysis/sweeps/sweep_table.hpp"

#include "analysis/sweeps/collect_sweep.hpp"
#include "sim/core/sha256.hpp"

#include <algorithm>
#include <limits>
#include <span>

namespace terrace {

double SweepTable::mean(std::size_t point, std::size_t metric) const {
    double sum = 0;
    std::size_t count = 0;
    for (std::size_t replicate = 0; replicate < replicates; ++replicate) {
        const double value = result(point, metric, replicate);
        if (value != value) continue;
        sum += value;
        ++count;
    }
    return count > 0 ? sum / static_cast<double>(count) : std::numeric_limits<double>::quiet_NaN();
}

std::size_t SweepTable::find_metric(std::string_view name) const {
    const auto found = std::find_if(metrics.begin(), metrics.end(), [&](const MetricInfo& metric) { return metric.name == name; });
    return static_cast<std::size_t>(found - metrics.begin());
}

std::string sweep_digest(const SweepTable& sweep) {
    Sha256 hash;
    const auto add = [&](const std::string& text) { hash.update(text + "\n"); };
    add(std::string(name_of(sweep.design.terms.kind)));
    for (const Factor& factor : sweep.design.factors) add(factor.key);
    hash.update(std::as_bytes(std::span(sweep.design.values)));
    for (const MetricInfo& metric : sweep.metrics) add(metric.name + " " + metric.unit);
    for (double value : sweep.results) {
        if (value == 0) value = 0.0; // one form of zero and of NaN
        if (value != value) value = std::numeric_limits<double>::quiet_NaN();
        hash.update(std::as_bytes(std::span(&value, 1)));
    }
    for (const std::string& failure : sweep.failures) add(failure);
    return hash.hex();
}

} // namespace terrace
