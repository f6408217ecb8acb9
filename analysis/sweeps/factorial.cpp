#include "analysis/sweeps/design_families.hpp"

#include <algorithm>

namespace terrace {
namespace {

std::vector<std::size_t> level_counts(const DesignTerms& terms, const std::vector<Factor>& factors) {
    std::vector<std::size_t> counts;
    for (const Factor& factor : factors) counts.push_back(level_count(factor, terms.levels));
    return counts;
}

/// Every combination of levels: the numbers of the levels are the digits of the point's number.
class Factorial final : public DesignFamily {
public:
    Factorial(const DesignTerms& terms, const std::vector<Factor>& factors)
        : points_(point_count(terms, factors)), factors_(factors), levels_(level_counts(terms, factors)) {}

    [[nodiscard]] std::size_t points() const override { return points_; }
    void fill(std::size_t point, std::span<double> shares) const override {
        for (std::size_t f = factors_.size(); f-- > 0; point /= levels_[f]) shares[f] = level_share(factors_[f], levels_[f], point % levels_[f]);
    }

private:
    std::size_t points_;
    std::vector<Factor> factors_;
    std::vector<std::size_t> levels_;
};

class OneAtATime final : public DesignFamily {
public:
    OneAtATime(const DesignTerms& terms, const std::vector<Factor>& factors)
        : points_(point_count(terms, factors)), factors_(factors), levels_(level_counts(terms, factors)) {}

    [[nodiscard]] std::size_t points() const override { return points_; }
    void fill(std::size_t point, std::span<double> shares) const override {
        std::fill(shares.begin(), shares.end(), 0.5);
        if (point == 0) return;
        std::size_t f = 0, level = point - 1;
        for (; level >= levels_[f]; ++f) level -= levels_[f];
        shares[f] = level_share(factors_[f], levels_[f], level);
    }

private:
    std::size_t points_;
    std::vector<Factor> factors_;
    std::vector<std::size_t> levels_;
};

} // namespace

std::size_t level_count(const Factor& factor, std::size_t levels) {
    if (factor.spread == Spread::choice) return factor.choices.size();
    const bool few = factor.whole && factor.spread == Spread::uniform && factor.high - factor.low + 1 < static_cast<double>(levels);
    return few ? static_cast<std::size_t>(factor.high - factor.low) + 1 : levels;
}

double level_share(const Factor& factor, std::size_t count, std::size_t level) {
    if (factor.spread == Spread::choice) return (static_cast<double>(level) + 0.5) / static_cast<double>(count);
    return count == 1 ? 0.5 : static_cast<double>(level) / static_cast<double>(count - 1);
}

std::unique_ptr<DesignFamily> factorial_family(const DesignTerms& terms, const std::vector<Factor>& factors) { return std::make_unique<Factorial>(terms, factors); }

std::unique_ptr<DesignFamily> one_at_a_time_family(const DesignTerms& terms, const std::vector<Factor>& factors) {
    return std::make_unique<OneAtATime>(terms, factors);
}

} // namespace terrace
