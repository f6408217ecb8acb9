#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "analysis/sweeps/design.hpp"
#include "analysis/sweeps/sweep_head.hpp"
#include "sim/config/input_warning.hpp"
#include "sim/config/place.hpp"
#include "sim/config/records.hpp"
#include "sim/config/source_file.hpp"
#include "sim/core/month.hpp"

namespace terrace {

/// A figure to be taken from the runs of a point. Either a series, or (with `measure`) a figure of a measure's effect.
struct MetricRequest {
    MetricInfo info;
    std::string scenario;              ///< name of the scenario measured; the last one when not said
    std::string minus;                 ///< scenario whose figure is taken off, replicate by replicate; empty: none
    std::string series;                ///< "income_per_head", ...
    std::string part;                  ///< label in the series' own dimension (tier, income source, ...); empty: it has none
    std::string county;                ///< empty: all counties of the sweep, weighted as `terrace compare` weighs them
    std::optional<Month> month;        ///< the last month when not said
    std::string measure;               ///< name of a measure of `scenario`
    std::string figure;                ///< of the measure, per participant and year unless said: "gross", "before_after", "net", "participants",
                                       ///< "public_cost" (all, yuan), "net_county" (all, yuan), "cost_per_yuan", "better_alone" (share)
    bool labelled = false;             ///< by the file itself
    Place place;
};

/// How narrow the interval of a metric's mean over a point's replicates is to be.
struct MetricPrecision {
    std::string text;                  ///< as written, "income:1%"
    std::size_t metric = 0;            ///< position among the metrics
    double width = 0;                  ///< half of the 95 % interval, in the metric's unit or as a share of the mean
    bool relative = false;
};

/// A sweep file, read and checked against the records; scenarios are not read yet.
struct SweepRequest {
    Text title;
    std::vector<std::vector<std::filesystem::path>> scenarios;   ///< stacks of files; the first is the base of effects
    std::vector<std::string> scenario_names;
    std::vector<std::string> counties;      ///< only these are simulated; empty: all of the region
    std::vector<std::string> settings;      ///< "key=value" for all points
    std::optional<int> months;
    std::size_t replicates = 1;
    std::vector<MetricPrecision> precision; ///< points go on until all are met; empty: every point has `replicates`
    std::size_t most_replicates = 1;        ///< that a point may have; `replicates` without precision. Each has that many places in the results
    std::uint32_t seed = 1;                 ///< of the luck, common to all points
    StreamedDesign design;
    std::vector<Place> factor_places;       ///< [factor] of its key in the file
    std::vector<MetricRequest> metrics;
    std::vector<InputWarning> warnings;
    SourceFile file;

    /// Simulations of one scenario each that the sweep asks for.
    [[nodiscard]] std::size_t runs() const { return design.points() * scenarios.size() * replicates; }
};

/// Points that a sweep may have at most; more is a slip of the pen.
inline constexpr std::size_t most_points = 1'000'000;

/// Reads a sweep file and makes its design. Factors without a range take that of their record, labels and units too. Throws InputError with
/// file, line, column, the key, what was found, what is allowed and the nearest known key.
[[nodiscard]] SweepRequest read_sweep_request(const std::filesystem::path& file, const Records& records);

}  // namespace terrace
