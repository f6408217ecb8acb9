#pragma once

#include <cstddef>
#include <vector>

#include "analysis/calibration/aim.hpp"
#include "analysis/calibration/gaussian_process.hpp"
#include "sim/random/stream.hpp"
#include "sim/run/tasks.hpp"

namespace terrace {

/// Runs of the model at points of the unit cube (the shares of the factors' distributions).
struct ModelRuns {
    std::size_t dimension = 0, aims = 0, replicates = 0;
    std::vector<double> points;    ///< [run * dimension + factor]
    std::vector<double> results;   ///< [(run * aims + aim) * replicates + replicate]

    [[nodiscard]] std::size_t count() const { return dimension == 0 ? 0 : points.size() / dimension; }
    [[nodiscard]] double result(std::size_t run, std::size_t aim, std::size_t replicate) const { return results[(run * aims + aim) * replicates + replicate]; }
    /// Over the replicates.
    [[nodiscard]] double mean(std::size_t run, std::size_t aim) const;
    /// Variance of that mean for other luck, the mean over all runs; 0 for a single replicate, which cannot tell.
    [[nodiscard]] double luck_variance(std::size_t aim) const;
};

/// How good an emulator is.
struct EmulatorCheck {
    double share_within_95 = 0, error = 0;   ///< leave-one-out: see LeaveOneOut
    double inflation = 1;                    ///< of its variance, where the errors were larger than foretold
    std::vector<double> lengths;             ///< of the factors
};

/// The model's figures as smooth functions of the factors: one Gaussian process for each aim, learned from the means over replicates. All points
/// have the same luck (that of the replicates), so the processes are those of that luck; its own variance is added wherever a forecast is held
/// against a range. Where leave-one-out errors are larger than foretold, the variance is raised by their mean square.
class Emulation {
public:
    /// Learns from runs; `before` gives the shapes to search from, or with `hold` to keep. The same runs give the same emulators for any number of
    /// threads.
    Emulation(const std::vector<Aim>& aims, const ModelRuns& runs, const RunOptions& run, const Emulation* before = nullptr, bool hold = false);

    [[nodiscard]] const std::vector<Aim>& aims() const { return aims_; }
    [[nodiscard]] Forecast forecast(std::size_t aim, const double* point) const;
    /// Variance of truth less forecast that is not the emulator's: discrepancy and luck.
    [[nodiscard]] double other_variance(std::size_t aim) const;
    [[nodiscard]] double luck_variance(std::size_t aim) const { return luck_[aim]; }

    /// Distance of the forecast from the range, in standard deviations of all that is uncertain: discrepancy, luck, emulator.
    [[nodiscard]] double implausibility(std::size_t aim, const double* point) const;
    /// The largest over some aims; stops at the first above `limit`.
    [[nodiscard]] double implausibility(const std::vector<std::size_t>& aims, const double* point, double limit) const;
    /// Distance of a figure drawn from the forecast, discrepancy and luck, in discrepancies; the largest over the aims, stops above `limit`.
    [[nodiscard]] double drawn_distance(const std::vector<std::size_t>& aims, const double* point, Stream& luck, double limit) const;
    /// Probability that a figure so drawn lies in every range, each widened by `tolerance` discrepancies.
    [[nodiscard]] double acceptance_at(const std::vector<std::size_t>& aims, const double* point, double tolerance) const;

    [[nodiscard]] const EmulatorCheck& check(std::size_t aim) const { return checks_[aim]; }

private:
    std::vector<Aim> aims_;
    std::vector<double> luck_;
    std::vector<GaussianProcess> processes_;
    std::vector<EmulatorCheck> checks_;
};

/// Positions of the aims that are fitted.
[[nodiscard]] std::vector<std::size_t> fitted_aims(const std::vector<Aim>& aims);

}  // namespace terrace
