#include "analysis/sweeps/design_families.hpp"

namespace terrace {
namespace {

std::size_t factorial_points(const DesignTerms& terms, const std::vector<Factor>& factors) {
    std::size_t points = 1;
    for (const Factor& factor : factors) {
        const std::size_t levels = level_count(factor, terms.levels);
        if (levels > 0 && points > (std::size_t{1} << 62) / levels) return std::size_t{1} << 62;
        points *= levels;
    }
    return points;
}

std::size_t one_at_a_time_points(const DesignTerms& terms, const std::vector<Factor>& factors) {
    std::size_t points = terms.levels > 0 ? 1 : 0;
    for (const Factor& factor : factors) points += level_count(factor, terms.levels);
    return points;
}

} // namespace

std::size_t point_count(const DesignTerms& terms, const std::vector<Factor>& factors) {
    const std::size_t groups = group_names(factors).size();
    switch (terms.kind) {
        case DesignKind::factorial: return factorial_points(terms, factors);
        case DesignKind::one_at_a_time: return one_at_a_time_points(terms, factors);
        case DesignKind::saltelli: return terms.size * (terms.second_order ? 2 * groups + 2 : groups + 2);
        case DesignKind::morris: return terms.levels >= 2 ? terms.size * (groups + 1) : 0;
        case DesignKind::file: return 0;
        default: return terms.size;
    }
}

} // namespace terrace
