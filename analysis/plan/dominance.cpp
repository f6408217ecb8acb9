#include "analysis/plan/dominance.hpp"

#include "analysis/statistics/student.hpp"

#include <pagmo/utils/multi_objective.hpp>

#include <algorithm>
#include <cmath>
#include <numeric>
#include <stdexcept>

namespace terrace {
namespace {

void refuse_nan(const std::vector<double>& values) {
    if (std::any_of(values.begin(), values.end(), [](double value) { return std::isnan(value); }))
        throw std::invalid_argument("dominance: NaN");
}

void check(const PairedLosses& losses) {
    for (const auto& alternative : losses) {
        if (alternative.size() != losses.front().size()) throw std::invalid_argument("dominance: unequal numbers of goals");
        for (const std::vector<double>& goal : alternative) {
            if (goal.size() != losses.front().front().size()) throw std::invalid_argument("dominance: unequal numbers of replicates");
            refuse_nan(goal);
        }
    }
}

/// Mean of one less other, and what it is worth in standard errors.
struct Difference {
    double mean = 0, t = 0;
};

/// A difference that varies by no more than the rounding of its numbers is certain: its t is infinite, or 0 when there is none.
Difference difference(const std::vector<double>& one, const std::vector<double>& other) {
    const std::size_t n = one.size();
    std::vector<double> each(n);
    double size = 0;
    for (std::size_t r = 0; r < n; ++r) {
        each[r] = one[r] - other[r];
        size = std::max({size, std::fabs(one[r]), std::fabs(other[r])});
    }
    const double rounding = 1e-13 * size, mean = std::accumulate(each.begin(), each.end(), 0.0) / static_cast<double>(n);
    if (n < 2) return {mean, 0};
    const double deviation = std::sqrt(sample_variance(each));
    if (deviation > rounding) return {mean, mean / (deviation / std::sqrt(static_cast<double>(n)))};
    if (std::fabs(mean) <= rounding) return {0, 0};
    return {mean, std::copysign(HUGE_VAL, mean)};
}

/// Peels off, again and again, those whom nobody left dominates.
std::vector<std::vector<std::size_t>> peel(const std::vector<std::vector<std::size_t>>& dominated_by) {
    std::vector<std::vector<std::size_t>> fronts;
    std::vector<std::size_t> left(dominated_by.size());
    std::iota(left.begin(), left.end(), std::size_t{0});
    while (!left.empty()) {
        std::vector<std::size_t> front, rest;
        for (const std::size_t one : left) {
            const auto& rivals = dominated_by[one];
            const bool behind = std::any_of(rivals.begin(), rivals.end(),
                                            [&](std::size_t rival) { return std::binary_search(left.begin(), left.end(), rival); });
            (behind ? rest : front).push_back(one);
        }
        fronts.push_back(std::move(front));
        left = std::move(rest);
    }
    return fronts;
}

} // namespace

std::vector<std::vector<double>> losses_of(const std::vector<std::vector<double>>& changes, const std::vector<PlanGoal>& goals) {
    std::vector<std::vector<double>> losses = changes;
    for (std::size_t goal = 0; goal < losses.size(); ++goal)
        if (goals.at(goal).more_is_better)
            for (double& value : losses[goal])
                value = -value;
    return losses;
}

std::vector<double> mean_losses(const std::vector<std::vector<double>>& losses) {
    std::vector<double> means;
    for (const std::vector<double>& goal : losses)
        means.push_back(mean_with_interval(goal).mean);
    return means;
}

bool dominates(const std::vector<double>& one, const std::vector<double>& other) { return pagmo::pareto_dominance(one, other); }

std::vector<std::vector<std::size_t>> non_dominated_fronts(const std::vector<std::vector<double>>& losses) {
    for (const std::vector<double>& point : losses)
        refuse_nan(point);
    if (losses.empty()) return {};
    if (losses.size() == 1) return {{0}};
    const auto sorted = pagmo::fast_non_dominated_sorting(losses);
    std::vector<std::vector<std::size_t>> fronts;
    for (const auto& front : std::get<0>(sorted)) {
        fronts.emplace_back(front.begin(), front.end());
        std::sort(fronts.back().begin(), fronts.back().end());
    }
    return fronts;
}

bool dominates_beyond_luck(const std::vector<std::vector<double>>& one, const std::vector<std::vector<double>>& other, double level) {
    if (one.empty() || one.front().empty()) return false;
    const double needed = one.front().size() < 2 ? HUGE_VAL : student_t_quantile(static_cast<double>(one.front().size() - 1), 1 - level);
    bool better = false;
    for (std::size_t goal = 0; goal < one.size(); ++goal) {
        const Difference change = difference(one[goal], other[goal]);
        if (change.mean > 0) return false;
        better = better || -change.t > needed;
    }
    return better;
}

std::vector<std::vector<std::size_t>> fronts_beyond_luck(const PairedLosses& losses, double confidence) {
    check(losses);
    const std::size_t alternatives = losses.size();
    if (alternatives == 0) return {};
    const double tests = static_cast<double>(std::max<std::size_t>(1, losses.front().size() * (alternatives - 1)));
    std::vector<std::vector<std::size_t>> dominated_by(alternatives);
    for (std::size_t one = 0; one < alternatives; ++one)
        for (std::size_t rival = 0; rival < alternatives; ++rival)
            if (rival != one && dominates_beyond_luck(losses[rival], losses[one], (1 - confidence) / tests))
                dominated_by[one].push_back(rival);
    return peel(dominated_by);
}

} // namespace terrace
