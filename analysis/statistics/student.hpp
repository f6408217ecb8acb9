#pragma once

#include <cstddef>

namespace terrace {

/// Quantile of Student's t: the value that a t variable with so many degrees of freedom stays below with this probability.
/// `probability` lies in (0, 1); NaN when `degrees_of_freedom` is not positive.
[[nodiscard]] double student_t_quantile(double degrees_of_freedom, double probability);

/// Half-width of the two-sided interval of a mean of `n` values, in standard errors; NaN for fewer than two values.
[[nodiscard]] double student_t_factor(std::size_t n, double confidence = 0.95);

} // namespace terrace
