#pragma once

#include "cli/arguments.hpp"
#include "cli/console.hpp"
#include "cli/exit_status.hpp"

#include <string>

namespace terrace {

/// Prepares a sweep and writes a Slurm job array beside it, whose tasks take from the points that are missing; submits it when asked.
/// Submitting again is always safe.
ExitStatus prepare_slurm(const Arguments& arguments, const std::string& sweep, const Console& console);

} // namespace terrace
