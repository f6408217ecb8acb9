#pragma once

#include "analysis/discovery/futures.hpp"

#include <cstddef>
#include <cstdint>
#include <limits>
#include <vector>

namespace terrace {

/// The values of a factor that lie in a box.
struct FactorLimit {
    double low = -std::numeric_limits<double>::infinity(), high = std::numeric_limits<double>::infinity(); ///< both belong to the box
    std::vector<std::uint8_t> allowed; ///< of a choice: [position] 0 or 1; empty for numbers

    [[nodiscard]] bool contains(double value) const {
        return allowed.empty() ? value >= low && value <= high : allowed[static_cast<std::size_t>(value)] != 0;
    }
    [[nodiscard]] bool has_low() const { return low > -std::numeric_limits<double>::infinity(); }
    [[nodiscard]] bool has_high() const { return high < std::numeric_limits<double>::infinity(); }
    [[nodiscard]] bool restricts() const;
    friend bool operator==(const FactorLimit&, const FactorLimit&) = default;
};

/// A part of the space of futures: limits on factors that hold together.
struct FutureBox {
    std::vector<FactorLimit> limits; ///< [factor]

    /// The box that holds everything.
    [[nodiscard]] static FutureBox whole(const std::vector<Factor>& factors);
    [[nodiscard]] bool contains(const Futures& futures, std::size_t point) const;
    /// Factors that it limits.
    [[nodiscard]] std::size_t restricted() const;
    friend bool operator==(const FutureBox&, const FutureBox&) = default;
};

/// Points, and how many of them are of interest.
struct PointCount {
    std::size_t points = 0, cases = 0;

    /// Share of cases; NaN without points.
    [[nodiscard]] double density() const;
    friend bool operator==(const PointCount&, const PointCount&) = default;
};

/// Counts those of some points that lie in a box.
[[nodiscard]] PointCount count_in(const FutureBox& box, const Futures& futures, const std::vector<std::uint32_t>& points);

} // namespace terrace
