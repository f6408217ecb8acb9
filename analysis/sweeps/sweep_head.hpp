#pragma once

#include "analysis/sweeps/design.hpp"
#include "sim/config/source_file.hpp"
#include "sim/core/text.hpp"

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace terrace {

/// A figure that a sweep keeps of each point and replicate.
struct MetricInfo {
    std::string name;          ///< unique in the sweep; becomes a variable of the file
    std::string unit;
    Text label;
};

/// What a sweep file says before its points.
struct SweepHead {
    Text title;
    DesignTerms terms;
    std::vector<Factor> factors;
    std::vector<MetricInfo> metrics;
    std::size_t points = 0, replicates = 0;
    std::uint32_t seed = 0;               ///< of the luck
    std::vector<std::string> description; ///< everything that can change a result (describe_sweep)
    std::vector<SourceFile> inputs;       ///< every input file as it was
    std::string source;                   ///< program that simulated it; empty: this one
};

/// One point of it.
struct SweepRow {
    DesignPoint at;
    std::vector<double> results;          ///< [metric * replicates + replicate]; NaN where the point failed or is missing
    Text failure;                         ///< reason, empty for a point that did not fail
};

/// What is known of it after the last point.
struct SweepEnd {
    std::size_t missing = 0;              ///< points that are not finished
    std::string digest;                   ///< SHA-256 of design, metrics, results and failures
    std::string states;                   ///< SHA-256 over the digests of all runs, state included
};

} // namespace terrace
