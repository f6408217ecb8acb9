#pragma once

#include <filesystem>
#include <string>
#include <utility>
#include <vector>

#include "analysis/calibration/calibration_inputs.hpp"
#include "analysis/calibration/calibration_summary.hpp"

namespace terrace {

/// How long it took; nothing of it enters the digest.
struct CalibrationTimes {
    double model_seconds = 0;       ///< processor time of all runs, those of earlier starts included
    double wall_seconds = 0;        ///< of this start
    std::size_t runs = 0;           ///< of the model, each once
    std::size_t runs_before = 0;    ///< of them found finished by an earlier start
    int threads = 0;
    std::string command_line;
};

/// All that tables and files show of a calibration.
struct CalibrationReport {
    const CalibrationInputs& inputs;
    const Calibration& calibration;
    const CalibrationSummary& summary;
    CalibrationTimes times;
};

/// Tables for a terminal: parameters, targets, what cannot be met together, waves, how long it took.
[[nodiscard]] std::string calibration_text(const CalibrationReport& report, Language language);
/// One line for each parameter and each target, with all digits.
[[nodiscard]] std::string calibration_csv(const CalibrationReport& report);
/// One JSON object; what has no value is null.
[[nodiscard]] std::string calibration_json(const CalibrationReport& report);
/// Samples of the posterior that all weigh the same: a header of keys and one point a line, as a sweep's design of kind "file" reads it.
[[nodiscard]] std::string posterior_csv(const Calibration& calibration);

/// Writes the calibration file (HDF5, netCDF-4; docs/calibration.md lists it). Throws FileExists, FileError.
void write_calibration(const CalibrationReport& report, const std::filesystem::path& path, bool force);

}  // namespace terrace
