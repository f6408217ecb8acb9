#pragma once

#include "analysis/sweeps/sweep_request.hpp"
#include "cli/scenario_input.hpp"

namespace terrace {

/// A sweep file with the scenarios it names, as they are without any factor.
struct SweepInput {
    SweepRequest request;
    ScenarioInput scenarios;
};

/// Reads and checks a sweep file and its scenarios. Parameters and regions are looked for beside the sweep file, then one folder up, then where the program's
/// own are. Throws InputError.
[[nodiscard]] SweepInput read_sweep_input(const std::filesystem::path& file);

/// Reads the scenarios once for every level that check tries of every factor: the ends of its range, or each of its choices, with the others left
/// as the scenarios have them. Throws InputError, at the factor's place in the sweep file, for a value that a scenario rejects.
void try_factors(const SweepInput& input);

} // namespace terrace
