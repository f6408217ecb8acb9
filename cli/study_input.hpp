#pragma once

#include "analysis/study/study.hpp"
#include "cli/arguments.hpp"

#include <string>
#include <vector>

namespace terrace {

/// Whether the command line names one study file rather than scenarios: by its name, or by its first bytes.
bool asks_for_study_file(const Arguments& arguments);

/// Rejects the name of a scenario that is not among `names`.
[[noreturn]] void reject_scenario(const std::string& option, const std::string& name, const std::vector<std::string>& names);

/// Position of the scenario named by --base, the first when it is empty. Rejects an unknown name.
[[nodiscard]] std::size_t base_position(const Study& study, const std::string& base);

} // namespace terrace
