#pragma once

#include "models/population/region.hpp"

namespace terrace {

/// Whether two regions were read from the same texts, registers included: the same relative name may mean different files in different folders.
[[nodiscard]] bool same_region(const Region& one, const Region& other);

} // namespace terrace
