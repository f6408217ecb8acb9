#include "analysis/statistics/paired.hpp"

#include "analysis/statistics/student.hpp"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <limits>
#include <vector>

namespace terrace {
namespace {

constexpr double nan = std::numeric_limits<double>::quiet_NaN();

double plain_mean(std::span<const double> values) {
    double sum = 0;
    for (const double value : values)
        sum += value;
    return sum / static_cast<double>(values.size());
}

/// Sample variance of differences; what is only the rounding of numbers as large as `size` counts as no variance.
double variance_beyond_rounding(std::span<const double> differences, double size) {
    const double variance = sample_variance(differences), rounding = 1e-13 * size;
    return variance <= rounding * rounding ? 0 : variance;
}

} // namespace

double sample_variance(std::span<const double> values) {
    if (values.size() < 2) return nan;
    const double mean = plain_mean(values);
    double squares = 0;
    for (const double value : values)
        squares += (value - mean) * (value - mean);
    return squares / static_cast<double>(values.size() - 1);
}

MeanEstimate mean_with_interval(std::span<const double> values, double confidence) {
    std::vector<double> known;
    for (const double value : values)
        if (!std::isnan(value)) known.push_back(value);
    if (known.empty()) return {0, nan, nan, nan};
    const double mean = plain_mean(known);
    if (known.size() < 2) return {1, mean, nan, nan};
    const double half = student_t_factor(known.size(), confidence) * std::sqrt(sample_variance(known) / static_cast<double>(known.size()));
    return {known.size(), mean, mean - half, mean + half};
}

PairedEstimate paired_difference(std::span<const double> with, std::span<const double> without, double confidence) {
    assert(with.size() == without.size());
    std::vector<double> first, second, difference;
    double size = 0;
    for (std::size_t i = 0; i < with.size(); ++i) {
        if (std::isnan(with[i]) || std::isnan(without[i])) continue;
        first.push_back(with[i]);
        second.push_back(without[i]);
        difference.push_back(with[i] - without[i]);
        size = std::max({size, std::fabs(with[i]), std::fabs(without[i])});
    }
    // 0/0 (nothing varies) is NaN and x/0 is infinite, as documented.
    const double factor =
        (variance_beyond_rounding(first, size) + variance_beyond_rounding(second, size)) / variance_beyond_rounding(difference, size);
    return {mean_with_interval(difference, confidence), factor};
}

} // namespace terrace
