#include "analysis/sensitivity/morris.hpp"

#include <gtest/gtest.h>

#include <limits>

#include "tests/support/test_functions.hpp"

namespace terrace {
namespace {

/// The function of twenty inputs of Morris (1991, section 5): 1 to 6 interact, 3, 5 and 7 also bend, 8 to 10 are linear, 11 to 20 hardly count.
double twenty_inputs(const std::vector<double>& x) {
    std::vector<double> w;
    for (std::size_t i = 0; i < 20; ++i) w.push_back(i == 2 || i == 4 || i == 6 ? 2 * (1.1 * x[i] / (x[i] + 0.1) - 0.5) : 2 * (x[i] - 0.5));
    const auto coefficient = [](std::uint32_t i, std::int32_t j) { return standard_normal(draw_word({1991, 0}, 1, i, j)); };
    double y = coefficient(99, 0);
    for (std::uint32_t i = 0; i < 20; ++i) {
        y += (i < 10 ? 20 : coefficient(i, 99)) * w[i];
        for (std::uint32_t j = i + 1; j < 20; ++j) {
            y += (j < 6 ? -15 : coefficient(i, static_cast<std::int32_t>(j))) * w[i] * w[j];
            for (std::uint32_t k = j + 1; k < 5; ++k) {
                y += -10 * w[i] * w[j] * w[k];
                for (std::uint32_t l = k + 1; l < 4; ++l) y += 5 * w[i] * w[j] * w[k] * w[l];
            }
        }
    }
    return y;
}

TEST(Morris, finds_the_published_clusters_of_the_function_of_twenty_inputs) {
    const Design design = random_morris(plain_factors(20), 20, 4, 1);
    const MorrisMeasures found = morris_measures(elementary_effects(design, results_of(design, twenty_inputs)), {.resamples = 0});
    for (std::size_t i = 0; i < 20; ++i) {
        SCOPED_TRACE(i + 1);
        if (i < 10) EXPECT_GT(found.size[i].value, 25);
        else EXPECT_LT(found.size[i].value, 15);
        if (i < 7) EXPECT_GT(found.spread[i].value, 15);
        else EXPECT_LT(found.spread[i].value, 15);
    }
    for (const std::size_t linear : {7U, 8U, 9U}) EXPECT_NEAR(found.mean[linear].value, 40, 8);
}

TEST(Morris, reads_the_trajectories_of_a_sweep) {
    const Design design = make_design({.kind = DesignKind::morris, .size = 12, .levels = 4, .file = {}}, plain_factors(20));
    const MorrisMeasures found = morris_measures(elementary_effects(design, results_of(design, twenty_inputs)), {.resamples = 0});
    EXPECT_EQ(found.trajectories, 12U);
    EXPECT_EQ(found.lost, 0U);
    for (std::size_t i = 0; i < 20; ++i) EXPECT_EQ(found.size[i].value > 20, i < 10) << i + 1;
}

TEST(Morris, measures_a_linear_effect_exactly_and_with_its_sign) {
    const Design design = random_morris(plain_factors(2), 10, 6, 2);
    const MorrisMeasures found = morris_measures(elementary_effects(design, results_of(design, [](const std::vector<double>& x) { return 3 * x[0] - 5 * x[1]; })), {});
    EXPECT_NEAR(found.mean[0].value, 3, 1e-12);
    EXPECT_NEAR(found.mean[1].value, -5, 1e-12);
    EXPECT_NEAR(found.size[1].value, 5, 1e-12);
    EXPECT_NEAR(found.spread[1].value, 0, 1e-12);
    EXPECT_NEAR(found.size[1].width(), 0, 1e-12);
}

TEST(Morris, drops_only_the_effects_beside_a_point_that_failed) {
    const Design design = random_morris(plain_factors(3), 10, 4, 3);
    std::vector<double> results = results_of(design, ishigami);
    results[4 * 2 + 1] = std::numeric_limits<double>::quiet_NaN();   // second point of the third trajectory: two effects
    results[4 * 5 + 3] = std::numeric_limits<double>::quiet_NaN();   // last point of the sixth: one effect
    const MorrisMeasures found = morris_measures(elementary_effects(design, results), {.resamples = 100});
    EXPECT_EQ(found.lost, 3U);
    for (const Estimate& one : found.size) EXPECT_TRUE(one.low <= one.value && one.value <= one.high);
}

TEST(Morris, has_no_interval_from_fewer_than_four_effects) {
    const Design design = random_morris(plain_factors(2), 8, 4, 3);
    std::vector<double> results = results_of(design, [](const std::vector<double>& x) { return x[0] * x[0] + x[1]; });
    for (std::size_t t = 3; t < 8; ++t) results[3 * t + 1] = std::numeric_limits<double>::quiet_NaN();
    const MorrisMeasures found = morris_measures(elementary_effects(design, results), {.resamples = 100});
    EXPECT_EQ(found.fewest, 3U);
    for (const Estimate& one : found.size) EXPECT_TRUE(!std::isnan(one.value) && std::isnan(one.low) && std::isnan(one.high));
}

TEST(Morris, gives_groups_of_several_factors_a_size_only) {
    Design design = random_morris(plain_factors(1), 8, 4, 4);
    design.factors = plain_factors(2, {"both", "both"});
    std::vector<double> doubled;
    for (const double share : design.shares) doubled.insert(doubled.end(), {share, 1 - share});
    design.shares = design.values = doubled;
    const MorrisMeasures found = morris_measures(elementary_effects(design, results_of(design, [](const std::vector<double>& x) { return x[0] - x[1]; })), {});
    ASSERT_EQ(found.size.size(), 1U);
    EXPECT_NEAR(found.size[0].value, 2, 1e-12);
    EXPECT_TRUE(std::isnan(found.mean[0].value) && std::isnan(found.spread[0].value));
}

}  // namespace
}  // namespace terrace
