#pragma once

#include <cstddef>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "analysis/sweeps/design.hpp"
#include "sim/core/text.hpp"

namespace terrace {

/// A figure that a sweep keeps of each point and replicate.
struct MetricInfo {
    std::string name;          ///< unique in the sweep; becomes a variable of the file
    std::string unit;
    Text label;
};

/// A finished (or partly finished) sweep in memory: what analyses of sweeps read, and what the sweep file holds.
struct SweepTable {
    Text title;
    Design design;
    std::vector<MetricInfo> metrics;
    std::size_t replicates = 0;
    std::vector<double> results;          ///< [(point * metrics + metric) * replicates + replicate]; NaN where a point failed or is missing
    std::vector<std::string> failures;    ///< [point]: reason, or "" for a point that did not fail
    std::string digest;                   ///< SHA-256 of design, metrics and results

    [[nodiscard]] double result(std::size_t point, std::size_t metric, std::size_t replicate) const {
        return results[(point * metrics.size() + metric) * replicates + replicate];
    }
    /// Mean over the replicates that are not NaN; NaN when there is none.
    [[nodiscard]] double mean(std::size_t point, std::size_t metric) const;
    /// Position of a metric, or metrics.size().
    [[nodiscard]] std::size_t find_metric(std::string_view name) const;
};

/// Reads a sweep file. Throws InputError, FileError.
[[nodiscard]] SweepTable read_sweep(const std::filesystem::path& file);
/// Writes a sweep file (HDF5, netCDF-4): dimensions point, factor, replicate; variables `design` (point, factor), `share`, one per metric
/// (point, replicate), `failure` (point); factors' attributes as coordinates. Throws FileError, FileExists.
void write_sweep(const SweepTable& sweep, const std::filesystem::path& file, bool force);

}  // namespace terrace
