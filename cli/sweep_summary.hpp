#pragma once

#include "analysis/sweeps/sweep_overview.hpp"
#include "cli/arguments.hpp"
#include "cli/console.hpp"
#include "cli/json.hpp"

#include <filesystem>
#include <optional>

namespace terrace {

/// How the points of this call went; nothing of it enters a result.
struct SweepEffort {
    std::size_t points = 0;        ///< finished in this call
    std::size_t runs = 0;          ///< simulations of one scenario each
    double wall = 0;               ///< [seconds]
    double outside_model = 0;      ///< share of processor time not spent in simulations, workers included
    double peak_memory = 0;        ///< of the largest process [bytes]
};

/// Shows a finished or half-finished sweep on standard output in the form asked for: points, failures with reasons, metrics, digest.
void show_sweep(const SweepOverview& sweep, const std::filesystem::path& where, const std::optional<SweepEffort>& effort, const Arguments& arguments,
                const Console& console);

} // namespace terrace
