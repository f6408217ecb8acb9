#include "analysis/statistics/income_histogram.hpp"
#include "analysis/statistics/inequality.hpp"
#include "analysis/statistics/logarithm.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <vector>

namespace terrace {
namespace {

using Values = std::vector<double>;

TEST(Inequality, equal_incomes_have_no_inequality) {
    const Values incomes(10, 500.0);
    EXPECT_DOUBLE_EQ(gini(incomes), 0.0);
    EXPECT_NEAR(theil(incomes), 0.0, 1e-15);
    EXPECT_DOUBLE_EQ(palma(decile_means(incomes)), 0.25);
}

TEST(Inequality, gini_matches_hand_computed_cases) {
    EXPECT_DOUBLE_EQ(gini(Values{0, 0, 0, 1}), 0.75);
    EXPECT_DOUBLE_EQ(gini(Values{3, 1}), 0.25);
    // mean absolute difference of {1,2,3,4}: 20/16, over twice the mean 2.5
    EXPECT_DOUBLE_EQ(gini(Values{4, 2, 1, 3}), 0.25);
}

TEST(Inequality, weights_act_like_repeated_values) {
    const Values incomes{5, 1, 2}, weights{1, 3, 2}, repeated{1, 1, 1, 2, 2, 5};
    EXPECT_DOUBLE_EQ(weighted_mean(incomes, weights), weighted_mean(repeated));
    EXPECT_NEAR(gini(incomes, weights), gini(repeated), 1e-15);
    EXPECT_NEAR(theil(incomes, weights), theil(repeated), 1e-15);
    EXPECT_DOUBLE_EQ(weighted_median(incomes, weights), 1.5);
    EXPECT_DOUBLE_EQ(weighted_median(repeated), 1.5);
}

TEST(Inequality, theil_matches_hand_computed_case) {
    // shares 1/4 and 3/4 of two persons: 1/2 (1/2 ln 1/2 + 3/2 ln 3/2)
    EXPECT_NEAR(theil(Values{1, 3}), 0.5 * (0.5 * std::log(0.5) + 1.5 * std::log(1.5)), 1e-15);
    EXPECT_NEAR(theil(Values{0, 1}), std::log(2.0), 1e-15);
}

TEST(Inequality, deciles_divide_a_person_on_the_border) {
    const auto means = decile_means(Values{10, 20, 30, 40, 50}); // each value fills two tenths
    for (int i = 0; i < 10; ++i)
        EXPECT_DOUBLE_EQ(means[i], 10.0 * (i / 2 + 1));
    const auto three = decile_means(Values{0, 3, 30}, Values{1, 1, 1});
    EXPECT_NEAR(three[3], 3 * (2.0 / 3.0), 1e-12); // persons 3.0 to 4.0 tenths: a third at 0, two thirds at 3
    EXPECT_NEAR(three[9], 30.0, 1e-12);
    double sum = 0;
    for (const double mean : three)
        sum += mean;
    EXPECT_NEAR(sum / 10, 11.0, 1e-12);
}

TEST(Inequality, nobody_and_no_income_are_not_numbers) {
    EXPECT_TRUE(std::isnan(weighted_mean(Values{})));
    EXPECT_TRUE(std::isnan(weighted_median(Values{})));
    EXPECT_TRUE(std::isnan(gini(Values{})));
    EXPECT_TRUE(std::isnan(gini(Values{0, 0})));
    EXPECT_TRUE(std::isnan(theil(Values{-1, 0})));
    EXPECT_TRUE(std::isnan(decile_means(Values{})[0]));
    EXPECT_TRUE(std::isnan(weighted_mean(Values{1, 2}, Values{0, 0})));
}

TEST(Inequality, logarithm_agrees_with_the_extended_one) {
    for (double x = 1e-12; x < 1e12; x *= 1.0137) {
        const long double exact = std::log(static_cast<long double>(x));
        EXPECT_LE(std::fabs(static_cast<double>(natural_log(x) - exact)), 3e-16 * std::max(1.0, std::fabs(static_cast<double>(exact))))
            << x;
    }
    EXPECT_EQ(natural_log(1.0), 0.0);
}

TEST(IncomeHistogram, means_are_exact) {
    IncomeHistogram histogram;
    histogram.add(10'001, 3);
    histogram.add(-499, 2);
    histogram.add(1'000'000, 1);
    EXPECT_EQ(histogram.persons(), 6);
    EXPECT_EQ(histogram.income_yuan(), 3 * 10'001 - 2 * 499 + 1'000'000);
    EXPECT_DOUBLE_EQ(histogram.mean(), (3 * 10'001.0 - 2 * 499.0 + 1'000'000.0) / 6);
    histogram.clear();
    EXPECT_EQ(histogram.persons(), 0);
    EXPECT_TRUE(std::isnan(histogram.mean()));
    EXPECT_TRUE(std::isnan(histogram.median()));
    EXPECT_TRUE(std::isnan(histogram.gini()));
}

TEST(IncomeHistogram, order_of_households_does_not_matter) {
    IncomeHistogram forward, backward;
    for (int i = 0; i < 1000; ++i) {
        forward.add(37 * i - 500, 1 + i % 6);
        backward.add(37 * (999 - i) - 500, 1 + (999 - i) % 6);
    }
    EXPECT_EQ(forward.gini(), backward.gini());
    EXPECT_EQ(forward.theil(), backward.theil());
    EXPECT_EQ(forward.decile_means(), backward.decile_means());
}

TEST(IncomeHistogram, agrees_with_exact_measures_on_a_skewed_distribution) {
    IncomeHistogram histogram;
    std::vector<std::int32_t> incomes;
    std::vector<std::uint8_t> persons;
    Values exact, weights;
    for (int i = 1; i < 20'000; ++i) {
        const double income = 15'000.0 * std::exp(0.65 * std::sin(i * 1.3) + 0.4 * std::cos(i * 0.37)) - 2'000;
        incomes.push_back(static_cast<std::int32_t>(income));
        persons.push_back(static_cast<std::uint8_t>(1 + i % 5));
        exact.push_back(incomes.back());
        weights.push_back(persons.back());
    }
    histogram.add(incomes, persons);
    EXPECT_NEAR(histogram.mean(), weighted_mean(exact, weights), 1e-9);
    EXPECT_NEAR(histogram.gini(), gini(exact, weights), 1e-5);
    EXPECT_NEAR(histogram.theil(), theil(exact, weights), 1e-5);
    EXPECT_NEAR(histogram.median(), weighted_median(exact, weights), 10);
    const auto coarse = histogram.decile_means(), fine = decile_means(exact, weights);
    for (int i = 0; i < 10; ++i)
        EXPECT_NEAR(coarse[i], fine[i], 5) << i;
}

TEST(IncomeHistogram, joined_counties_equal_one_population) {
    IncomeHistogram north, south, both;
    for (int i = 0; i < 500; ++i) {
        (i % 3 == 0 ? north : south).add(60 * i, 4);
        both.add(60 * i, 4);
    }
    north.add(south);
    EXPECT_EQ(north.gini(), both.gini());
    EXPECT_EQ(north.median(), both.median());
}

TEST(IncomeHistogram, borders_and_extremes_stay_inside) {
    IncomeHistogram histogram;
    histogram.add(std::numeric_limits<std::int32_t>::min(), 1);
    histogram.add(std::numeric_limits<std::int32_t>::max(), 1);
    histogram.add(0, 1);
    histogram.add(199'999, 1);
    histogram.add(200'000, 1);
    EXPECT_EQ(histogram.persons(), 5);
}

} // namespace
} // namespace terrace
