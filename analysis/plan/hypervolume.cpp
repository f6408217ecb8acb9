#include "analysis/plan/hypervolume.hpp"

#include <pagmo/utils/hypervolume.hpp>

#include <algorithm>
#include <cmath>
#include <stdexcept>

namespace terrace {
namespace {

void check(const std::vector<double>& point, std::size_t goals) {
    if (point.size() != goals) throw std::invalid_argument("hypervolume: points and reference differ in their number of goals");
    if (std::any_of(point.begin(), point.end(), [](double value) { return std::isnan(value); }))
        throw std::invalid_argument("hypervolume: NaN");
}

bool inside(const std::vector<double>& point, const std::vector<double>& reference) {
    for (std::size_t goal = 0; goal < point.size(); ++goal)
        if (!(point[goal] < reference[goal])) return false;
    return true;
}

} // namespace

double hypervolume(const std::vector<std::vector<double>>& losses, const std::vector<double>& reference) {
    if (reference.size() < 2) throw std::invalid_argument("hypervolume: fewer than two goals");
    check(reference, reference.size());
    std::vector<std::vector<double>> counted;
    for (const std::vector<double>& point : losses) {
        check(point, reference.size());
        if (inside(point, reference)) counted.push_back(point);
    }
    return counted.empty() ? 0 : pagmo::hypervolume(counted, true).compute(reference);
}

GoalRange goal_range(const std::vector<std::vector<double>>& losses) {
    GoalRange range{losses.at(0), losses.at(0)};
    for (const std::vector<double>& point : losses)
        for (std::size_t goal = 0; goal < point.size(); ++goal) {
            range.best[goal] = std::min(range.best[goal], point[goal]);
            range.worst[goal] = std::max(range.worst[goal], point[goal]);
        }
    return range;
}

std::vector<std::vector<double>> normalised(std::vector<std::vector<double>> losses, const GoalRange& range) {
    for (std::vector<double>& point : losses)
        for (std::size_t goal = 0; goal < point.size(); ++goal) {
            const double spread = range.worst[goal] - range.best[goal];
            point[goal] = spread > 0 ? (point[goal] - range.best[goal]) / spread : 0;
        }
    return losses;
}

} // namespace terrace
