#include "sim/random/stream.hpp"

#include <boost/random/gamma_distribution.hpp>
#include <boost/random/normal_distribution.hpp>
#include <boost/random/uniform_int_distribution.hpp>
#include <gtest/gtest.h>

#include <cmath>
#include <random>
#include <set>

namespace terrace {
namespace {

enum class Purpose : std::uint32_t { weather, illness };

static_assert(std::uniform_random_bit_generator<Stream>);

TEST(Stream, is_the_words_of_its_address_in_order) {
    Stream random({3, 4}, Purpose::illness, 17, 24'252);
    for (std::uint32_t index = 0; index < 10; ++index) {
        EXPECT_EQ(random(), draw_word({3, 4}, Purpose::illness, 17, 24'252, index));
    }
}

TEST(Stream, a_word_is_that_of_the_block_of_four_agents) {
    const auto block = philox4x32_10({4, 1, 24'252, 9}, {3, 4});
    for (std::uint32_t agent = 16; agent < 20; ++agent) {
        EXPECT_EQ(draw_word({3, 4}, Purpose::illness, agent, 24'252, 9), block[agent - 16]);
    }
}

TEST(Stream, every_part_of_the_address_matters) {
    const std::set<std::uint32_t> words = {
        draw_word({1, 1}, Purpose::weather, 8, 5, 2), draw_word({2, 1}, Purpose::weather, 8, 5, 2),
        draw_word({1, 2}, Purpose::weather, 8, 5, 2), draw_word({1, 1}, Purpose::illness, 8, 5, 2),
        draw_word({1, 1}, Purpose::weather, 9, 5, 2), draw_word({1, 1}, Purpose::weather, 8, -5, 2),
        draw_word({1, 1}, Purpose::weather, 8, 5, 3), draw_word({1, 1}, Purpose::weather, 12, 5, 2)};
    EXPECT_EQ(words.size(), 8u);
}

// n = 20,000 numbers; the bounds are 5 standard errors, alpha below 1e-6 each.
TEST(Stream, works_beneath_the_distributions_of_boost) {
    constexpr int n = 20'000;
    Stream random({1, 0}, Purpose::weather, 0, 0);
    boost::random::normal_distribution<double> normal(10.0, 2.0);
    boost::random::gamma_distribution<double> gamma(3.0, 2.0);
    boost::random::uniform_int_distribution<int> die(1, 6);
    double normals = 0.0, gammas = 0.0, dice = 0.0;
    for (int i = 0; i < n; ++i) {
        normals += normal(random);
        gammas += gamma(random);
        dice += die(random);
    }
    EXPECT_NEAR(normals / n, 10.0, 5 * 2.0 / std::sqrt(n));
    EXPECT_NEAR(gammas / n, 6.0, 5 * 3.47 / std::sqrt(n));
    EXPECT_NEAR(dice / n, 3.5, 5 * 1.71 / std::sqrt(n));
}

} // namespace
} // namespace terrace
