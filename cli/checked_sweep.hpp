#pragma once

#include "analysis/sweeps/sweep_request.hpp"
#include "cli/json.hpp"

namespace terrace {

/// What `check` says about a sweep: design, runs, factors and metrics.
[[nodiscard]] std::string sweep_text(const SweepRequest& sweep, Language language);
/// The same as lines of finding, measure, key, place, value, unit, text.
[[nodiscard]] std::vector<std::vector<std::string>> sweep_lines(const SweepRequest& sweep, Language language);
/// The same, with every point of the design; choices as their position.
[[nodiscard]] Json sweep_json(const SweepRequest& sweep);

} // namespace terrace
