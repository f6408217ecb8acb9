#pragma once

#include "sim/core/month.hpp"
#include "sim/io/variable.hpp"

namespace terrace {

/// The axis `time` of months from `first`: the last day of each, as days since 2021-01-01 in the standard calendar (CF conventions).
Dimension time_axis(Month first, int months);

}  // namespace terrace
