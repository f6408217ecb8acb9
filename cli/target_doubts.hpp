#pragma once

#include "cli/target_count.hpp"
#include "sim/config/input_warning.hpp"

#include <vector>

namespace terrace {

/// What the counts of targets say about a scenario's measures.
struct TargetDoubts {
    std::vector<InputWarning> warnings; ///< nobody is selected, or fewer than a measure asks for
    std::vector<InputWarning> notes;    ///< nobody is selected yet, as it is meant
};

[[nodiscard]] TargetDoubts target_doubts(const Scenario& scenario, const std::vector<TargetCount>& counts);

} // namespace terrace
