#pragma once

#include "analysis/sweeps/sweep_request.hpp"
#include "cli/scenario_input.hpp"

namespace terrace {

/// A sweep file with the scenarios it names, as they are without any factor.
struct SweepTrial {
    SweepRequest request;
    ScenarioInput scenarios;
};

/// Reads and checks a sweep file and its scenarios. Parameters and regions are looked for beside the sweep file, then one folder up, then where the program's
/// own are. Throws InputError.
[[nodiscard]] SweepTrial begin_sweep_trial(const std::filesystem::path& file);

/// Reads the scenarios with every factor at one end of its range, at the other, and with each of its choices, and names the factor whose value alone a
/// scenario rejects. Values that only disagree with each other pass: such points fail alone in the sweep. Throws InputError at the factor's place.
void try_factors(const SweepTrial& trial);

} // namespace terrace
