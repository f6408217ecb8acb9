#include "sim/random/distributions.hpp"
#include "sim/random/stream.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>

namespace terrace {
namespace {

constexpr std::uint32_t last = 0xFFFFFFFF;

TEST(Distributions, uniforms_never_reach_their_ends) {
    EXPECT_EQ(uniform_open(0), 0.5 * 0x1p-32);
    EXPECT_EQ(uniform_open(last), 1.0 - 0.5 * 0x1p-32);
    EXPECT_EQ(uniform_open(0x80000000), 0.5 + 0.5 * 0x1p-32);
    EXPECT_GT(uniform_open53(0, 0), 0.0);
    EXPECT_LT(uniform_open53(last, last), 1.0);
    EXPECT_NEAR(uniform_open53(0x40000000, 0), 0.25, 1e-15);
    EXPECT_NE(uniform_open53(1, 1u << 12), uniform_open53(1, 0));
}

TEST(Distributions, a_normal_is_the_quantile_of_its_uniform) {
    for (std::uint64_t word = 0; word <= last; word += 65'537) {
        const auto w = static_cast<std::uint32_t>(word);
        EXPECT_EQ(standard_normal(w), math::normal_quantile(uniform_open(w)));
        EXPECT_NEAR(standard_normal(w), -standard_normal(~w), 1e-14);
    }
    EXPECT_NEAR(standard_normal(0), -6.3379, 0.0001);
    EXPECT_NEAR(standard_normal(last), 6.3379, 0.0001);
}

TEST(Distributions, a_lognormal_has_its_median_below_its_mean) {
    EXPECT_NEAR(lognormal(100.0, 0.5, 0x80000000), 100.0 * std::exp(-0.125), 1e-6);
    EXPECT_EQ(lognormal(100.0, 0.0, 12345), 100.0);
}

TEST(Distributions, the_gumbel_table_has_mean_zero_and_follows_the_gumbel) {
    const std::span<const float> table = gumbel_table();
    ASSERT_EQ(table.size(), 4096u);
    double sum = 0.0;
    for (const float value : table)
        sum += value;
    EXPECT_NEAR(sum / 4096.0, 0.0, 1e-6);
    for (std::uint32_t i = 1; i < 4096; ++i) {
        EXPECT_GT(table[i], table[i - 1]);
        EXPECT_NEAR(table[i], gumbel((i << gumbel_table_shift) + (1u << (gumbel_table_shift - 1))), 2e-4);
    }
}

TEST(Distributions, a_threshold_splits_the_words_in_proportion) {
    EXPECT_EQ(threshold(0.0), 0u);
    EXPECT_EQ(threshold(-1.0), 0u);
    EXPECT_EQ(threshold(std::numeric_limits<double>::quiet_NaN()), 0u);
    EXPECT_EQ(threshold(0.25), 0x40000000u);
    EXPECT_EQ(threshold(1.0), last);
    EXPECT_EQ(threshold(7.0), last);
}

TEST(Distributions, random_rounding_keeps_integers) {
    for (const double value : {-3.0, 0.0, 1.0, 1e15}) {
        EXPECT_EQ(round_randomly(value, 0), static_cast<std::int64_t>(value));
        EXPECT_EQ(round_randomly(value, last), static_cast<std::int64_t>(value));
    }
}

TEST(Distributions, random_rounding_goes_up_with_the_probability_of_the_fraction) {
    EXPECT_EQ(round_randomly(2.25, 0x3FFFFFFF), 3);
    EXPECT_EQ(round_randomly(2.25, 0x40000000), 2);
    EXPECT_EQ(round_randomly(-2.25, 0xBFFFFFFF), -2);
    EXPECT_EQ(round_randomly(-2.25, 0xC0000000), -3);
}

} // namespace
} // namespace terrace
