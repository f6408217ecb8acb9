#pragma once

#include "models/scenario.hpp"

#include <string>
#include <vector>

namespace terrace {

/// "17,000", rounded down.
[[nodiscard]] std::string rounded_down(double value);

/// Whether a measure is in force in some month of the run.
[[nodiscard]] bool ever_in_force(const Scenario& scenario, const MeasureTerms& terms);

/// Where a key was set in the scenario's own files or by --set; the last file where none of them sets it.
[[nodiscard]] Place place_of(const Scenario& scenario, const std::string& key);

/// Terms that contradict each other: a measure outside the run, a budget below what it promises or below the number that it asks for, a
/// budget that nothing uses, numbers that are all zero, continuity without a budget to keep.
[[nodiscard]] std::vector<InputWarning> policy_doubts(const Scenario& scenario);

} // namespace terrace
