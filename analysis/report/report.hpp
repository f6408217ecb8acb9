#pragma once

#include "analysis/comparison/comparison.hpp"
#include "analysis/report/figure.hpp"
#include "analysis/study/study.hpp"
#include "analysis/validation/target.hpp"

namespace terrace {

/// What a report says of a study: findings on top, then figures by section. `base` is a position in `study.scenarios`; with `targets` the
/// report says which known figures the study can be held against.
[[nodiscard]] Report make_report(const Study& study, std::size_t base = 0, const ValidationTargets* targets = nullptr);

} // namespace terrace
