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

/// Calls `visit(i)` for every i where a byte has the value, in ascending order. Eight are read before the first of them is visited.
template <class Visit>
void for_each_equal(std::span<const std::uint8_t> bytes, std::uint8_t value, Visit visit) {
    constexpr std::uint64_t ones = 0x0101010101010101u, low = 0x7f * ones;
    const auto count = static_cast<std::uint32_t>(bytes.size());
    std::uint32_t at = 0;
    for (; at + 8 <= count; at += 8) {
        std::uint64_t eight;
        std::memcpy(&eight, bytes.data() + at, 8);
        eight ^= value * ones;   // zero where equal
        for (std::uint64_t equal = ~(((eight & low) + low) | eight | low); equal != 0; equal &= equal - 1) visit(at + static_cast<std::uint32_t>(std::countr_zero(equal)) / 8);
    }
    for (; at < count; ++at)
        if (bytes[at] == value) visit(at);
}

}  // namespace terrace
