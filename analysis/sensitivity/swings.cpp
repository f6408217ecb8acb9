#include "analysis/sensitivity/swings.hpp"

namespace terrace {
namespace {

/// Whether a point differs from the middle in nothing but this factor.
bool moves_only(const Design& design, std::size_t point, std::size_t factor) {
    for (std::size_t other = 0; other < design.factors.size(); ++other)
        if ((design.share(point, other) != design.share(0, other)) != (other == factor)) return false;
    return true;
}

}  // namespace

std::vector<Swing> swings(const Design& design, std::span<const double> results) {
    std::vector<Swing> found(design.factors.size());
    for (std::size_t factor = 0; factor < found.size(); ++factor) {
        std::size_t lowest = 0, highest = 0;   // the middle itself, where no level lies beyond it
        for (std::size_t point = 1; point < design.points(); ++point) {
            if (!moves_only(design, point, factor)) continue;
            if (design.share(point, factor) < design.share(lowest, factor)) lowest = point;
            if (design.share(point, factor) > design.share(highest, factor)) highest = point;
        }
        found[factor] = {results[lowest] - results[0], results[highest] - results[0]};
    }
    return found;
}

}  // namespace terrace
