#include "analysis/plan/acceptability.hpp"

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
};

Step at_worth(const Matrix& costs, const Matrix& effects, double worth) {
    const std::size_t candidates = costs.size(), replicates = costs.front().size();
    Step step{std::vector<double>(candidates, 0), 0};
    std::vector<double> benefit(candidates), sums(candidates, 0);
    double highest_of_each = 0;
    for (std::size_t r = 0; r < replicates; ++r) {
        for (std::size_t c = 0; c < candidates; ++c)
            sums[c] += benefit[c] = worth * effects[c][r] - costs[c][r];
        const double highest = *std::max_element(benefit.begin(), benefit.end());
        const double equals = static_cast<double>(std::count(benefit.begin(), benefit.end(), highest));
        for (std::size_t c = 0; c < candidates; ++c)
            if (benefit[c] == highest) step.share[c] += 1 / equals / static_cast<double>(replicates);
        highest_of_each += highest;
    }
    step.information = std::max(0.0, (highest_of_each - *std::max_element(sums.begin(), sums.end())) / static_cast<double>(replicates));
    return step;
}

} // namespace

Acceptability acceptability(const Matrix& costs, const Matrix& effects, const std::vector<double>& worths, bool more_is_better) {
    check(costs, effects);
    Acceptability result{worths, Matrix(costs.size()), {}};
    for (const double worth : worths) {
        const Step step = at_worth(costs, effects, more_is_better ? worth : -worth);
        for (std::size_t c = 0; c < costs.size(); ++c)
            result.probability[c].push_back(step.share[c]);
        result.information.push_back(step.information);
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
