#pragma once

#include <array>
#include <cstdint>
#include <vector>

namespace terrace {

/// An out-of-pocket medical cost that still counts among the last twelve months.
/// Six bytes each: there is one for every other household.
struct MedicalEvent {
    std::uint16_t row_low, row_high;
    std::uint16_t amount;       ///< 10 yuan

    static MedicalEvent of(std::uint32_t row, std::uint16_t amount) { return {static_cast<std::uint16_t>(row), static_cast<std::uint16_t>(row >> 16), amount}; }
    [[nodiscard]] std::uint32_t row() const { return row_low | (std::uint32_t{row_high} << 16); }
};

/// By calendar month of the cost.
using MedicalEvents = std::array<std::vector<MedicalEvent>, 12>;

}  // namespace terrace
