#pragma once

#include "analysis/sweeps/sweep_inputs.hpp"

#include <atomic>
#include <cstddef>
#include <string>
#include <vector>

namespace terrace {

/// What came out of one point: all its scenarios and replicates.
struct PointResult {
    std::size_t point = 0;
    std::vector<double> values;    ///< [metric * replicates + replicate]; NaN where there is none
    Text failure;                  ///< why it failed, or why a metric has no value; empty else. One line
    std::string states;            ///< SHA-256 over the digests of its runs; empty when it failed

    friend bool operator==(const PointResult&, const PointResult&);
};

/// How long a point took; nothing of it enters a result.
struct PointTime {
    double model = 0;              ///< processor time of the simulation [seconds]
    double all = 0;                ///< of everything [seconds]
};

/// Runs points of a sweep; several threads may use one runner.
class PointRunner {
public:
    explicit PointRunner(const SweepInputs& inputs) : inputs_(inputs) {}

    /// Settings, scenarios, simulation, metrics. A point that cannot be run is a result with its reason. Throws Cancelled, std::bad_alloc.
    [[nodiscard]] PointResult run(std::size_t point, const std::atomic<bool>* cancelled = nullptr, PointTime* time = nullptr) const;

    /// The result of a point that is not to be run again.
    [[nodiscard]] PointResult failed(std::size_t point, Text reason) const;

private:
    [[nodiscard]] StudyRequest request_of(std::size_t point) const;
    void run_study(PointResult& result, const std::atomic<bool>* cancelled, PointTime* time) const;

    const SweepInputs& inputs_;
};

} // namespace terrace
