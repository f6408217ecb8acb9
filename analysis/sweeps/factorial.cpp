#include "analysis/sweeps/design_families.hpp"

#include <algorithm>

namespace terrace {

std::vector<double> level_shares(const Factor& factor, std::size_t levels) {
    std::vector<double> shares;
    const std::size_t choices = factor.choices.size();
    if (factor.spread == Spread::choice) {
        for (std::size_t i = 0; i < choices; ++i) shares.push_back((static_cast<double>(i) + 0.5) / static_cast<double>(choices));
        return shares;
    }
    if (factor.whole && factor.spread == Spread::uniform && factor.high - factor.low + 1 < static_cast<double>(levels))
        levels = static_cast<std::size_t>(factor.high - factor.low) + 1;
    if (levels == 1) return {0.5};
    for (std::size_t i = 0; i < levels; ++i) shares.push_back(static_cast<double>(i) / static_cast<double>(levels - 1));
    return shares;
}

std::vector<double> factorial_shares(const DesignTerms& terms, const std::vector<Factor>& factors) {
    std::vector<std::vector<double>> levels;
    for (const Factor& factor : factors) levels.push_back(level_shares(factor, terms.levels));
    const std::size_t points = point_count(terms, factors);
    std::vector<double> shares(points * factors.size());
    for (std::size_t point = 0; point < points; ++point) {
        std::size_t rest = point;
        for (std::size_t f = factors.size(); f-- > 0; rest /= levels[f].size()) shares[point * factors.size() + f] = levels[f][rest % levels[f].size()];
    }
    return shares;
}

std::vector<double> one_at_a_time_shares(const DesignTerms& terms, const std::vector<Factor>& factors) {
    const std::vector<double> middle(factors.size(), 0.5);
    std::vector<double> shares = middle;
    for (std::size_t f = 0; f < factors.size(); ++f)
        for (const double level : level_shares(factors[f], terms.levels)) {
            shares.insert(shares.end(), middle.begin(), middle.end());
            shares[shares.size() - factors.size() + f] = level;
        }
    return shares;
}

} // namespace terrace
