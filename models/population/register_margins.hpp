#pragma once

#include "models/population/region.hpp"

namespace terrace {

/// Sets the figures that the county's registers decide, so that what is synthesised beside them fits, and notes what the region file
/// had. Figures that the registers move without deciding them become outcomes, which `check_margins` does not ask for exactly.
void follow_registers(CountyMargins& county);

}  // namespace terrace
