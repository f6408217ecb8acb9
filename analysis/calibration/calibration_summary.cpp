#include "analysis/calibration/calibration_summary.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

namespace terrace {
namespace {

constexpr double low_share = 0.05, high_share = 0.95;

Band band_of(const std::vector<double>& values, const std::vector<double>& weights) {
    return {weighted_quantile(values, weights, low_share), weighted_quantile(values, weights, 0.5), weighted_quantile(values, weights, high_share)};
}

std::vector<std::size_t> ascending(const std::vector<double>& values) {
    std::vector<std::size_t> order(values.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return values[a] < values[b]; });
    return order;
}

/// Between a weighted sample of shares and the uniform distribution.
double distance_from_uniform(const std::vector<double>& shares, const std::vector<double>& weights) {
    double passed = 0, largest = 0;
    for (const std::size_t i : ascending(shares)) {
        largest = std::max(largest, std::abs(shares[i] - passed));
        passed += weights[i];
        largest = std::max(largest, std::abs(passed - shares[i]));
    }
    return largest;
}

ParameterSummary parameter(const Calibration& calibration, std::size_t f, double shipped) {
    const Factor& factor = calibration.problem.factors[f];
    ParameterSummary summary;
    summary.prior = {factor.value(low_share), factor.value(0.5), factor.value(high_share)};
    std::vector<double> shares, values;
    for (std::size_t i = 0; i < calibration.samples(); ++i) {
        shares.push_back(calibration.sample(i)[f]);
        values.push_back(factor.value(shares.back()));
    }
    summary.posterior = band_of(values, calibration.weights);
    summary.shipped = shipped;
    summary.below_shipped = std::isnan(shipped) ? shipped : 0;
    for (std::size_t i = 0; i < values.size(); ++i)
        if (values[i] < shipped) summary.below_shipped += calibration.weights[i];
    summary.distance = distance_from_uniform(shares, calibration.weights);
    constexpr double kolmogorov_99 = 1.628;   // of the distance times the root of the sample's size
    summary.moved = summary.distance * std::sqrt(calibration.effective) > kolmogorov_99;
    return summary;
}

AimSummary aim(const Calibration& calibration, std::size_t a) {
    const Aim& asked = calibration.problem.aims[a];
    AimSummary summary;
    std::vector<double> first, means, singles, single_weights;
    for (std::size_t i = 0; i < calibration.runs.count() && calibration.wave_of[i] == 0; ++i) first.push_back(calibration.runs.mean(i, a));
    summary.first_wave = band_of(first, std::vector<double>(first.size(), 1.0));
    for (std::size_t i = 0; i < calibration.samples(); ++i) {
        const std::size_t run = calibration.first_sample + i;
        means.push_back(calibration.runs.mean(run, a));
        if (miss(asked, means.back()) == 0) summary.share_met += calibration.weights[i];
        for (std::size_t r = 0; r < calibration.runs.replicates; ++r) {
            singles.push_back(calibration.runs.result(run, a, r));
            single_weights.push_back(calibration.weights[i]);
        }
    }
    summary.posterior = band_of(means, calibration.weights);
    summary.single = band_of(singles, single_weights);
    summary.verdict = summary.share_met >= 0.9 ? AimVerdict::met : summary.share_met >= 0.1 ? AimVerdict::partly : AimVerdict::missed;
    return summary;
}

}  // namespace

double weighted_quantile(const std::vector<double>& values, const std::vector<double>& weights, double share) {
    if (values.empty()) return std::numeric_limits<double>::quiet_NaN();
    const std::vector<std::size_t> order = ascending(values);
    double sum = 0, passed = 0;
    for (const double weight : weights) sum += weight;
    for (const std::size_t i : order)
        if ((passed += weights[i]) >= share * sum * (1 - 1e-12)) return values[i];
    return values[order.back()];
}

CalibrationSummary summarize(const Calibration& calibration, const std::vector<double>& shipped) {
    CalibrationSummary summary;
    for (std::size_t f = 0; f < calibration.problem.factors.size(); ++f) summary.parameters.push_back(parameter(calibration, f, shipped[f]));
    for (std::size_t a = 0; a < calibration.problem.aims.size(); ++a) summary.aims.push_back(aim(calibration, a));
    return summary;
}

const char* verdict_key(AimVerdict verdict) { return verdict == AimVerdict::met ? "met" : verdict == AimVerdict::partly ? "partly" : "missed"; }

Text verdict_text(AimVerdict verdict) {
    if (verdict == AimVerdict::met) return {"met", "达到"};
    return verdict == AimVerdict::partly ? Text{"met in part", "部分达到"} : Text{"missed", "未达到"};
}

}  // namespace terrace
