#pragma once

#include "cli/arguments.hpp"
#include "cli/console.hpp"
#include "cli/exit_status.hpp"
#include "cli/options.hpp"
#include "sim/core/text.hpp"

#include <string>

namespace terrace {

/// One command of the program.
struct Command {
    std::string name;
    Text summary;     ///< one line
    Text explanation; ///< the rest of its help
    void (*add_options)(OptionAdder& add, Arguments& arguments);
    ExitStatus (*run)(const Arguments& arguments, const Console& console);
};

Command run_command();
Command compare_command();
Command explain_command();
Command check_command();
Command parameters_command();
Command population_command();
Command report_command();
Command sensitivity_command();
Command sweep_command();
Command discover_command();
Command calibrate_command();
Command plan_command();
Command validate_command();
Command verify_command();

} // namespace terrace
