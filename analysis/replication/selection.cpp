#include "analysis/replication/selection.hpp"

#include "analysis/statistics/paired.hpp"
#include "analysis/statistics/student.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

namespace terrace {
namespace {

double mean_of(const std::vector<double>& values) { return mean_with_interval(values).mean; }

} // namespace

void Selection::add(std::size_t alternative, const std::vector<double>& values) {
    values_[alternative].insert(values_[alternative].end(), values.begin(), values.end());
}

std::vector<std::size_t> Selection::race() const {
    std::vector<std::size_t> list;
    for (std::size_t i = 0; i < values_.size(); ++i)
        if (in_race_[i]) list.push_back(i);
    return list;
}

bool Selection::beats(std::size_t better, std::size_t worse) const {
    const double level = terms_.error / static_cast<double>((values_.size() - 1) * terms_.looks);
    const PairedEstimate difference = paired_difference(values_[better], values_[worse], 1 - 2 * level);
    return difference.difference.low > 0;
}

void Selection::look() {
    const std::vector<std::size_t> in = race();
    for (const std::size_t worse : in)
        if (std::any_of(in.begin(), in.end(), [&](std::size_t better) { return better != worse && beats(better, worse); })) in_race_[worse] = false;
}

bool Selection::decided() const {
    const std::vector<std::size_t> in = race();
    return std::all_of(in.begin(), in.end(), [&](std::size_t one) { return values_[one] == values_[in.front()]; });
}

std::size_t Selection::first() const {
    const std::vector<std::size_t> in = race();
    return *std::max_element(in.begin(), in.end(), [&](std::size_t a, std::size_t b) { return mean_of(values_[a]) < mean_of(values_[b]); });
}

} // namespace terrace
