#include "analysis/discovery/restrictions.hpp"

#include "analysis/statistics/binomial.hpp"

#include <algorithm>

namespace terrace {
namespace {

FutureBox without(FutureBox box, std::size_t factor, BoxFace face) {
    FactorLimit& limit = box.limits[factor];
    const FactorLimit free;
    if (face == BoxFace::low) limit.low = free.low;
    if (face == BoxFace::high) limit.high = free.high;
    if (face == BoxFace::choice) std::fill(limit.allowed.begin(), limit.allowed.end(), 1);
    return box;
}

std::vector<BoxFace> faces_of(const FactorLimit& limit) {
    std::vector<BoxFace> faces;
    if (limit.has_low()) faces.push_back(BoxFace::low);
    if (limit.has_high()) faces.push_back(BoxFace::high);
    if (!limit.allowed.empty() && limit.restricts()) faces.push_back(BoxFace::choice);
    return faces;
}

} // namespace

std::vector<Restriction> restrictions_of(const FutureBox& box, const Futures& futures, const std::vector<std::uint32_t>& points) {
    const PointCount inside = count_in(box, futures, points);
    std::vector<Restriction> found;
    for (std::size_t factor = 0; factor < box.limits.size(); ++factor)
        for (const BoxFace face : faces_of(box.limits[factor])) {
            const PointCount rest = count_in(without(box, factor, face), futures, points);
            found.push_back({factor, face, rest, binomial_upper_tail(inside.cases, inside.points, rest.points == 0 ? 0 : rest.density())});
        }
    return found;
}

} // namespace terrace
