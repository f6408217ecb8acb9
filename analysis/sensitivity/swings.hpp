#pragma once

#include <cstddef>
#include <limits>
#include <span>
#include <vector>

#include "analysis/sweeps/design.hpp"

namespace terrace {

/// What a factor does on its own in a one_at_a_time design: the result at its lowest and highest share, the others in the middle, less the
/// result in the middle. No interval: each rests on two points.
struct Swing {
    double at_low = std::numeric_limits<double>::quiet_NaN(), at_high = std::numeric_limits<double>::quiet_NaN();
};

/// [factor]; `results` has one number for each point.
[[nodiscard]] std::vector<Swing> swings(const Design& design, std::span<const double> results);

}  // namespace terrace
