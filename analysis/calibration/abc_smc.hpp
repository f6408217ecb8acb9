#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <vector>

#include "sim/random/stream.hpp"
#include "sim/run/tasks.hpp"

namespace terrace {

/// Distance of a simulated outcome at a point of the unit cube from what was observed; draws the outcome's chance from `luck`. Above `limit`
/// any number above it will do.
using AbcDistance = std::function<double(const double* point, Stream& luck, double limit)>;

struct AbcRequest {
    std::size_t dimension = 1;
    std::size_t particles = 1000;
    double tolerance = 0;                 ///< distance at which it ends
    double least_acceptance = 0.002;      ///< of trials; ends earlier when fewer are taken
    int most_generations = 40;
    std::uint32_t seed = 1;
    RunOptions run;
};

struct AbcGeneration {
    double tolerance = 0, acceptance = 0, effective = 0;   ///< effective number of particles
};

/// Weighted particles whose outcomes came within the tolerance.
struct AbcResult {
    std::vector<double> points;           ///< [particle * dimension + coordinate]
    std::vector<double> weights;          ///< sum to 1
    std::vector<AbcGeneration> generations;
    double tolerance = 0;                 ///< reached
    bool reached = false;                 ///< the tolerance asked for
};

/// Approximate Bayesian computation by sequential Monte Carlo with a uniform prior over the unit cube: population Monte Carlo whose tolerance falls
/// to the median distance of the population before (Beaumont and others 2009; Toni and others 2009), with normal steps of twice the weighted
/// covariance (Filippi and others 2013). The same request gives the same particles for any number of threads. Throws Cancelled.
[[nodiscard]] AbcResult abc_smc(const AbcDistance& distance, const AbcRequest& request);

}  // namespace terrace
