#include "analysis/discovery/resampling.hpp"

#include "sim/random/stream.hpp"

#include <algorithm>

namespace terrace {
namespace {

/// What the draws are for: the agent of an address is the box, the month the half or shuffle.
enum class Draw : std::uint32_t { half = 1, shuffle = 2 };

/// A whole number below `end`, each equally likely up to end / 2^32.
std::uint32_t below(std::uint32_t end, Stream& stream) {
    return static_cast<std::uint32_t>((static_cast<std::uint64_t>(stream()) * end) >> 32);
}

std::vector<std::uint32_t> in_random_order(std::vector<std::uint32_t> points, Stream stream) {
    for (std::size_t left = points.size(); left > 1; --left) std::swap(points[left - 1], points[below(static_cast<std::uint32_t>(left), stream)]);
    return points;
}

std::size_t cases_among(const Futures& futures, const std::vector<std::uint32_t>& points) {
    std::size_t cases = 0;
    for (const std::uint32_t point : points) cases += futures.of_interest[point];
    return cases;
}

} // namespace

HeldOut hold_out(const Futures& futures, const std::vector<std::uint32_t>& points, const DiscoveryTerms& terms, std::uint32_t number) {
    HeldOut result;
    result.restricts.assign(futures.factors.size(), 0);
    for (std::size_t half = 0; half < terms.halves; ++half) {
        const std::vector<std::uint32_t> order =
            in_random_order(points, Stream({terms.seed, 0}, Draw::half, number, static_cast<std::int32_t>(half)));
        const auto middle = order.begin() + static_cast<std::ptrdiff_t>(order.size() / 2);
        std::vector<std::uint32_t> learnt(order.begin(), middle), counted(middle, order.end());
        std::sort(learnt.begin(), learnt.end());
        const FutureBox box = box_trajectory(futures, learnt, least_points(terms.prim, learnt.size()), terms).step().box;
        const PointCount inside = count_in(box, futures, counted);
        result.inside.points += inside.points;
        result.inside.cases += inside.cases;
        result.cases += cases_among(futures, counted);
        for (std::size_t factor = 0; factor < result.restricts.size(); ++factor) result.restricts[factor] += box.limits[factor].restricts();
    }
    return result;
}

double matched_by_shuffles(const Futures& futures, const std::vector<std::uint32_t>& points, std::size_t least, const DiscoveryTerms& terms,
                           std::uint32_t number) {
    const std::size_t cases = cases_among(futures, points);
    const auto reached = [&](const Futures& some) {
        const std::vector<BoxStep> trajectory = peel(some, points, least, terms.prim);
        return balance(trajectory[best_balanced(trajectory, cases)].inside, cases);
    };
    const double as_they_are = reached(futures);
    std::size_t matched = 1;
    Futures shuffled = futures;
    for (std::size_t shuffle = 0; shuffle < terms.shuffles; ++shuffle) {
        const std::vector<std::uint32_t> order =
            in_random_order(points, Stream({terms.seed, 0}, Draw::shuffle, number, static_cast<std::int32_t>(shuffle)));
        for (std::size_t i = 0; i < points.size(); ++i) shuffled.of_interest[points[i]] = futures.of_interest[order[i]];
        matched += reached(shuffled) >= as_they_are;
    }
    return static_cast<double>(matched) / static_cast<double>(terms.shuffles + 1);
}

} // namespace terrace
