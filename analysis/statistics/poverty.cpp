#include "analysis/statistics/poverty.hpp"

#include <algorithm>
#include <limits>

namespace terrace {
namespace {

constexpr double nan = std::numeric_limits<double>::quiet_NaN();

} // namespace

void PovertyCounter::add(const PovertyCounter& other) {
    persons_ += other.persons_;
    poor_ += other.poor_;
    gap_ += other.gap_;
    gap_squared_ += other.gap_squared_;
}

PovertyMeasures PovertyCounter::measures() const {
    if (persons_ <= 0) return {nan, nan, nan};
    const auto persons = static_cast<double>(persons_);
    const auto line = static_cast<double>(line_ > 0 ? line_ : 1);
    return {static_cast<double>(poor_) / persons, static_cast<double>(gap_) / (line * persons),
            static_cast<double>(gap_squared_) / (line * line * persons)};
}

PovertyMeasures poverty(std::span<const double> incomes, std::span<const double> weights, double line) {
    double persons = 0, poor = 0, gaps = 0, squares = 0;
    for (std::size_t i = 0; i < incomes.size(); ++i) {
        const double weight = weights.empty() ? 1.0 : weights[i];
        persons += weight;
        if (!(incomes[i] < line)) continue;
        const double gap = (line - std::max(incomes[i], 0.0)) / line;
        poor += weight;
        gaps += weight * gap;
        squares += weight * gap * gap;
    }
    if (!(persons > 0)) return {nan, nan, nan};
    return {poor / persons, gaps / persons, squares / persons};
}

} // namespace terrace
