#pragma once

#include "analysis/plan/document/source.hpp"

namespace terrace {

/// Indicators of the projections that the document shows. Those that are 0 in every band of every future, place and year are left out: they
/// would read like robustness.
[[nodiscard]] std::vector<std::string> shown_indicators(const DocumentSource& source);

/// Says which indicators are left out, and why; empty where all are shown.
[[nodiscard]] Text left_out_indicators(const DocumentSource& source);

/// Whether a stress changes any band of any place, indicator or year against the ordinary course, with the plan or without it.
[[nodiscard]] bool touches(const DocumentSource& source, std::size_t stress);

/// Says which stresses change nothing; empty where each of them changes something.
[[nodiscard]] Text untouched_by(const DocumentSource& source);

} // namespace terrace
