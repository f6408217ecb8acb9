#pragma once

#include <array>
#include <cstdint>
#include <vector>

namespace terrace {

/// An out-of-pocket medical cost that still counts among the last twelve months.
struct MedicalEvent {
    std::uint32_t row;
    std::uint16_t amount;       ///< 10 yuan
};

/// By calendar month of the cost.
using MedicalEvents = std::array<std::vector<MedicalEvent>, 12>;

}  // namespace terrace
