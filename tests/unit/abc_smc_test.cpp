#include "analysis/calibration/abc_smc.hpp"

#include "analysis/calibration/draws.hpp"

#include <gtest/gtest.h>

#include <cmath>

namespace terrace {
namespace {

struct Moments {
    double mean = 0, deviation = 0;
};

Moments moments(const AbcResult& result, std::size_t coordinate, std::size_t dimension) {
    Moments m;
    for (std::size_t i = 0; i < result.weights.size(); ++i) m.mean += result.weights[i] * result.points[i * dimension + coordinate];
    for (std::size_t i = 0; i < result.weights.size(); ++i)
        m.deviation += result.weights[i] * std::pow(result.points[i * dimension + coordinate] - m.mean, 2);
    m.deviation = std::sqrt(m.deviation);
    return m;
}

/// A figure with a normal error of 0.05 around the first coordinate was observed as 0.4; the second coordinate is without effect. With a tolerance
/// of 0.01 the posterior is normal with mean 0.4 and standard deviation sqrt(0.05^2 + 0.01^2 / 3) = 0.0503, and uniform in the second. n = 2000
/// particles; both within 4 standard errors of the effective number, alpha = 6e-5 each.
TEST(AbcSmc, finds_the_posterior_of_a_normal_figure) {
    AbcRequest request;
    request.dimension = 2;
    request.particles = 2000;
    request.tolerance = 0.01;
    const AbcResult result = abc_smc([](const double* x, Stream& luck, double) { return std::abs(x[0] + 0.05 * draw_normal(luck) - 0.4); }, request);
    ASSERT_TRUE(result.reached);
    EXPECT_EQ(result.tolerance, 0.01);
    const double effective = result.generations.back().effective;
    EXPECT_GT(effective, 800);
    const Moments first = moments(result, 0, 2), second = moments(result, 1, 2);
    EXPECT_NEAR(first.mean, 0.4, 4 * 0.0503 / std::sqrt(effective));
    EXPECT_NEAR(first.deviation, 0.0503, 4 * 0.0503 / std::sqrt(2 * effective));
    EXPECT_NEAR(second.mean, 0.5, 4 * 0.2887 / std::sqrt(effective));
    EXPECT_NEAR(second.deviation, 0.2887, 4 * 0.2887 / std::sqrt(2 * effective));
}

TEST(AbcSmc, is_exact_at_the_edge_of_the_prior) {
    // Observed 0: the posterior is half a normal of deviation 0.1, mean 0.0798, deviation 0.0603. Same n and alpha as above.
    AbcRequest request;
    request.particles = 2000;
    request.tolerance = 0.005;
    const AbcResult result = abc_smc([](const double* x, Stream& luck, double) { return std::abs(x[0] + 0.1 * draw_normal(luck)); }, request);
    const Moments m = moments(result, 0, 1);
    const double effective = result.generations.back().effective;
    EXPECT_NEAR(m.mean, 0.0798, 4 * 0.0603 / std::sqrt(effective));
    EXPECT_NEAR(m.deviation, 0.0603, 0.006);
}

TEST(AbcSmc, stops_where_nothing_comes_nearer) {
    AbcRequest request;
    request.particles = 200;
    const AbcResult result = abc_smc([](const double* x, Stream&, double) { return 2 + x[0]; }, request);
    EXPECT_FALSE(result.reached);
    EXPECT_GT(result.tolerance, 2);
    EXPECT_LT(result.tolerance, 2.1);
    EXPECT_EQ(result.weights.size(), 200u);
}

TEST(AbcSmc, lowers_the_tolerance_from_one_generation_to_the_next) {
    AbcRequest request;
    request.particles = 300;
    request.tolerance = 0.02;
    const AbcResult result = abc_smc([](const double* x, Stream&, double) { return std::abs(x[0] - 0.5); }, request);
    ASSERT_GT(result.generations.size(), 2u);
    for (std::size_t g = 1; g < result.generations.size(); ++g) EXPECT_LT(result.generations[g].tolerance, result.generations[g - 1].tolerance);
}

TEST(AbcSmc, is_the_same_for_one_thread_and_two) {
    AbcRequest one;
    one.particles = 200;
    one.tolerance = 0.05;
    AbcRequest two = one;
    one.run.threads = 1;
    two.run.threads = 2;
    const AbcDistance distance = [](const double* x, Stream& luck, double) { return std::abs(x[0] + 0.1 * draw_normal(luck) - 0.3); };
    EXPECT_EQ(abc_smc(distance, one).points, abc_smc(distance, two).points);
    EXPECT_EQ(abc_smc(distance, one).weights, abc_smc(distance, two).weights);
}

TEST(Resample, takes_each_as_often_as_its_weight_says) {
    EXPECT_EQ(resample({1, 2, 1}, 4, 0.5), (std::vector<std::size_t>{0, 1, 1, 2}));
    EXPECT_EQ(resample({0, 1, 0}, 2, 0.99), (std::vector<std::size_t>{1, 1}));
    EXPECT_EQ(effective_number({1, 1, 1, 1}), 4);
    EXPECT_EQ(effective_number({1, 0}), 1);
}

}  // namespace
}  // namespace terrace
