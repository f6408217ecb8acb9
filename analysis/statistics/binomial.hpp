#pragma once

#include <cstddef>

namespace terrace {

/// Chance that at least `successes` of `trials` independent trials succeed when each does with `probability` (0 to 1).
[[nodiscard]] double binomial_upper_tail(std::size_t successes, std::size_t trials, double probability);

} // namespace terrace
