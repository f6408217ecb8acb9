#pragma once

#include <atomic>
#include <functional>
#include <string>
#include <vector>

#include "analysis/calibration/abc_smc.hpp"
#include "analysis/calibration/calibration_request.hpp"
#include "analysis/calibration/contradictions.hpp"
#include "analysis/calibration/emulation.hpp"

namespace terrace {

/// One wave of history matching: what the emulators of all runs so far make of the cube.
struct Wave {
    std::size_t runs = 0;                ///< of the model so far
    double share = 0;                    ///< of the cube that is not ruled out
    double lowest = 0;                   ///< implausibility found
    bool empty = false;                  ///< nothing is left
    double emulator_share = 0;           ///< largest, over the fitted aims, mean share of the emulator in all variance, where nothing is ruled out
    std::vector<EmulatorCheck> checks;   ///< [aim]
};

/// What is to be calibrated, apart from the model itself.
struct CalibrationProblem {
    std::vector<Aim> aims;
    std::vector<Factor> factors;
    CalibrationTerms terms;
};

/// Runs of the model at `count` points of the unit cube: [(point * aims + aim) * replicates + replicate].
using RunPoints = std::function<std::vector<double>(const std::vector<double>& points, std::size_t count)>;

struct Calibration {
    CalibrationProblem problem;
    ModelRuns runs;                      ///< all waves, then the posterior's
    std::vector<std::size_t> wave_of;    ///< [run]; waves.size() for the posterior's
    std::vector<Wave> waves;
    AbcResult particles;                 ///< on the emulators
    std::size_t first_sample = 0;        ///< run of the first sample of the posterior; samples go to the end
    std::vector<double> weights;         ///< [sample], sum 1
    double effective = 0;                ///< equally weighted samples that these are worth
    std::vector<Contradiction> contradictions;

    [[nodiscard]] std::size_t samples() const { return weights.size(); }
    [[nodiscard]] const double* sample(std::size_t i) const { return &runs.points[(first_sample + i) * runs.dimension]; }
    /// SHA-256 of all that was computed, by which two calibrations are the same.
    [[nodiscard]] std::string digest() const;
};

/// History matching in waves, then ABC-SMC on the last emulators, then runs of the model for a sample of the posterior, whose weights correct the
/// emulators' forecasts by what the model really did (importance weights: acceptance by the run over acceptance by the emulator). The same problem and
/// runs give the same bits for any number of threads. `run` is for the emulators; throws Cancelled and whatever `run_points` throws.
[[nodiscard]] Calibration calibrate(const CalibrationProblem& problem, const RunPoints& run_points, const RunOptions& run);

/// The most runs that a calibration can come to.
[[nodiscard]] std::size_t most_runs(const CalibrationTerms& terms);

}  // namespace terrace
