#include "sim/random/block.hpp"

#include <gtest/gtest.h>

#include <vector>

namespace terrace {
namespace {

constexpr RandomKey key{2021, 7};
constexpr std::uint32_t untouched = 0xABABABAB;

void expect_single_draws(std::uint32_t first, std::size_t count) {
    std::vector<std::uint32_t> words(count + 1, untouched);
    fill_words(key, 5, -3, first, std::span(words).first(count), 11);
    for (std::size_t i = 0; i < count; ++i) {
        ASSERT_EQ(words[i], draw_word(key, 5, first + static_cast<std::uint32_t>(i), -3, 11)) << first << " + " << i;
    }
    EXPECT_EQ(words[count], untouched);
}

TEST(Block, equals_single_draws_for_every_start_and_length) {
    for (std::uint32_t first = 0; first < 9; ++first) {
        for (std::size_t count = 0; count < 120; ++count)
            expect_single_draws(first, count);
    }
}

TEST(Block, equals_single_draws_for_long_stretches) { expect_single_draws(38'003, 10'001); }

TEST(Block, equals_single_draws_at_the_last_agents) { expect_single_draws(0xFFFFFFFF - 1'000, 1'001); }

TEST(Block, parts_of_a_stretch_join_without_a_seam) {
    std::vector<std::uint32_t> whole(1'000), parts(1'000);
    fill_words(key, 1, 2, 100, whole);
    const std::span<std::uint32_t> all = parts;
    fill_words(key, 1, 2, 100, all.first(333));
    fill_words(key, 1, 2, 433, all.subspan(333));
    EXPECT_EQ(whole, parts);
}

} // namespace
} // namespace terrace
