#include "analysis/sensitivity/sensitivity.hpp"

#include <gmock/gmock.h>
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

const std::vector<Estimate> wide{{0.8, 0.7, 0.9}, {0.1, 0.0, 0.2}}, narrow{{0.8, 0.78, 0.82}, {0.1, 0.08, 0.12}};
const std::vector<std::vector<double>> kept{{0.7, 0.8, 0.9}, {0.1, 0.2, 0.1}};
Convergence judged(const std::vector<Ranking>& rankings, std::size_t fewest = 20) { return judge_convergence(rankings, 1, 20, fewest); }

TEST(Convergence, tells_order_from_size) {
    const std::vector<std::vector<double>> mixed{{0.1, 0.8, 0.1}, {0.7, 0.2, 0.3}};
    EXPECT_EQ(judged({{wide, kept}}).settled, Settled::order);
    EXPECT_EQ(judged({{wide, kept}}).units_wanted, 80U);   // twice as wide as wanted
    EXPECT_EQ(judged({{wide, mixed}}).settled, Settled::neither);
    EXPECT_EQ(judged({{narrow, kept}}).settled, Settled::both);
    EXPECT_EQ(judged({{std::vector<Estimate>(2), kept}}).settled, Settled::unknown);
}

TEST(Convergence, is_that_of_the_poorest_ranking) {
    const std::vector<std::vector<double>> mixed{{0.1, 0.8, 0.1}, {0.7, 0.2, 0.3}};
    EXPECT_EQ(judged({{narrow, kept}, {narrow, kept}}).settled, Settled::both);
    EXPECT_EQ(judged({{wide, kept}, {narrow, kept}}).settled, Settled::order);   // first orders are wide
    EXPECT_EQ(judged({{narrow, mixed}, {narrow, kept}}).settled, Settled::neither);
    const std::vector<Estimate> as_wide_as_the_scale{{0.8, 0.2, 1.3}, {0.1, 0.0, 0.2}};
    EXPECT_EQ(judged({{as_wide_as_the_scale, kept}, {narrow, kept}}).settled, Settled::neither);
}

TEST(Convergence, is_denied_where_an_input_has_no_index) {
    const std::vector<Estimate> one_lacks{narrow[0], {}}, one_has_no_interval{narrow[0], {.value = 0.1}};
    for (const auto& figures : {one_lacks, one_has_no_interval}) {
        const Convergence found = judged({{figures, kept}, {narrow, kept}});
        EXPECT_EQ(found.settled, Settled::neither);
        EXPECT_EQ(found.without, 1U);
        EXPECT_THAT(convergence_text(found, {"base points", "基础样本"}).en, testing::HasSubstr("without index or interval: 1 of 2 inputs"));
        EXPECT_THAT(convergence_text(found, {"base points", "基础样本"}).zh, testing::HasSubstr("2 个因素中有 1 个没有指数或区间"));
    }
}

TEST(Convergence, is_denied_where_much_was_lost_to_failures) {
    EXPECT_EQ(judged({{narrow, kept}}, 18).settled, Settled::both);
    EXPECT_EQ(judged({{narrow, kept}}, 17).settled, Settled::order);
    EXPECT_EQ(judged({{narrow, kept}}, 9).settled, Settled::neither);
    EXPECT_THAT(convergence_text(judged({{narrow, kept}}, 17), {"base points", "基础样本"}).en, testing::HasSubstr("rests on 17 of 20 base points"));
}

TEST(Convergence, takes_half_samples_that_cannot_tell_for_a_lost_order) {
    const double nan = std::numeric_limits<double>::quiet_NaN();
    EXPECT_EQ(judged({{narrow, {{nan, nan, 0.9}, {0.1, 0.2, 0.1}}}}).settled, Settled::neither);
}

// y = x1 + x2 / 2 + x3 / 10 from 4 and 8 blocks: first orders between -1 and 1.
TEST(Convergence, is_never_found_in_a_handful_of_blocks) {
    const auto linear = [](const std::vector<double>& x) { return x[0] + 0.5 * x[1] + 0.1 * x[2]; };
    for (const std::size_t blocks : {4U, 8U})
        for (std::uint32_t seed = 1; seed <= 20; ++seed) {
            const auto found = analyse_sweep(plain_sweep(random_saltelli(plain_factors(3), blocks, false, seed), linear), {}, {.resamples = 200, .threads = 1});
            const Settled settled = found.metrics[0].convergence.settled;
            EXPECT_TRUE(settled == Settled::neither || settled == Settled::unknown) << blocks << " blocks, seed " << seed;
        }
}

/// The second half of the last factor fails, which has two values: the other one is never seen.
double fails_for_one_choice(const std::vector<double>& x) { return x[2] > 0.5 ? std::numeric_limits<double>::quiet_NaN() : x[0] + 0.5 * x[1]; }
Design with_choice(Design design) {
    for (std::size_t i = 2; i < design.values.size(); i += 3) design.values[i] = design.values[i] > 0.5 ? 1 : 0;
    return design;
}

TEST(Convergence, is_denied_where_one_choice_fails) {
    const auto saltelli = analyse_sweep(plain_sweep(with_choice(random_saltelli(plain_factors(3), 256, false, 1)), fails_for_one_choice), {}, {.resamples = 200}).metrics[0];
    EXPECT_TRUE(std::isnan(saltelli.sobol->total[2].value) && std::isnan(saltelli.sobol->first[2].value));
    EXPECT_EQ(saltelli.convergence.settled, Settled::neither);
    EXPECT_EQ(saltelli.convergence.without, 1U);
    const auto morris = analyse_sweep(plain_sweep(with_choice(random_morris(plain_factors(3), 40, 4, 1)), fails_for_one_choice), {}, {.resamples = 200}).metrics[0];
    EXPECT_GT(morris.morris->lost, 40U);
    EXPECT_TRUE(std::isnan(morris.morris->size[2].value));
    EXPECT_EQ(morris.convergence.settled, Settled::neither);
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
