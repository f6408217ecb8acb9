#include "sim/random/philox.hpp"

#include <gtest/gtest.h>

namespace terrace {
namespace {

using Words = std::array<std::uint32_t, 4>;

// Known answers of the Random123 library (kat_vectors).
TEST(Philox, gives_the_known_answers) {
    EXPECT_EQ(philox4x32_10({0, 0, 0, 0}, {0, 0}), (Words{0x6627e8d5, 0xe169c58d, 0xbc57ac4c, 0x9b00dbd8}));
    EXPECT_EQ(philox4x32_10({0xffffffff, 0xffffffff, 0xffffffff, 0xffffffff}, {0xffffffff, 0xffffffff}),
              (Words{0x408f276d, 0x41c83b0e, 0xa20bc7c6, 0x6d5451fd}));
    EXPECT_EQ(philox4x32_10({0x243f6a88, 0x85a308d3, 0x13198a2e, 0x03707344}, {0xa4093822, 0x299f31d0}),
              (Words{0xd16cfe09, 0x94fdcceb, 0x5001e420, 0x24126ea1}));
}

TEST(Philox, works_while_compiling) { static_assert(philox4x32_10({0, 0, 0, 0}, {0, 0})[0] == 0x6627e8d5); }

TEST(Philox, flipping_one_bit_of_the_address_changes_about_half_of_the_bits) {
    const Words base = philox4x32_10({1, 2, 3, 4}, {5, 6});
    for (int bit = 0; bit < 192; ++bit) {
        std::array<std::uint32_t, 4> counter = {1, 2, 3, 4};
        std::array<std::uint32_t, 2> key = {5, 6};
        (bit < 128 ? counter[static_cast<std::size_t>(bit / 32)] : key[static_cast<std::size_t>(bit / 32 - 4)]) ^=
            1u << bit % 32;
        const Words other = philox4x32_10(counter, key);
        int changed = 0;
        for (std::size_t i = 0; i < 4; ++i)
            changed += __builtin_popcount(base[i] ^ other[i]);
        EXPECT_GT(changed, 38) << bit; // 64 +- 4.6 standard deviations
        EXPECT_LT(changed, 90) << bit;
    }
}

} // namespace
} // namespace terrace
