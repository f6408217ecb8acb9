#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "analysis/sweeps/sweep_head.hpp"

namespace terrace {

class ResultsWriter;

/// A finished (or partly finished) sweep in memory: what analyses of sweeps read, and what the sweep file holds. It grows with the points.
struct SweepTable {
    Text title;
    Design design;
    std::vector<MetricInfo> metrics;
    std::size_t replicates = 0;
    std::vector<double> results;          ///< [(point * metrics + metric) * replicates + replicate]; NaN where a point failed or is missing
    std::vector<std::string> failures;    ///< [point]: reason, or "" for a point that did not fail
    std::vector<std::string> failures_zh; ///< likewise, in Chinese
    std::size_t missing = 0;              ///< points that are not finished
    std::string digest;                   ///< SHA-256 of design, metrics, results and failures
    std::string states;                   ///< SHA-256 over the digests of all runs, state included
    std::uint32_t seed = 0;               ///< of the luck
    std::vector<std::string> description; ///< everything that can change a result (describe_sweep)
    std::vector<SourceFile> inputs;       ///< every input file as it was
    std::string source;                   ///< program that simulated it; empty: this one

    [[nodiscard]] double result(std::size_t point, std::size_t metric, std::size_t replicate) const {
        return results[(point * metrics.size() + metric) * replicates + replicate];
    }
    /// Mean over the replicates that are not NaN; NaN when there is none.
    [[nodiscard]] double mean(std::size_t point, std::size_t metric) const;
    /// Position of a metric, or metrics.size().
    [[nodiscard]] std::size_t find_metric(std::string_view name) const;
};

/// SHA-256 of design, metrics, results and failures.
[[nodiscard]] std::string sweep_digest(const SweepTable& sweep);

/// Reads a sweep file with all its points. Throws FileError.
[[nodiscard]] SweepTable read_sweep(const std::filesystem::path& file);
/// Writes a sweep file (sweep_file.hpp). `more` adds groups of its own. Throws FileError, FileExists.
void write_sweep(const SweepTable& sweep, const std::filesystem::path& file, bool force, const std::function<void(ResultsWriter&)>& more = {});

}  // namespace terrace
