#pragma once

#include "models/scenario.hpp"

#include <vector>

namespace terrace {

/// Measures that may get into each other's way: two of the same instrument, or several that support the same kind of thing, in the same county and
/// months. Their targets always can overlap, since one household may meet every condition at once; how many households are paid twice is measured
/// (`compare`). One finding for each county and kind, at the first of the measures.
std::vector<InputWarning> stacking_doubts(const Scenario& scenario);

} // namespace terrace
