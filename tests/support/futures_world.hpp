#pragma once

#include "analysis/discovery/futures.hpp"
#include "sim/random/distributions.hpp"
#include "sim/random/stream.hpp"

#include <string>
#include <vector>

namespace terrace {

inline Factor number_factor(const std::string& key, double low = 0, double high = 1) {
    Factor factor;
    factor.key = factor.group = key;
    factor.label = {key, key};
    factor.unit = "1";
    factor.low = low;
    factor.high = high;
    return factor;
}

inline Factor choice_factor(const std::string& key, std::vector<std::string> choices) {
    Factor factor = number_factor(key);
    factor.spread = Spread::choice;
    factor.choices = std::move(choices);
    return factor;
}

inline void add_future(Futures& futures, const std::vector<double>& values, bool of_interest) {
    futures.values.insert(futures.values.end(), values.begin(), values.end());
    futures.of_interest.push_back(of_interest);
}

/// Futures drawn uniformly from the unit cube of factors x1, x2, ...; `is_case(values, uniform)` says which are of interest.
template <class IsCase>
Futures uniform_futures(std::size_t factors, std::size_t points, std::uint32_t seed, IsCase is_case) {
    Futures futures;
    for (std::size_t i = 0; i < factors; ++i) futures.factors.push_back(number_factor("x" + std::to_string(i + 1)));
    for (std::size_t point = 0; point < points; ++point) {
        Stream stream({seed, 0}, 1, static_cast<std::uint32_t>(point), 0);
        std::vector<double> values;
        for (std::size_t i = 0; i < factors; ++i) values.push_back(uniform_open(stream()));
        add_future(futures, values, is_case(values, uniform_open(stream())));
    }
    return futures;
}

inline std::vector<std::uint32_t> all_points(const Futures& futures) {
    std::vector<std::uint32_t> points(futures.points());
    for (std::size_t i = 0; i < points.size(); ++i) points[i] = static_cast<std::uint32_t>(i);
    return points;
}

} // namespace terrace
