#pragma once

#include "analysis/sweeps/sweep_folder.hpp"
#include "sim/run/tasks.hpp"

#include <atomic>
#include <cstddef>

namespace terrace {

/// How a worker goes about it; results do not depend on it.
struct WorkOptions {
    int threads = 0;                              ///< 0: all
    bool apart = false;                           ///< begins somewhere of its own among the points, so that workers seldom meet
    Progress* progress = nullptr;                 ///< hears of every finished point of the sweep, those found included
    const std::atomic<bool>* cancelled = nullptr;
};

/// What one worker did.
struct WorkSummary {
    std::size_t done = 0, failed = 0;
    double model = 0, all = 0;                    ///< processor time of the simulation, and of the whole points [seconds]
};

/// Works on a sweep until every point is finished, by itself or by others: what others hold and do not finish is taken over. Throws FileError
/// and Cancelled; what was finished until then is kept.
WorkSummary work_on_sweep(const SweepFolder& folder, const SweepInputs& inputs, const WorkOptions& options);

} // namespace terrace
