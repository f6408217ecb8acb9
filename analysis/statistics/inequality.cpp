#include "analysis/statistics/inequality.hpp"

#include "analysis/statistics/sorted_groups.hpp"

#include <algorithm>
#include <cassert>
#include <numeric>
#include <vector>

namespace terrace {
namespace {

struct Weighted {
    double value, weight;
};

double weight_of(std::span<const double> weights, std::size_t i) { return weights.empty() ? 1.0 : weights[i]; }

/// Values with weight, ascending; ties keep their order, so sums do not depend on the sort.
std::vector<Weighted> ascending(std::span<const double> values, std::span<const double> weights) {
    assert(weights.empty() || weights.size() == values.size());
    std::vector<Weighted> sorted;
    sorted.reserve(values.size());
    for (std::size_t i = 0; i < values.size(); ++i)
        if (weight_of(weights, i) > 0) sorted.push_back({values[i], weight_of(weights, i)});
    std::stable_sort(sorted.begin(), sorted.end(), [](const Weighted& a, const Weighted& b) { return a.value < b.value; });
    return sorted;
}

std::vector<IncomeGroup<double>> ascending_groups(std::span<const double> values, std::span<const double> weights) {
    std::vector<IncomeGroup<double>> groups;
    for (const Weighted& entry : ascending(values, weights))
        groups.push_back({entry.weight, entry.weight * entry.value});
    return groups;
}

} // namespace

double weighted_mean(std::span<const double> values, std::span<const double> weights) {
    double sum = 0, weight = 0;
    for (std::size_t i = 0; i < values.size(); ++i) {
        if (!(weight_of(weights, i) > 0)) continue;
        sum += values[i] * weight_of(weights, i);
        weight += weight_of(weights, i);
    }
    return weight > 0 ? sum / weight : undefined_measure;
}

double weighted_median(std::span<const double> values, std::span<const double> weights) {
    const auto sorted = ascending(values, weights);
    double total_weight = 0;
    for (const Weighted& entry : sorted)
        total_weight += entry.weight;
    double below = 0;
    for (std::size_t i = 0; i < sorted.size(); ++i) {
        below += sorted[i].weight;
        if (below > total_weight / 2) return sorted[i].value;
        if (below == total_weight / 2 && i + 1 < sorted.size()) return (sorted[i].value + sorted[i + 1].value) / 2;
    }
    return sorted.empty() ? undefined_measure : sorted.back().value;
}

double gini(std::span<const double> values, std::span<const double> weights) {
    const auto groups = ascending_groups(values, weights);
    return gini_of_groups<double>(groups);
}

double theil(std::span<const double> values, std::span<const double> weights) {
    const auto groups = ascending_groups(values, weights);
    return theil_of_groups<double>(groups);
}

std::array<double, 10> decile_means(std::span<const double> values, std::span<const double> weights) {
    const auto groups = ascending_groups(values, weights);
    return deciles_of_groups<double>(groups);
}

double palma(const std::array<double, 10>& deciles) {
    const double poorest = deciles[0] + deciles[1] + deciles[2] + deciles[3];
    return poorest > 0 ? deciles[9] / poorest : undefined_measure;
}

} // namespace terrace
