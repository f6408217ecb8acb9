#pragma once

#include <vector>

#include "analysis/calibration/calibration_summary.hpp"

namespace terrace {

/// Fitted aims that no values meet, not even alone, where the other fitted ones can be met together; empty when there are no such or no others, or
/// when the others contradict each other as well.
[[nodiscard]] std::vector<std::size_t> aims_to_leave_out(const Calibration& calibration);

/// What the verdicts on the other targets mean where some cannot be met: the posterior is a compromise with those. Empty where all can be met.
[[nodiscard]] Text compromise_text(const Calibration& calibration, const CalibrationSummary& summary);

}  // namespace terrace
