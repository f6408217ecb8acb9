#pragma once

#include "analysis/comparison/comparison.hpp"
#include "sim/core/text.hpp"

#include <string>

namespace terrace {

/// The tables of a comparison for a terminal: scenarios against the base, measures three ways, land leases, and how to read them.
/// Plain text without colours, about 100 columns for three counties.
[[nodiscard]] std::string comparison_text(const Comparison& comparison, Language language);

/// One line per number: table, scenario, measure, place, key, unit, base, value, low, high, n, variance_reduction.
/// What has no value is an empty field; numbers keep all their digits.
[[nodiscard]] std::string comparison_csv(const Comparison& comparison);

/// One JSON object; the keys are described in docs/comparison.md. What has no value is null.
[[nodiscard]] std::string comparison_json(const Comparison& comparison);

} // namespace terrace
