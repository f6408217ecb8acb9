#include "analysis/plan/cost_effectiveness.hpp"

#include "analysis/statistics/ratio.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <stdexcept>
#include <tuple>

namespace terrace {
namespace {

constexpr double nan = std::numeric_limits<double>::quiet_NaN();

/// Rows by rising cost; effects turned so that more is better.
std::vector<CostEffectivenessRow> sorted_rows(std::span<const double> costs, std::span<const double> effects, double sign) {
    if (costs.size() != effects.size()) throw std::invalid_argument("cost_effectiveness_ladder: unequal lengths");
    std::vector<CostEffectivenessRow> rows;
    for (std::size_t i = 0; i < costs.size(); ++i) {
        if (std::isnan(costs[i]) || std::isnan(effects[i])) throw std::invalid_argument("cost_effectiveness_ladder: NaN");
        rows.push_back({i, costs[i], sign * effects[i], Dominance::kept, nan});
    }
    std::sort(rows.begin(), rows.end(), [](const auto& a, const auto& b) {
        return std::tuple(a.cost, -a.effect, a.candidate) < std::tuple(b.cost, -b.effect, b.candidate);
    });
    return rows;
}

/// Climbs the ladder once: a rung above which the next one is cheaper by the unit falls out, and the one below it is looked at again.
void mark(std::vector<CostEffectivenessRow>& rows) {
    std::vector<CostEffectivenessRow*> kept;
    for (CostEffectivenessRow& row : rows) {
        if (!kept.empty() && row.effect <= kept.back()->effect) {
            row.dominance = Dominance::dominated;
            continue;
        }
        const auto ratio_over = [&](const CostEffectivenessRow& below) { return (row.cost - below.cost) / (row.effect - below.effect); };
        while (kept.size() > 1 && ratio_over(*kept.back()) < kept.back()->ratio) {
            kept.back()->dominance = Dominance::extendedly_dominated;
            kept.back()->ratio = nan;
            kept.pop_back();
        }
        if (!kept.empty()) row.ratio = ratio_over(*kept.back());
        kept.push_back(&row);
    }
}

/// One less the other in each replicate, times a sign.
std::vector<double> differences(const std::vector<double>& one, const std::vector<double>& other, double sign) {
    if (one.size() != other.size()) throw std::invalid_argument("add_ratio_intervals: unequal numbers of replicates");
    std::vector<double> list;
    for (std::size_t r = 0; r < one.size(); ++r)
        list.push_back(sign * (one[r] - other[r]));
    return list;
}

} // namespace

std::vector<CostEffectivenessRow> cost_effectiveness_ladder(std::span<const double> costs, std::span<const double> effects,
                                                            bool more_is_better) {
    const double sign = more_is_better ? 1 : -1;
    std::vector<CostEffectivenessRow> rows = sorted_rows(costs, effects, sign);
    mark(rows);
    for (CostEffectivenessRow& row : rows)
        row.effect = effects[row.candidate];
    return rows;
}

void add_ratio_intervals(std::vector<CostEffectivenessRow>& ladder, const std::vector<std::vector<double>>& costs,
                         const std::vector<std::vector<double>>& effects, bool more_is_better) {
    const double sign = more_is_better ? 1 : -1;
    const CostEffectivenessRow* below = nullptr;
    for (CostEffectivenessRow& row : ladder) {
        if (row.dominance != Dominance::kept) continue;
        if (below != nullptr) {
            const std::vector<double> more_cost = differences(costs.at(row.candidate), costs.at(below->candidate), 1),
                                      more_effect = differences(effects.at(row.candidate), effects.at(below->candidate), sign);
            const RatioEstimate ratio = ratio_of_sums(more_cost, more_effect);
            row.ratio_low = ratio.printable ? ratio.low : nan, row.ratio_high = ratio.printable ? ratio.high : nan;
        }
        below = &row;
    }
}

} // namespace terrace
