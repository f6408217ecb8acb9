#include "analysis/statistics/poverty.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <vector>

namespace terrace {
namespace {

TEST(Poverty, matches_a_hand_computed_case) {
    PovertyCounter counter(6000);
    counter.add(3000, 2); // gap 1/2
    counter.add(6000, 3); // at the line: not poor
    counter.add(5999, 1);
    counter.add(20'000, 4);
    const PovertyMeasures measures = counter.measures();
    EXPECT_EQ(counter.poor(), 3);
    EXPECT_DOUBLE_EQ(measures.headcount, 0.3);
    EXPECT_DOUBLE_EQ(measures.gap, (2 * 0.5 + 1.0 / 6000) / 10);
    EXPECT_DOUBLE_EQ(measures.gap_squared, (2 * 0.25 + 1.0 / 36e6) / 10);
}

TEST(Poverty, income_below_zero_counts_as_zero) {
    PovertyCounter counter(5000);
    counter.add(-100'000, 7);
    EXPECT_DOUBLE_EQ(counter.measures().gap, 1.0);
    EXPECT_DOUBLE_EQ(counter.measures().gap_squared, 1.0);
}

TEST(Poverty, counting_equals_the_formula_on_plain_numbers) {
    PovertyCounter counter(7000), other(7000);
    std::vector<double> incomes, weights;
    for (int i = 0; i < 300; ++i) {
        (i % 2 == 0 ? counter : other).add(83 * i - 400, 1 + i % 4);
        incomes.push_back(83 * i - 400);
        weights.push_back(1 + i % 4);
    }
    counter.add(other);
    const PovertyMeasures counted = counter.measures(), computed = poverty(incomes, weights, 7000);
    EXPECT_NEAR(counted.headcount, computed.headcount, 1e-14);
    EXPECT_NEAR(counted.gap, computed.gap, 1e-14);
    EXPECT_NEAR(counted.gap_squared, computed.gap_squared, 1e-14);
}

TEST(Poverty, nobody_is_not_a_number) {
    EXPECT_TRUE(std::isnan(PovertyCounter(6000).measures().headcount));
    EXPECT_TRUE(std::isnan(poverty({}, {}, 6000).gap));
}

} // namespace
} // namespace terrace
