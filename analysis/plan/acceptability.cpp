#include "analysis/plan/acceptability.hpp"

#include "analysis/statistics/share.hpp"
#include "sim/math/math.hpp"

#include <algorithm>
#include <cmath>
#include <stdexcept>

namespace terrace {
namespace {

using Matrix = std::vector<std::vector<double>>;

void check(const Matrix& costs, const Matrix& effects) {
    if (costs.empty() || costs.front().empty()) throw std::invalid_argument("acceptability: no candidate or no replicate");
    if (costs.size() != effects.size()) throw std::invalid_argument("acceptability: unequal numbers of candidates");
    for (std::size_t c = 0; c < costs.size(); ++c) {
        if (costs[c].size() != costs.front().size() || effects[c].size() != costs.front().size())
            throw std::invalid_argument("acceptability: unequal numbers of replicates");
        for (std::size_t r = 0; r < costs[c].size(); ++r)
            if (std::isnan(costs[c][r]) || std::isnan(effects[c][r])) throw std::invalid_argument("acceptability: NaN");
    }
}

/// What a worth comes to over the replicates.
struct Step {
    std::vector<double> share; ///< [candidate]
    double information = 0;
    MeanEstimate loss; ///< of what the best on average misses in each replicate
};

Step at_worth(const Matrix& costs, const Matrix& effects, double worth) {
    const std::size_t candidates = costs.size(), replicates = costs.front().size();
    Step step{std::vector<double>(candidates, 0), 0, {}};
    std::vector<double> benefit(candidates), sums(candidates, 0), losses;
    double highest_of_each = 0;
    const auto net = [&](std::size_t c, std::size_t r) { return worth * effects[c][r] - costs[c][r]; };
    for (std::size_t r = 0; r < replicates; ++r) {
        for (std::size_t c = 0; c < candidates; ++c)
            sums[c] += benefit[c] = net(c, r);
        const double highest = *std::max_element(benefit.begin(), benefit.end());
        const double equals = static_cast<double>(std::count(benefit.begin(), benefit.end(), highest));
        for (std::size_t c = 0; c < candidates; ++c)
            if (benefit[c] == highest) step.share[c] += 1 / equals / static_cast<double>(replicates);
        highest_of_each += highest;
        losses.push_back(highest);
    }
    const auto best = static_cast<std::size_t>(std::max_element(sums.begin(), sums.end()) - sums.begin());
    step.information = std::max(0.0, (highest_of_each - sums[best]) / static_cast<double>(replicates));
    for (std::size_t r = 0; r < replicates; ++r)
        losses[r] -= net(best, r);
    step.loss = mean_with_interval(losses);
    return step;
}

} // namespace

Acceptability acceptability(const Matrix& costs, const Matrix& effects, const std::vector<double>& worths, bool more_is_better) {
    check(costs, effects);
    const Matrix curves(costs.size());
    Acceptability result{worths, curves, {}, curves, curves, {}, {}};
    for (const double worth : worths) {
        const Step step = at_worth(costs, effects, more_is_better ? worth : -worth);
        for (std::size_t c = 0; c < costs.size(); ++c) {
            const ShareEstimate share = share_with_interval(step.share[c], costs.front().size());
            result.probability[c].push_back(share.share);
            result.probability_low[c].push_back(share.low);
            result.probability_high[c].push_back(share.high);
        }
        result.information.push_back(step.information);
        result.information_low.push_back(std::isnan(step.loss.low) ? step.loss.low : std::max(0.0, step.loss.low));
        result.information_high.push_back(step.loss.high);
    }
    return result;
}

std::vector<double> worths_for(const std::vector<CostEffectivenessRow>& ladder, std::size_t steps, double otherwise) {
    double lowest = 0, highest = 0;
    for (const CostEffectivenessRow& row : ladder) {
        if (!(row.ratio > 0) || row.dominance != Dominance::kept) continue;
        lowest = highest > 0 ? std::min(lowest, row.ratio) : row.ratio;
        highest = std::max(highest, row.ratio);
    }
    if (highest == 0) lowest = highest = otherwise;
    const double begin = lowest / 2, end = 2 * highest;
    std::vector<double> worths;
    for (std::size_t step = 0; step < steps; ++step) {
        const double way = steps > 2 ? (static_cast<double>(step) - 1) / static_cast<double>(steps - 2) : 1;
        worths.push_back(step == 0 ? 0 : step + 1 == steps ? end : step == 1 ? begin : begin * math::exp(way * math::log(end / begin)));
    }
    return worths;
}

} // namespace terrace
