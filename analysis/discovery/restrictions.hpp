#pragma once

#include "analysis/discovery/prim.hpp"

#include <cstddef>
#include <cstdint>
#include <vector>

namespace terrace {

/// One limit of a box, and what it does for it.
struct Restriction {
    std::size_t factor = 0;
    BoxFace face = BoxFace::low;
    PointCount without; ///< what the box would hold without this limit
    /// Quasi-p value (Bryant and Lempert 2010, Technological Forecasting and Social Change 77, 34-49): chance of at least so many cases
    /// in the box if its points were of interest as often as those of the box without this limit. "Quasi", since the limit was chosen
    /// to make it small.
    double p = 1;
};

/// The limits of a box by factor, low before high.
[[nodiscard]] std::vector<Restriction> restrictions_of(const FutureBox& box, const Futures& futures, const std::vector<std::uint32_t>& points);

} // namespace terrace
