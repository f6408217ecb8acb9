#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "analysis/calibration/aim.hpp"
#include "analysis/sweeps/factor.hpp"
#include "analysis/validation/target.hpp"
#include "sim/config/records.hpp"
#include "sim/config/source_file.hpp"

namespace terrace {

/// How much work a calibration is.
struct CalibrationTerms {
    std::size_t replicates = 16;     ///< of each run, the same for all points
    std::uint32_t seed = 1;          ///< of the replicates' luck and of the calibration's own draws
    std::size_t waves = 3;           ///< of history matching, at most
    std::size_t points = 80;         ///< runs in each wave
    std::size_t samples = 200;       ///< runs that stand for the posterior
    std::size_t particles = 1000;    ///< of ABC-SMC on the emulators
    double cutoff = 3;               ///< implausibility above which a point is ruled out
};

/// A calibration file, read and checked against the file of targets and the records.
struct CalibrationRequest {
    Text title;
    std::filesystem::path targets_file;
    std::vector<Aim> aims;                   ///< fitted ones first
    std::vector<ValidationTarget> targets;   ///< [aim]
    std::vector<Factor> factors;             ///< the free parameters
    std::vector<Place> factor_places;        ///< [factor] of its key in the file
    std::vector<double> shipped;             ///< [factor] value of the record; NaN where it has none
    std::vector<std::string> settings;       ///< "key=value" for all points
    CalibrationTerms terms;
    std::vector<SourceFile> files;           ///< the calibration file and the file of targets
};

/// Files of "a.toml+b.toml" as a target names them, beside the file of targets.
[[nodiscard]] std::vector<std::filesystem::path> files_of_stack(const std::filesystem::path& targets_file, const std::string& named);

/// Reads a calibration file. Throws InputError with file, line, column, the key, what was found, what is allowed and the nearest known key.
[[nodiscard]] CalibrationRequest read_calibration_request(const std::filesystem::path& file, const Records& records);

}  // namespace terrace
