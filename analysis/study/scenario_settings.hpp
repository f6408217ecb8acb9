#pragma once

#include "analysis/study/study.hpp"

#include <string>

namespace terrace {

/// A scenario's name, title, measures and resolved settings as JSON text, as kept in the study file.
[[nodiscard]] std::string scenario_settings_text(const ScenarioInfo& scenario);

/// Reads it back. Throws std::invalid_argument when the text is not of that form.
[[nodiscard]] ScenarioInfo scenario_from_settings(const std::string& text);

} // namespace terrace
