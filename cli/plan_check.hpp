#pragma once

#include "cli/arguments.hpp"
#include "cli/console.hpp"
#include "cli/exit_status.hpp"

namespace terrace {

/// `terrace plan check DOCUMENT PLAN.h5`, whose inputs are {"check", document, plan file}: done when every number of the document is that
/// of the plan file, failed with a list of places, what was found and what was expected otherwise. Throws InputError for wrong usage and
/// for a file that is no plan's document or no plan, so that the status is wrong_input.
ExitStatus run_plan_check(const Arguments& arguments, const Console& console);

} // namespace terrace
