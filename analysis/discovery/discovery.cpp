#include "analysis/discovery/discovery.hpp"

#include "analysis/discovery/resampling.hpp"

#include <algorithm>
#include <limits>
#include <numeric>
#include <stdexcept>

namespace terrace {
namespace {

void append(std::vector<BoxStep>& trajectory, std::vector<BoxStep> steps) {
    for (BoxStep& step : steps) trajectory.push_back(std::move(step));
}

DiscoveredBox look_for_box(const Futures& futures, const std::vector<std::uint32_t>& points, const DiscoveryTerms& terms, std::uint32_t number) {
    DiscoveredBox box;
    const std::size_t least = least_points(terms.prim, futures.points());
    box.trajectory = box_trajectory(futures, points, least, terms);
    box.before = box.trajectory.steps.front().inside;
    box.held_out = hold_out(futures, points, terms, number);
    box.matched = matched_by_shuffles(futures, points, reached_balance(box.trajectory), least, terms, number);
    if (number == 0 && terms.pick) {
        if (*terms.pick >= box.trajectory.steps.size()) throw std::out_of_range("no such box");
        box.trajectory.chosen = *terms.pick;
    }
    box.restrictions = restrictions_of(box.step().box, futures, points);
    return box;
}

} // namespace

double HeldOut::coverage() const {
    return cases == 0 ? std::numeric_limits<double>::quiet_NaN() : static_cast<double>(inside.cases) / static_cast<double>(cases);
}

BoxTrajectory box_trajectory(const Futures& futures, const std::vector<std::uint32_t>& points, std::size_t least, const DiscoveryTerms& terms) {
    BoxTrajectory trajectory;
    trajectory.steps = peel(futures, points, least, terms.prim);
    trajectory.chosen = best_balanced(trajectory.steps, trajectory.steps.front().inside.cases);
    if (trajectory.chosen == 0) return trajectory;
    std::vector<BoxStep> further = paste(futures, points, trajectory.step(), terms.prim);
    append(further, simplify(futures, points, further.empty() ? trajectory.step() : further.back(), terms.level));
    append(trajectory.steps, std::move(further));
    if (trajectory.steps.back().phase != BoxPhase::peeled) trajectory.chosen = trajectory.steps.size() - 1;
    return trajectory;
}

double reached_balance(const BoxTrajectory& trajectory) {
    double best = 0;
    for (const BoxStep& step : trajectory.steps)
        if (step.phase == BoxPhase::peeled) best = std::max(best, balance(step.inside, trajectory.steps.front().inside.cases));
    return best;
}

Discovery discover(const Futures& futures, const DiscoveryTerms& terms) {
    Discovery discovery;
    std::vector<std::uint32_t> points(futures.points());
    std::iota(points.begin(), points.end(), 0u);
    discovery.all = {futures.points(), futures.cases()};
    if (discovery.all.cases == 0 || discovery.all.cases == discovery.all.points) return discovery;
    while (discovery.boxes.size() < terms.boxes) {
        DiscoveredBox box = look_for_box(futures, points, terms, static_cast<std::uint32_t>(discovery.boxes.size()));
        const FutureBox chosen = box.step().box;
        const bool found = Discovery::found(box, terms.level);
        discovery.boxes.push_back(std::move(box));
        if (!found) break;
        std::erase_if(points, [&](std::uint32_t point) { return chosen.contains(futures, point); });
        const PointCount left = count_in(FutureBox::whole(futures.factors), futures, points);
        if (left.cases == 0 || left.cases == left.points) break;
    }
    return discovery;
}

} // namespace terrace
