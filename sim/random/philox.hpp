#pragma once

#include <array>
#include <cstdint>

namespace terrace {

/// Multipliers and key steps of Philox4x32 (Salmon et al. 2011; constants and word order as in the Random123 library).
namespace philox {
inline constexpr std::uint32_t multiplier_0 = 0xD2511F53;
inline constexpr std::uint32_t multiplier_1 = 0xCD9E8D57;
inline constexpr std::uint32_t key_step_0 = 0x9E3779B9;
inline constexpr std::uint32_t key_step_1 = 0xBB67AE85;
inline constexpr int rounds = 10;
} // namespace philox

/// Four random 32-bit words that depend on nothing but a counter and a key.
constexpr std::array<std::uint32_t, 4> philox4x32_10(std::array<std::uint32_t, 4> counter,
                                                     std::array<std::uint32_t, 2> key) {
    for (int round = 0; round < philox::rounds; ++round) {
        const std::uint64_t product_0 = std::uint64_t{philox::multiplier_0} * counter[0];
        const std::uint64_t product_1 = std::uint64_t{philox::multiplier_1} * counter[2];
        counter = {
            static_cast<std::uint32_t>(product_1 >> 32) ^ counter[1] ^ key[0], static_cast<std::uint32_t>(product_1),
            static_cast<std::uint32_t>(product_0 >> 32) ^ counter[3] ^ key[1], static_cast<std::uint32_t>(product_0)};
        key[0] += philox::key_step_0;
        key[1] += philox::key_step_1;
    }
    return counter;
}

} // namespace terrace
