#pragma once

#include "cli/exit_status.hpp"

#include <string>
#include <vector>

namespace terrace {

/// The whole program: reads the command line (without the program's name), does the command, tells what went wrong.
ExitStatus run_program(const std::vector<std::string>& words);

} // namespace terrace
