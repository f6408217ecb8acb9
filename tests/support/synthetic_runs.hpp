#pragma once

#include <cmath>
#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "sim/random/distributions.hpp"
#include "sim/random/stream.hpp"

namespace terrace {

/// Numbers of invented runs whose true means are known. Replicates share a common shock, as scenarios of a study do.
struct SyntheticRuns {
    std::string shape = "normal";     ///< of shocks: normal, heavy (Student's t, 5 degrees), flat (uniform), skewed (lognormal, sd of the logarithm 0.5)
    double shared = 0.9;              ///< share of the variance that scenarios have in common
    std::uint32_t experiment = 0;

    /// Standard normal of one replicate and scenario, the same whenever it is asked for.
    [[nodiscard]] double normal(std::size_t scenario, std::size_t replicate, std::uint32_t index = 0) const {
        return standard_normal(draw_word({71, experiment}, 1'000u + static_cast<std::uint32_t>(scenario), static_cast<std::uint32_t>(replicate), 0, index));
    }

    /// A shock of mean 0 and variance 1.
    [[nodiscard]] double shock(std::size_t scenario, std::size_t replicate) const {
        const double z = normal(scenario, replicate);
        if (shape == "heavy") {
            double squares = 0;
            for (std::uint32_t i = 1; i <= 5; ++i) squares += normal(scenario, replicate, i) * normal(scenario, replicate, i);
            return z / std::sqrt(squares / 5) / std::sqrt(5.0 / 3);
        }
        if (shape == "flat") return (0.5 * std::erfc(-z / std::sqrt(2.0)) - 0.5) * std::sqrt(12.0);
        if (shape == "skewed") {
            const double variance = std::exp(0.25) - 1; // of exp(0.5 z - 0.125), whose mean is 1
            return (std::exp(0.5 * z - 0.125) - 1) / std::sqrt(variance);
        }
        return z;
    }

    /// The number of a scenario: its mean, the common shock and its own. Scenario 999 is the common one.
    [[nodiscard]] double value(std::size_t scenario, std::size_t replicate, double mean, double deviation = 1) const {
        return mean + deviation * (std::sqrt(shared) * shock(999, replicate) + std::sqrt(1 - shared) * shock(scenario, replicate));
    }

    [[nodiscard]] std::vector<double> values(std::size_t scenario, std::size_t from, std::size_t to, double mean, double deviation = 1) const {
        std::vector<double> list;
        for (std::size_t r = from; r < to; ++r) list.push_back(value(scenario, r, mean, deviation));
        return list;
    }
};

} // namespace terrace
