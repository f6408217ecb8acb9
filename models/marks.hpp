#pragma once

#include <bit>
#include <cstdint>
#include <cstring>
#include <span>

namespace terrace {

/// Calls `visit(i)` for every i with a mark (1, not 0), in ascending order. Eight marks are looked at together, since few are set.
template <class Visit>
void for_each_mark(std::span<const std::uint8_t> marks, Visit visit) {
    static_assert(std::endian::native == std::endian::little);
    const auto count = static_cast<std::uint32_t>(marks.size());
    std::uint32_t at = 0;
    for (; at + 8 <= count; at += 8) {
        std::uint64_t eight;
        std::memcpy(&eight, marks.data() + at, 8);
        for (; eight != 0; eight &= eight - 1) visit(at + static_cast<std::uint32_t>(std::countr_zero(eight)) / 8);
    }
    for (; at < count; ++at)
        if (marks[at] != 0) visit(at);
}

}  // namespace terrace
