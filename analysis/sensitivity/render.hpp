#pragma once

#include <filesystem>
#include <string>

#include "analysis/sensitivity/sensitivity.hpp"

namespace terrace {

/// Tables for a terminal, one metric after the other, the most important factors first; for an uncertainty budget in percent of the variance.
[[nodiscard]] std::string sensitivity_text(const Sensitivity& sensitivity, Language language);
/// One line per figure: metric, unit, figure, factor or group, other group, value, low, high, floor.
[[nodiscard]] std::string sensitivity_csv(const Sensitivity& sensitivity);
/// One JSON object with all digits; what has no value is null. Keys: docs/sensitivity.md.
[[nodiscard]] std::string sensitivity_json(const Sensitivity& sensitivity);

/// Which estimators the figures come from, in one line of English.
[[nodiscard]] std::string estimators_text();

/// Writes the sweep once more, with the figures in a group `sensitivity`: over analysed_metric and input_group or factor, with _low and _high
/// for the ends of intervals. Throws FileError, FileExists.
void write_sensitivity(const Sensitivity& sensitivity, const SweepTable& sweep, const std::filesystem::path& file, bool force);

}  // namespace terrace
