#pragma once

#include <vector>

#include "analysis/calibration/calibration.hpp"

namespace terrace {

/// Median and ends of the middle 90 %.
struct Band {
    double low = 0, median = 0, high = 0;
};

/// What the targets say of one free parameter.
struct ParameterSummary {
    Band prior, posterior;      ///< in the parameter's unit
    double shipped = 0;         ///< value of the record; NaN where there is none
    double below_shipped = 0;   ///< share of the posterior below it; NaN likewise
    double distance = 0;        ///< greatest between the distribution functions of posterior and prior (Kolmogorov-Smirnov), 0 to 1
    bool moved = false;         ///< by more than chance would in a sample of the effective number (1 % level)
};

enum class AimVerdict { met, partly, missed };   ///< in 90 % of the posterior and more; in 10 % to 90 %; in less

/// What the model makes of one target.
struct AimSummary {
    Band first_wave;            ///< means over the replicates, over the prior
    Band posterior;             ///< means over the replicates
    Band single;                ///< single replicates: the luck of one year as well
    double share_met = 0;       ///< of the posterior, means within the range
    AimVerdict verdict = AimVerdict::missed;
};

struct CalibrationSummary {
    std::vector<ParameterSummary> parameters;
    std::vector<AimSummary> aims;
};

[[nodiscard]] CalibrationSummary summarize(const Calibration& calibration, const std::vector<double>& shipped);

/// Name for files: "met", "partly", "missed"; and for people.
[[nodiscard]] const char* verdict_key(AimVerdict verdict);
[[nodiscard]] Text verdict_text(AimVerdict verdict);

/// The smallest value at or below which lies the given share of the weight.
[[nodiscard]] double weighted_quantile(const std::vector<double>& values, const std::vector<double>& weights, double share);

}  // namespace terrace
