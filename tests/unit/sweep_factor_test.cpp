#include <gtest/gtest.h>

#include <cmath>

#include "analysis/sweeps/factor.hpp"
#include "sim/math/normal_probability.hpp"

namespace terrace {
namespace {

Factor factor(Spread spread, double low, double high) {
    Factor f;
    f.key = "k";
    f.spread = spread;
    f.low = low;
    f.high = high;
    return f;
}

Factor whole(Factor f) {
    f.whole = true;
    return f;
}

Factor normal(double mean, double deviation) {
    Factor f = factor(Spread::normal, -INFINITY, INFINITY);
    f.mean = mean;
    f.deviation = deviation;
    return f;
}

Factor cut(Factor f, double low, double high) {
    f.low = low;
    f.high = high;
    return f;
}

Factor triangular(double low, double mode, double high) {
    Factor f = factor(Spread::triangular, low, high);
    f.mode = mode;
    return f;
}

Factor choice(std::vector<std::string> choices) {
    Factor f;
    f.key = "k";
    f.spread = Spread::choice;
    f.choices = std::move(choices);
    return f;
}

TEST(SweepFactor, quantiles_are_those_of_the_textbook) {
    EXPECT_DOUBLE_EQ(factor(Spread::uniform, 2, 6).value(0.25), 3);
    EXPECT_NEAR(factor(Spread::log_uniform, 1, 100).value(0.5), 10, 1e-13);
    EXPECT_NEAR(normal(10, 2).value(0.975), 10 + 2 * 1.959963984540054, 1e-8);
    EXPECT_DOUBLE_EQ(normal(10, 2).value(0.5), 10);
    EXPECT_DOUBLE_EQ(triangular(0, 1, 4).value(0.25), 1);
    EXPECT_NEAR(triangular(0, 1, 4).value(0.0625), 0.5, 1e-15);
    EXPECT_NEAR(triangular(0, 1, 4).value(0.5), 4 - std::sqrt(6.0), 1e-15);
}

TEST(SweepFactor, normal_probability_agrees_with_the_error_function) {
    for (double x = -8.5; x <= 8.5; x += 0.0625) EXPECT_NEAR(math::normal_probability(x), 0.5 * std::erfc(-x / std::sqrt(2.0)), 2e-15) << x;
    EXPECT_EQ(math::normal_probability(-INFINITY), 0);
    EXPECT_EQ(math::normal_probability(INFINITY), 1);
    EXPECT_TRUE(std::isnan(math::normal_probability(NAN)));
}

TEST(SweepFactor, value_of_the_share_of_a_value_is_the_value) {
    const std::vector<Factor> factors{factor(Spread::uniform, -3, 8),  factor(Spread::log_uniform, 0.02, 50), normal(5, 3), cut(normal(5, 3), 4, 12), triangular(1, 2, 9),
                                      triangular(1, 1, 9), triangular(1, 9, 9)};
    for (const Factor& f : factors)
        for (double share = 0.01; share < 1; share += 0.01) {
            const double value = f.value(share);
            EXPECT_NEAR(f.value(f.share_of(value)), value, 2e-9 * (1 + std::abs(value))) << static_cast<int>(f.spread) << " at " << share;
            EXPECT_NEAR(f.share_of(value), share, 1e-9);
        }
}

TEST(SweepFactor, values_stay_within_low_and_high) {
    const std::vector<Factor> factors{factor(Spread::uniform, 0.1, 0.3), factor(Spread::log_uniform, 0.1, 0.3), cut(normal(0.2, 5), 0.1, 0.3), triangular(0.1, 0.2, 0.3)};
    for (const Factor& f : factors) {
        for (const double share : {0.0, 0x1p-53, 0.5, 1 - 0x1p-53, 1.0}) {
            EXPECT_GE(f.value(share), 0.1);
            EXPECT_LE(f.value(share), 0.3);
        }
        EXPECT_NEAR(f.value(0), 0.1, 1e-8);
        EXPECT_NEAR(f.value(1), 0.3, 1e-8);
    }
}

TEST(SweepFactor, cut_normal_keeps_the_shape_between_its_ends) {
    const Factor f = cut(normal(0, 1), -1, 2);
    const double kept = math::normal_probability(2) - math::normal_probability(-1);
    EXPECT_NEAR(f.share_of(0.5), (math::normal_probability(0.5) - math::normal_probability(-1)) / kept, 1e-15);
    EXPECT_EQ(f.share_of(-1), 0);
    EXPECT_EQ(f.share_of(2), 1);
}

TEST(SweepFactor, whole_numbers_of_a_uniform_have_equal_shares) {
    const Factor f = whole(factor(Spread::uniform, 3, 7));
    std::vector<int> counts(8);
    for (int i = 0; i < 1000; ++i) ++counts.at(static_cast<std::size_t>(f.value((i + 0.5) / 1000)));
    for (std::size_t value = 3; value <= 7; ++value) EXPECT_EQ(counts[value], 200) << value;
    EXPECT_EQ(f.value(0), 3);
    EXPECT_EQ(f.value(1), 7);
}

TEST(SweepFactor, whole_numbers_come_back_from_their_shares) {
    for (const Factor& f : {whole(factor(Spread::uniform, -2, 9)), whole(factor(Spread::log_uniform, 1, 60)), whole(triangular(0, 3, 10)), whole(cut(normal(4, 2), 0, 10))})
        for (double value = f.low; value <= f.high; ++value) EXPECT_EQ(f.value(f.share_of(value)), value);
}

TEST(SweepFactor, choices_share_the_range_in_their_order) {
    const Factor f = choice({"true", "false", "\"a\""});
    EXPECT_EQ(f.value(0), 0);
    EXPECT_EQ(f.value(0.3), 0);
    EXPECT_EQ(f.value(0.5), 1);
    EXPECT_EQ(f.value(0.99), 2);
    EXPECT_EQ(f.value(1), 2);
    for (double position = 0; position < 3; ++position) EXPECT_EQ(f.value(f.share_of(position)), position);
}

TEST(SweepFactor, settings_read_as_after_set) {
    EXPECT_EQ(factor(Spread::uniform, 0, 1).setting(0.1), "k=0.1");
    EXPECT_EQ(whole(factor(Spread::uniform, 0, 9)).setting(7), "k=7");
    EXPECT_EQ(choice({"true", "\"consumat\""}).setting(1), "k=\"consumat\"");
}

}  // namespace
}  // namespace terrace
