#pragma once

#include "analysis/sweeps/sweep_request.hpp"
#include "models/scenario.hpp"

#include <span>

namespace terrace {

/// Holds a sweep against its scenarios, read and in its order: counties and months must be there, and a measure must work in the counties its figure is
/// asked for. Throws InputError at the place in the sweep file.
void check_sweep(const SweepRequest& request, std::span<const Scenario> scenarios);

} // namespace terrace
