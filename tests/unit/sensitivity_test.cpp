#include "analysis/sensitivity/sensitivity.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <limits>

#include "analysis/statistics/quantile.hpp"
#include "tests/support/test_functions.hpp"

namespace terrace {
namespace {

TEST(Bootstrap, draws_each_unit_with_replacement_and_half_of_them_without) {
    const auto drawn = resample(1000, 1, 0);
    EXPECT_EQ(drawn.size(), 1000U);
    EXPECT_LT(*std::max_element(drawn.begin(), drawn.end()), 1000U);
    std::vector<std::uint32_t> distinct = drawn;
    std::sort(distinct.begin(), distinct.end());
    const auto different = std::unique(distinct.begin(), distinct.end()) - distinct.begin();
    EXPECT_NEAR(static_cast<double>(different), 632, 40);   // 1 - 1/e of them
    const auto half = half_sample(7, 1, 0);
    EXPECT_EQ(half.size(), 4U);
    EXPECT_TRUE(std::adjacent_find(half.begin(), half.end(), std::greater_equal<>()) == half.end());
    EXPECT_NE(resample(1000, 1, 1), drawn);
    EXPECT_NE(resample(1000, 2, 0), drawn);
    EXPECT_EQ(resample(1000, 1, 0), drawn);
}

TEST(Bootstrap, takes_quantiles_between_neighbours_and_leaves_the_unknown_out) {
    const double nan = std::numeric_limits<double>::quiet_NaN();
    EXPECT_DOUBLE_EQ(quantile_of({4, nan, 1, 3, 2}, 0.5), 2.5);
    EXPECT_DOUBLE_EQ(quantile_of({1, 2, 3, 4, 5}, 0.025), 1.1);
    EXPECT_TRUE(std::isnan(quantile_of({nan}, 0.5)));
}

TEST(Bootstrap, and_half_samples_give_a_mean_its_standard_error) {
    std::vector<double> numbers;
    for (std::size_t i = 0; i < 400; ++i) numbers.push_back(plain_share(1, 0, i, 0));
    const Statistic mean = [&](std::span<const std::uint32_t> units) {
        double sum = 0;
        for (const std::uint32_t unit : units) sum += numbers[unit];
        return std::vector<double>{sum / static_cast<double>(units.size())};
    };
    const double expected = 2 * 1.96 * std::sqrt(1.0 / 12 / 400);
    EXPECT_NEAR(bootstrap(400, {.resamples = 2000}, mean)[0].width(), expected, 0.1 * expected);
    EXPECT_NEAR(half_sample_intervals(400, {}, mean).estimates[0].width(), expected, 0.2 * expected);   // of 200 samples
}

TEST(Convergence, is_found_with_many_blocks_and_denied_with_few) {
    const auto verdict = [](std::size_t blocks) {
        return analyse_sweep(plain_sweep(random_saltelli(plain_factors(8), blocks, false, 1), g_function), {}, {.resamples = 200}).metrics[0].convergence;
    };
    const Convergence many = verdict(2048), few = verdict(16);
    EXPECT_EQ(many.settled, Settled::both);
    EXPECT_EQ(many.units_wanted, 0U);
    EXPECT_NE(few.settled, Settled::both);
    EXPECT_GT(few.widest, narrow_interval);
    EXPECT_GT(few.units_wanted, 16U);
}

TEST(Convergence, tells_order_from_size) {
    const std::vector<Estimate> wide{{0.8, 0.7, 0.9}, {0.1, 0.0, 0.2}};
    const std::vector<std::vector<double>> kept{{0.7, 0.8, 0.9}, {0.1, 0.2, 0.1}}, mixed{{0.1, 0.8, 0.1}, {0.7, 0.2, 0.3}};
    EXPECT_EQ(judge_convergence(wide, kept, 1, 10).settled, Settled::order);
    EXPECT_EQ(judge_convergence(wide, kept, 1, 10).units_wanted, 40U);   // twice as wide as wanted
    EXPECT_EQ(judge_convergence(wide, mixed, 1, 10).settled, Settled::neither);
    EXPECT_EQ(judge_convergence(std::vector<Estimate>{{0.8, 0.78, 0.82}, {0.1, 0.08, 0.12}}, kept, 1, 10).settled, Settled::both);
    EXPECT_EQ(judge_convergence(std::vector<Estimate>(2), kept, 1, 10).settled, Settled::unknown);
}

TEST(Sensitivity, does_not_depend_on_threads) {
    const SweepTable sweep = plain_sweep(random_saltelli(plain_factors(3), 64, true, 1), ishigami);
    const Sensitivity one = analyse_sweep(sweep, {}, {.resamples = 100, .threads = 1}), two = analyse_sweep(sweep, {}, {.resamples = 100, .threads = 2});
    for (std::size_t i = 0; i < 3; ++i) {
        EXPECT_EQ(one.metrics[0].sobol->total[i].low, two.metrics[0].sobol->total[i].low);
        EXPECT_EQ(one.metrics[0].sobol->second[i].high, two.metrics[0].sobol->second[i].high);
        EXPECT_EQ(one.metrics[0].pawn->index[i].low, two.metrics[0].pawn->index[i].low);
        EXPECT_EQ(one.metrics[0].pawn->floor[i], two.metrics[0].pawn->floor[i]);
    }
}

TEST(Sensitivity, tells_what_share_of_the_variance_is_luck_of_the_replicates) {
    SweepTable sweep = plain_sweep(random_design(1, 2000, 1), [](const std::vector<double>& x) { return x[0]; });
    sweep.replicates = 4;
    std::vector<double> results;
    for (std::size_t p = 0; p < sweep.results.size(); ++p)
        for (std::size_t r = 0; r < 4; ++r) results.push_back(sweep.results[p] + plain_share(2, 1, p, r));   // luck as variable as the factor
    sweep.results = results;
    EXPECT_NEAR(analyse_sweep(sweep, {}, {.resamples = 0}).metrics[0].noise, 0.25 / 1.25, 0.02);
    sweep.replicates = 1;
    sweep.results.resize(2000);
    EXPECT_TRUE(std::isnan(analyse_sweep(sweep, {}, {.resamples = 0}).metrics[0].noise));
}

TEST(Sensitivity, gives_each_design_the_indices_that_it_allows) {
    const auto of = [](Design design) { return analyse_sweep(plain_sweep(std::move(design), ishigami), {}, {.resamples = 50}).metrics[0]; };
    const MetricSensitivity saltelli = of(random_saltelli(plain_factors(3), 32, false, 1)), morris = of(random_morris(plain_factors(3), 10, 4, 1)), file = of(random_design(3, 200, 1));
    EXPECT_TRUE(saltelli.sobol && saltelli.pawn && !saltelli.morris);
    EXPECT_TRUE(morris.morris && morris.pawn && !morris.sobol);
    EXPECT_TRUE(file.pawn && !file.sobol && !file.morris);
    EXPECT_NE(morris.convergence.settled, Settled::unknown);
    EXPECT_NE(file.convergence.settled, Settled::unknown);
}

TEST(Sensitivity, of_one_factor_at_a_time_is_how_far_each_swings_the_result) {
    Design design{.terms = {.kind = DesignKind::one_at_a_time, .levels = 3, .file = {}}, .factors = plain_factors(2), .shares = {0.5, 0.5, 0, 0.5, 0.5, 0.5, 1, 0.5, 0.5, 0, 0.5, 0.5, 0.5, 1}, .values = {}};
    design.values = design.shares;
    const auto found = analyse_sweep(plain_sweep(design, [](const std::vector<double>& x) { return 10 * x[0] - 4 * x[1]; }), {}, {}).metrics[0];
    ASSERT_EQ(found.swings.size(), 2U);
    EXPECT_DOUBLE_EQ(found.swings[0].at_low, -5);
    EXPECT_DOUBLE_EQ(found.swings[0].at_high, 5);
    EXPECT_DOUBLE_EQ(found.swings[1].at_low, 2);
    EXPECT_DOUBLE_EQ(found.swings[1].at_high, -2);
}

TEST(Sensitivity, looks_at_the_metrics_that_are_named) {
    SweepTable sweep = plain_sweep(random_design(2, 50, 1), [](const std::vector<double>& x) { return x[0]; });
    EXPECT_EQ(analyse_sweep(sweep, {"y"}, {.resamples = 0}).metrics.size(), 1U);
    EXPECT_THROW((void)analyse_sweep(sweep, {"z"}, {.resamples = 0}), std::invalid_argument);
}

}  // namespace
}  // namespace terrace
