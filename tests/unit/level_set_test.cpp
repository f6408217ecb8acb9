#include "analysis/calibration/level_set.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

namespace terrace {
namespace {

LevelSetRequest request_of(std::size_t dimension, double level, std::size_t count = 400) {
    LevelSetRequest request;
    request.dimension = dimension;
    request.level = level;
    request.count = count;
    return request;
}

double squared_distance(const double* x, std::size_t dimension, double centre) {
    double sum = 0;
    for (std::size_t k = 0; k < dimension; ++k) sum += (x[k] - centre) * (x[k] - centre);
    return sum;
}

/// A ball of radius 0.1 in four dimensions is 4.93e-4 of the cube. n = 1000; the estimate of its share within a factor 2, moments of a uniform
/// ball (mean 0.4, variance of a coordinate r^2 / 6) within 5 standard errors of 1000 dependent points taken as 200.
TEST(LevelSet, spreads_points_evenly_over_a_small_ball) {
    const Height height = [](const double* x, double) { return squared_distance(x, 4, 0.4); };
    const LevelSet set = sample_level_set(height, request_of(4, 0.01, 1000));
    ASSERT_TRUE(set.reached);
    EXPECT_EQ(set.level, 0.01);
    EXPECT_NEAR(std::log(set.share), std::log(4.93e-4), std::log(2.0));
    double mean = 0, square = 0;
    for (std::size_t i = 0; i < 1000; ++i) {
        ASSERT_LE(squared_distance(&set.points[4 * i], 4, 0.4), 0.01);
        EXPECT_EQ(set.heights[i], squared_distance(&set.points[4 * i], 4, 0.4));
        mean += set.points[4 * i + 2] / 1000;
        square += std::pow(set.points[4 * i + 2] - 0.4, 2) / 1000;
    }
    EXPECT_NEAR(mean, 0.4, 5 * 0.041 / std::sqrt(200.0));
    EXPECT_NEAR(square, 0.01 / 6, 0.5 * 0.01 / 6);
}

TEST(LevelSet, keeps_both_parts_of_a_set_of_two) {
    const Height height = [](const double* x, double) { return std::min(squared_distance(x, 2, 0.2), squared_distance(x, 2, 0.8)); };
    const LevelSet set = sample_level_set(height, request_of(2, 0.01));
    std::size_t low = 0;
    for (std::size_t i = 0; i < 400; ++i) low += set.points[2 * i] < 0.5 ? 1 : 0;
    EXPECT_GT(low, 120u);
    EXPECT_LT(low, 280u);
}

TEST(LevelSet, says_when_nothing_is_that_low) {
    const Height height = [](const double* x, double) { return 3.5 + squared_distance(x, 3, 0.7); };
    const LevelSet set = sample_level_set(height, request_of(3, 3, 100));
    EXPECT_FALSE(set.reached);
    EXPECT_GT(set.level, 3.5);
    EXPECT_NEAR(set.lowest, 3.5, 0.01);
    EXPECT_NEAR(set.lowest_point[0], 0.7, 0.1);
}

TEST(LevelSet, is_the_whole_cube_where_all_of_it_is_low) {
    const LevelSet set = sample_level_set([](const double*, double) { return 0.0; }, request_of(2, 3, 100));
    EXPECT_TRUE(set.reached);
    EXPECT_EQ(set.share, 1);
}

TEST(LevelSet, is_the_same_for_one_thread_and_two) {
    const Height height = [](const double* x, double) { return squared_distance(x, 3, 0.5); };
    LevelSetRequest one = request_of(3, 0.02), two = one;
    one.run.threads = 1;
    two.run.threads = 2;
    EXPECT_EQ(sample_level_set(height, one).points, sample_level_set(height, two).points);
}

TEST(SpreadOut, takes_the_points_farthest_from_each_other_and_from_those_taken) {
    const std::vector<double> points = {0.1, 0.11, 0.5, 0.9};
    EXPECT_EQ(spread_out(points, 1, 2, {0.1}), (std::vector<std::size_t>{3, 2}));
    EXPECT_EQ(spread_out(points, 1, 9, {0.1}).size(), 4u);
}

}  // namespace
}  // namespace terrace
