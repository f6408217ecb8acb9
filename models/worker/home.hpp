#pragma once

#include <cstdint>
#include <vector>

#include "models/household/columns.hpp"

namespace terrace {

/// [household] Row of its first worker; the rest follow. Workers lie in the order of their households, so this needs no column.
[[nodiscard]] inline std::vector<std::uint32_t> first_workers(const Households& h) {
    std::vector<std::uint32_t> first(h.rows());
    std::uint32_t next = 0;
    for (std::size_t row = 0; row < first.size(); ++row) {
        first[row] = next;
        next += h.workers[row];
    }
    return first;
}

/// [worker] Row of its household.
[[nodiscard]] inline std::vector<std::uint32_t> homes_of_workers(const Households& h) {
    std::vector<std::uint32_t> home;
    for (std::uint32_t row = 0; row < h.rows(); ++row) home.insert(home.end(), h.workers[row], row);
    return home;
}

}  // namespace terrace
