#pragma once

#include <cstdint>
#include <vector>

namespace terrace {

/// What households remember of their own fortune, for rules that need it; empty under the others.
struct ChoiceMemory {
    std::vector<std::uint16_t> usual;        ///< [row] own mean income of about three years [100 yuan]
    std::vector<std::uint8_t> uncertainty;   ///< [row] how far incomes have been from the usual, share in 1/128
    [[nodiscard]] std::size_t bytes() const { return 2 * usual.size() + uncertainty.size(); }
};

}  // namespace terrace
