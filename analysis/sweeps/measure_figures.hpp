#pragma once

#include "sim/core/text.hpp"

#include <string_view>
#include <vector>

namespace terrace {

/// A figure of a measure's effect that a sweep can keep.
struct MeasureFigure {
    std::string_view name;
    std::string_view unit;
    Text label;
};

[[nodiscard]] const std::vector<MeasureFigure>& measure_figures();

} // namespace terrace
