#pragma once

#include <span>
#include <string_view>
#include <variant>

#include "models/population/region.hpp"
#include "sim/core/text.hpp"

namespace terrace {

/// One figure of a region file: its key there, its unit there, what it is and what it can be.
struct FigureInfo {
    std::string_view key;
    std::string_view unit;
    Text label;
    double low = 0;   ///< admissible range in the unit of the file
    double high = 0;
    std::variant<std::int64_t CountyMargins::*, double CountyMargins::*> member;

    /// Whether the file must give a whole number.
    [[nodiscard]] bool whole() const { return std::holds_alternative<std::int64_t CountyMargins::*>(member) && unit != "mu"; }
    /// The value in the unit of the file.
    [[nodiscard]] double value(const CountyMargins& county) const;
    /// Sets it from the unit of the file.
    void set(CountyMargins& county, double value) const;
};

/// Every figure of a region file, in the order in which margins are shown.
std::span<const FigureInfo> figures();

/// The figure with that key; it must exist.
const FigureInfo& figure(std::string_view key);

}  // namespace terrace
