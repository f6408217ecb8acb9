#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "models/household/columns.hpp"
#include "models/parameters.hpp"
#include "models/worker/columns.hpp"
#include "sim/random/block.hpp"

namespace terrace {

/// What does not change about a worker, found again from its number once for each county and run.
struct WorkerTraits {
    std::vector<float> home_taste;      ///< [worker] taste for home, standard normal
    std::vector<float> outside_offer;   ///< [worker] wage that work outside pays [yuan/month, 2021]
    /// [worker] Outside wage index below which that wage, less the cost of living there, cannot make up for leaving home, whatever
    /// the worker has there. Held a little low, so that it only saves the work of asking.
    std::vector<float> leaves_from;
};
[[nodiscard]] WorkerTraits worker_traits(const Households&, const Workers&, std::span<const std::uint32_t> home_of, std::uint32_t first_worker, const LabourParameters&,
                                         RandomKey);

/// Worth of staying at home to a worker [fen/month]: a lasting personal part, more with a small child or an elder alone to look after.
[[nodiscard]] inline double home_bias(const LabourParameters& labour, float home_taste, std::uint16_t household_flags) {
    const bool care = (household_flags & (household_flag::young_child | household_flag::elder_alone)) != 0;
    return static_cast<double>(labour.home_bias) * (1 + static_cast<double>(home_taste) * labour.home_bias_sd) + (care ? static_cast<double>(labour.home_bias_care) : 0.0);
}

}  // namespace terrace
