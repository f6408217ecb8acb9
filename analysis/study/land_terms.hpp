#pragma once

#include <optional>

#include "analysis/study/study.hpp"
#include "models/scenario.hpp"

namespace terrace {

/// What the terms of a land transfer imply in an ordinary cotton year without a run; nothing for other instruments.
[[nodiscard]] std::optional<LandTerms> land_terms(const Scenario&, const Measure&);

}  // namespace terrace
