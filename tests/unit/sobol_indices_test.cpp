#include "analysis/sensitivity/sobol_indices.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <limits>

#include "tests/support/test_functions.hpp"

namespace terrace {
namespace {

constexpr double nan = std::numeric_limits<double>::quiet_NaN();
constexpr BootstrapTerms no_intervals{.resamples = 0};

double largest_error(const std::vector<Estimate>& found, const std::vector<double>& truth) {
    double largest = 0;
    for (std::size_t i = 0; i < truth.size(); ++i) largest = std::max(largest, std::fabs(found[i].value - truth[i]));
    return largest;
}

using MakeDesign = Design (*)(std::size_t blocks, std::uint32_t seed);

Design random_blocks(std::size_t blocks, std::uint32_t seed) { return random_saltelli(plain_factors(3), blocks, false, seed); }
Design sweep_blocks(std::size_t blocks, std::uint32_t seed) {
    return make_design({.kind = DesignKind::saltelli, .size = blocks, .seed = seed, .file = {}}, plain_factors(3));
}

/// Root mean square error of first orders and totals over twenty samples of so many blocks.
double error_at(std::size_t blocks, MakeDesign make = random_blocks) {
    const Shares truth = ishigami_shares();
    double squares = 0, count = 0;
    for (std::uint32_t seed = 1; seed <= 20; ++seed) {
        const std::vector<double> found = sobol_figures(blocks_of(make(blocks, seed), ishigami), all_units(blocks));
        for (std::size_t i = 0; i < 3; ++i) squares += std::pow(found[i] - truth.first[i], 2) + std::pow(found[3 + i] - truth.total[i], 2), count += 2;
    }
    return std::sqrt(squares / count);
}

// The standard error of an index is about 1 / sqrt(blocks) and below: 0.008 at 16,384 random blocks; 0.03 is four of them.
TEST(SobolIndices, agree_with_the_closed_form_of_the_ishigami_function) {
    const SobolIndices found = sobol_indices(blocks_of(random_saltelli(plain_factors(3), 16384, false, 1), ishigami), no_intervals);
    const Shares truth = ishigami_shares();
    EXPECT_NEAR(truth.first[0], 0.3139, 0.0001);
    EXPECT_NEAR(truth.total[2], 0.2437, 0.0001);
    EXPECT_LT(largest_error(found.first, truth.first), 0.03);
    EXPECT_LT(largest_error(found.total, truth.total), 0.03);
    EXPECT_NEAR(found.variance, 13.8446, 0.4);
}

TEST(SobolIndices, agree_with_the_closed_form_of_the_g_function) {
    const SobolIndices found = sobol_indices(blocks_of(random_saltelli(plain_factors(8), 16384, false, 2), g_function), no_intervals);
    const Shares truth = g_shares();
    EXPECT_NEAR(truth.first[0], 0.7162, 0.0001);
    EXPECT_LT(largest_error(found.first, truth.first), 0.03);
    EXPECT_LT(largest_error(found.total, truth.total), 0.03);
}

TEST(SobolIndices, of_second_order_find_the_only_interaction_of_the_ishigami_function) {
    const SobolIndices found = sobol_indices(blocks_of(random_saltelli(plain_factors(3), 16384, true, 3), ishigami), no_intervals);
    const Shares truth = ishigami_shares();
    ASSERT_EQ(found.second.size(), 3U);
    EXPECT_NEAR(found.second[pair_position(0, 1, 3)].value, 0, 0.03);
    EXPECT_NEAR(found.second[pair_position(0, 2, 3)].value, truth.total[2], 0.03);
    EXPECT_NEAR(found.second[pair_position(1, 2, 3)].value, 0, 0.03);
    EXPECT_NEAR(found.interactions.value, truth.total[2], 0.06);   // the errors of three first orders add up
    EXPECT_LT(largest_error(found.first, truth.first), 0.03);
    EXPECT_LT(largest_error(found.total, truth.total), 0.03);
}

TEST(SobolIndices, have_an_error_that_falls_with_the_root_of_the_blocks) {
    const double rate = std::log(error_at(4096) / error_at(64)) / std::log(64.0);
    EXPECT_LT(rate, -0.4);
    EXPECT_LT(error_at(256), error_at(64));
    EXPECT_LT(error_at(1024), error_at(256));
    EXPECT_LT(error_at(4096), error_at(1024));
}

// y = x1 + x2 / 10: the second has a hundredth of the variance. A plain correlation of 100 random blocks would err by 0.1.
TEST(SobolIndices, are_sharp_where_they_are_small) {
    double squares = 0;
    for (std::uint32_t seed = 1; seed <= 20; ++seed) {
        const auto results = blocks_of(random_saltelli(plain_factors(2), 100, false, seed), [](const std::vector<double>& x) { return x[0] + 0.1 * x[1]; });
        squares += std::pow(sobol_figures(results, all_units(100))[1] - 1 / 101.0, 2) / 20;
    }
    EXPECT_LT(std::sqrt(squares), 0.025);
}

// Scrambled Sobol points fill the space more evenly than random ones.
TEST(SobolIndices, come_nearer_the_truth_with_the_points_of_a_sweep) {
    EXPECT_LT(std::log(error_at(4096, sweep_blocks) / error_at(64, sweep_blocks)) / std::log(64.0), -0.6);
    EXPECT_LT(error_at(1024, sweep_blocks), 0.5 * error_at(1024));
    EXPECT_LT(error_at(1024, sweep_blocks), 0.01);
}

TEST(SobolIndices, of_groups_are_those_of_their_factors_together) {
    const SobolIndices found = sobol_indices(blocks_of(random_saltelli(plain_factors(3, {"odd", "even", "odd"}), 16384, true, 4), ishigami), no_intervals);
    const double even = ishigami_shares().first[1];
    ASSERT_EQ(found.first.size(), 2U);
    EXPECT_NEAR(found.first[0].value, 1 - even, 0.03);
    EXPECT_NEAR(found.total[0].value, 1 - even, 0.03);
    EXPECT_NEAR(found.first[1].value, even, 0.03);
    EXPECT_NEAR(found.second[0].value, 0, 0.03);
}

TEST(SobolIndices, move_within_their_intervals_when_one_point_in_twenty_fails) {
    SaltelliResults results = blocks_of(random_saltelli(plain_factors(3), 1000, false, 5), ishigami);
    const BootstrapTerms terms{.resamples = 300};
    const SobolIndices whole = sobol_indices(results, terms);
    for (std::size_t i = 0; i < results.values.size(); ++i)
        if (plain_share(6, 0, i, 0) < 0.05) results.values[i] = nan;
    const SobolIndices holed = sobol_indices(results, terms);
    EXPECT_EQ(whole.incomplete, 0U);
    EXPECT_NEAR(static_cast<double>(holed.incomplete), 1000 * (1 - std::pow(0.95, 5)), 60);
    EXPECT_GT(holed.fewest, 860U);
    for (std::size_t i = 0; i < 3; ++i) {
        EXPECT_GT(holed.first[i].value, whole.first[i].low);
        EXPECT_LT(holed.first[i].value, whole.first[i].high);
        EXPECT_GT(holed.total[i].value, whole.total[i].low);
        EXPECT_LT(holed.total[i].value, whole.total[i].high);
        EXPECT_GT(holed.total[i].width(), 0.9 * whole.total[i].width());
    }
}

// Half of the space fails: of 16 blocks few are whole, and many resamples hold two or three of them, which lie on a line.
TEST(SobolIndices, of_a_failed_half_space_are_numbers_near_shares_or_unknown) {
    for (std::uint32_t seed = 1; seed <= 50; ++seed)
        for (const bool second_order : {false, true}) {
            const auto results = blocks_of(random_saltelli(plain_factors(3), 16, second_order, seed), [](const std::vector<double>& x) { return x[2] > 0.5 ? nan : x[0] + 0.5 * x[1]; });
            const SobolIndices found = sobol_indices(results, {.resamples = 200, .seed = seed, .threads = 1});
            for (const auto* all : {&found.first, &found.total, &found.second})
                for (const Estimate& one : *all) {
                    EXPECT_EQ(std::isnan(one.low), std::isnan(one.high));
                    if (!std::isnan(one.value)) EXPECT_LT(std::fabs(one.value), 10) << seed;
                    if (!std::isnan(one.low)) EXPECT_LT(std::max(std::fabs(one.low), std::fabs(one.high)), 10) << seed;
                }
        }
}

TEST(SobolIndices, of_few_blocks_have_no_intervals_and_of_fewer_no_value) {
    const auto of = [](std::size_t blocks) { return sobol_indices(blocks_of(random_saltelli(plain_factors(2), blocks, false, 1), [](const std::vector<double>& x) { return 2 * x[0] + x[1]; }), {}); };
    const SobolIndices two = of(2), four = of(4), sixteen = of(16);
    for (std::size_t i = 0; i < 2; ++i) {
        EXPECT_TRUE(std::isnan(two.first[i].value) && std::isnan(two.total[i].value));
        EXPECT_TRUE(!std::isnan(four.total[i].value) && std::isnan(four.first[i].low) && std::isnan(four.total[i].low));
        EXPECT_FALSE(std::isnan(sixteen.first[i].low) || std::isnan(sixteen.first[i].high));
    }
}

TEST(SobolIndices, are_unknown_of_a_group_that_failures_left_one_value) {
    SaltelliResults results = blocks_of(random_saltelli(plain_factors(2), 64, true, 1), [](const std::vector<double>& x) { return x[0]; });
    results.unmoved = {0, 1};
    const SobolIndices found = sobol_indices(results, no_intervals);
    EXPECT_FALSE(std::isnan(found.first[0].value) || std::isnan(found.total[0].value));
    EXPECT_TRUE(std::isnan(found.first[1].value) && std::isnan(found.total[1].value) && std::isnan(found.interactions.value) && std::isnan(found.second[0].value));
}

TEST(SobolIndices, do_not_change_when_results_are_shifted_or_stretched) {
    const Design design = random_saltelli(plain_factors(3), 200, true, 7);
    const auto plain = sobol_figures(blocks_of(design, ishigami), all_units(200));
    const auto moved = sobol_figures(blocks_of(design, [](const std::vector<double>& x) { return 1e6 - 50 * ishigami(x); }), all_units(200));
    for (std::size_t i = 0; i < plain.size(); ++i) EXPECT_NEAR(plain[i], moved[i], 1e-9);
}

TEST(SobolIndices, are_unknown_where_nothing_varies) {
    const SobolIndices found = sobol_indices(blocks_of(random_saltelli(plain_factors(2), 50, true, 8), [](const std::vector<double>&) { return 0.1; }), {});
    for (const auto* all : {&found.first, &found.total, &found.second})
        for (const Estimate& one : *all) EXPECT_TRUE(std::isnan(one.value) && std::isnan(one.low));
}

// 200 experiments of y = 2 x1 + x2 with 128 blocks. Of intervals that cover in 95 of 100 cases, fewer than 178 in 200 do with probability 0.0003.
TEST(SobolIndices, have_intervals_that_cover_the_truth) {
    const std::vector<double> truth{0.8, 0.2, 0.8, 0.2};
    std::vector<int> covered(4, 0);
    for (std::uint32_t seed = 1; seed <= 200; ++seed) {
        const auto results = blocks_of(random_saltelli(plain_factors(2), 128, false, seed), [](const std::vector<double>& x) { return 2 * x[0] + x[1]; });
        const SobolIndices found = sobol_indices(results, {.resamples = 300, .seed = seed, .threads = 1});
        for (std::size_t i = 0; i < 4; ++i) {
            const Estimate& one = i < 2 ? found.first[i] : found.total[i - 2];
            covered[i] += one.low <= truth[i] && truth[i] <= one.high;
        }
    }
    for (const int count : covered) EXPECT_GE(count, 178);
}

}  // namespace
}  // namespace terrace
