#include "analysis/discovery/discovery.hpp"

#include "analysis/discovery/resampling.hpp"

#include <algorithm>
#include <limits>
#include <numeric>
#include <stdexcept>

namespace terrace {
namespace {

DiscoveredBox look_for_box(const Futures& futures, const std::vector<std::uint32_t>& points, const DiscoveryTerms& terms, std::uint32_t number) {
    DiscoveredBox box;
    const std::size_t least = least_points(terms.prim, futures.points());
    box.trajectory = box_trajectory(futures, points, least, terms);
    box.before = box.trajectory.steps.front().inside;
    box.held_out = hold_out(futures, points, terms, number);
    box.matched = matched_by_shuffles(futures, points, least, terms, number);
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

Discovery discover(const Futures& futures, const DiscoveryTerms& terms) {
    Discovery discovery;
    std::vector<std::uint32_t> points(futures.points());
    std::iota(points.begin(), points.end(), 0u);
    discovery.all = {futures.points(), futures.cases()};
    if (discovery.all.cases == 0 || discovery.all.cases == discovery.all.points) return discovery;
    while (discovery.boxes.size() < terms.boxes) {
        DiscoveredBox box = look_for_box(futures, points, terms, static_cast<std::uint32_t>(discovery.boxes.size()));
        const FutureBox chosen = box.step().box;
        const bool is_found = Discovery::found(box, terms.chance);
        discovery.boxes.push_back(std::move(box));
        if (!is_found) break;
        std::erase_if(points, [&](std::uint32_t point) { return chosen.contains(futures, point); });
        const PointCount left = count_in(FutureBox::whole(futures.factors), futures, points);
        if (left.cases == 0 || left.cases == left.points) break;
    }
    return discovery;
}

} // namespace terrace
