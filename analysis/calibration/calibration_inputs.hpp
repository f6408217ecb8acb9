#pragma once

#include <atomic>
#include <filesystem>
#include <string>
#include <vector>

#include "analysis/calibration/calibration_request.hpp"
#include "models/scenario.hpp"
#include "sim/config/document.hpp"

namespace terrace {

/// A study that answers some of the aims: one scenario, and the one it is compared with where an aim is an effect.
struct CalibrationStudy {
    std::vector<Stacked> stacks;            ///< with the settings common to all points; the measured one last
    std::vector<std::string> names;
    std::vector<Scenario> scenarios;        ///< read from them, before any factor moves
    std::vector<std::size_t> aims;          ///< positions
};

/// Everything that was read for a calibration, once.
struct CalibrationInputs {
    CalibrationRequest request;
    Records records;
    DataFolders folders;
    std::vector<CalibrationStudy> studies;
    std::vector<SourceFile> files;          ///< each once
};

/// Reads and checks a calibration; `data` holds parameters/ and regions/. Throws InputError.
[[nodiscard]] CalibrationInputs read_calibration_inputs(const std::filesystem::path& file, const std::filesystem::path& data);

/// Everything that can change a run of the model, line by line, with the program's version; equal texts mean equal runs at equal points.
[[nodiscard]] std::string describe_runs(const CalibrationInputs& inputs);

/// "key=value" of each factor at a point of the unit cube.
[[nodiscard]] std::vector<std::string> settings_at(const std::vector<Factor>& factors, const double* point);

/// Runs the model at a point and measures the aims: [aim * replicates + replicate]. Several threads may call it. Throws InputError, also for a
/// figure that has no value; BrokenIdentity, Cancelled.
[[nodiscard]] std::vector<double> run_at(const CalibrationInputs& inputs, const double* point, const std::atomic<bool>* cancelled = nullptr);

}  // namespace terrace
