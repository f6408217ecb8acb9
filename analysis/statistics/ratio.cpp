#include "analysis/statistics/ratio.hpp"

#include "analysis/statistics/student.hpp"

#include <cassert>
#include <cmath>
#include <limits>

namespace terrace {
namespace {

struct Sums {
    double numerator = 0, denominator = 0;
};

/// Standard error by leaving out one replicate at a time.
double jackknife_error(std::span<const double> numerators, std::span<const double> denominators, const Sums& all) {
    const auto n = static_cast<double>(numerators.size());
    double sum = 0, squares = 0;
    for (std::size_t i = 0; i < numerators.size(); ++i) {
        const double left = (all.numerator - numerators[i]) / (all.denominator - denominators[i]);
        sum += left;
    }
    const double mean = sum / n;
    for (std::size_t i = 0; i < numerators.size(); ++i) {
        const double left = (all.numerator - numerators[i]) / (all.denominator - denominators[i]);
        squares += (left - mean) * (left - mean);
    }
    return std::sqrt((n - 1) / n * squares);
}

} // namespace

RatioEstimate ratio_of_sums(std::span<const double> numerators, std::span<const double> denominators, double confidence) {
    assert(numerators.size() == denominators.size());
    constexpr double nan = std::numeric_limits<double>::quiet_NaN();
    RatioEstimate estimate{nan, nan, nan, mean_with_interval(denominators, confidence), false};
    Sums all;
    for (std::size_t i = 0; i < numerators.size(); ++i) {
        all.numerator += numerators[i];
        all.denominator += denominators[i];
    }
    if (numerators.empty() || all.denominator == 0) return estimate;
    estimate.ratio = all.numerator / all.denominator;
    if (numerators.size() < 2) return estimate;
    const double half = student_t_factor(numerators.size(), confidence) * jackknife_error(numerators, denominators, all);
    estimate.low = estimate.ratio - half;
    estimate.high = estimate.ratio + half;
    estimate.printable = estimate.denominator.low > 0 || estimate.denominator.high < 0;
    return estimate;
}

} // namespace terrace
