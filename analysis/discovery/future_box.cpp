#include "analysis/discovery/future_box.hpp"

#include <algorithm>

namespace terrace {

bool FactorLimit::restricts() const {
    return has_low() || has_high() || std::find(allowed.begin(), allowed.end(), std::uint8_t{0}) != allowed.end();
}

FutureBox FutureBox::whole(const std::vector<Factor>& factors) {
    FutureBox box;
    box.limits.resize(factors.size());
    for (std::size_t i = 0; i < factors.size(); ++i)
        if (factors[i].spread == Spread::choice) box.limits[i].allowed.assign(factors[i].choices.size(), 1);
    return box;
}

bool FutureBox::contains(const Futures& futures, std::size_t point) const {
    for (std::size_t factor = 0; factor < limits.size(); ++factor)
        if (!limits[factor].contains(futures.value(point, factor))) return false;
    return true;
}

std::size_t FutureBox::restricted() const {
    return static_cast<std::size_t>(std::count_if(limits.begin(), limits.end(), [](const FactorLimit& limit) { return limit.restricts(); }));
}

double PointCount::density() const {
    return points == 0 ? std::numeric_limits<double>::quiet_NaN() : static_cast<double>(cases) / static_cast<double>(points);
}

PointCount count_in(const FutureBox& box, const Futures& futures, const std::vector<std::uint32_t>& points) {
    PointCount count;
    for (const std::uint32_t point : points) {
        if (!box.contains(futures, point)) continue;
        ++count.points;
        count.cases += futures.of_interest[point];
    }
    return count;
}

} // namespace terrace
