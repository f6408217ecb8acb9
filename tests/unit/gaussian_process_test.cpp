#include "analysis/calibration/gaussian_process.hpp"

#include "analysis/calibration/compass_search.hpp"
#include "sim/random/distributions.hpp"
#include "sim/random/stream.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <stdexcept>

namespace terrace {
namespace {

double smooth(const double* x) { return 3 + 2 * x[0] + std::sin(5 * x[0]) * std::cos(3 * x[1]); }

/// Points of the unit square, one in each row and each column.
std::vector<double> spread_points(std::size_t count, std::uint32_t seed) {
    std::vector<double> points;
    Stream luck(RandomKey{seed, 0}, 1, 0, 0);
    for (std::size_t i = 0; i < count; ++i) {
        points.push_back((static_cast<double>(i) + uniform_open(luck())) / static_cast<double>(count));
        points.push_back((static_cast<double>((i * 13) % count) + uniform_open(luck())) / static_cast<double>(count));
    }
    return points;
}

std::vector<double> values_at(const std::vector<double>& points, double noise = 0) {
    std::vector<double> values;
    Stream luck(RandomKey{9, 9}, 2, 0, 0);
    for (std::size_t i = 0; i < points.size() / 2; ++i) values.push_back(smooth(&points[2 * i]) + noise * standard_normal(luck()));
    return values;
}

TEST(CompassSearch, finds_the_top_of_a_hill_within_its_last_step) {
    const auto hill = [](const std::vector<double>& x) { return -(x[0] - 0.3) * (x[0] - 0.3) - 2 * (x[1] + 1.7) * (x[1] + 1.7); };
    const SearchEnd end = compass_search(hill, {{0, 0}, {-2, -2}, {2, 2}, 1, 0.01});
    EXPECT_NEAR(end.place[0], 0.3, 0.01);
    EXPECT_NEAR(end.place[1], -1.7, 0.01);
    EXPECT_EQ(compass_search(hill, {{0, 0}, {-2, -1}, {2, 2}, 1, 0.01}).place[1], -1);   // stays within its range
}

TEST(GaussianProcess, goes_through_the_values_it_has_seen) {
    const std::vector<double> points = spread_points(30, 1), values = values_at(points);
    const GaussianProcess process(points, 2, values);
    for (std::size_t i = 0; i < values.size(); ++i) {
        const Forecast forecast = process.forecast(&points[2 * i]);
        EXPECT_NEAR(forecast.mean, values[i], 2e-3);
        EXPECT_EQ(forecast.mean, process.mean(&points[2 * i]));
        EXPECT_LT(forecast.variance, 1e-5);
    }
}

/// 30 runs foretell 2,000 fresh points; the share of standardised errors within 1.96 must be at least 0.90, and the error small against the
/// function's standard deviation of about 0.9.
TEST(GaussianProcess, covers_a_smooth_function_with_its_95_percent_band) {
    const std::vector<double> points = spread_points(30, 1), fresh = spread_points(2000, 7);
    const GaussianProcess process(points, 2, values_at(points));
    std::size_t covered = 0;
    double squares = 0;
    for (std::size_t i = 0; i < 2000; ++i) {
        const Forecast forecast = process.forecast(&fresh[2 * i]);
        const double error = forecast.mean - smooth(&fresh[2 * i]);
        covered += std::abs(error) <= 1.96 * std::sqrt(forecast.variance) ? 1 : 0;
        squares += error * error;
    }
    EXPECT_GE(static_cast<double>(covered) / 2000, 0.90);
    EXPECT_LT(std::sqrt(squares / 2000), 0.05);
}

TEST(GaussianProcess, tells_noise_from_the_function) {
    const std::vector<double> points = spread_points(80, 3);
    const GaussianProcess process(points, 2, values_at(points, 0.2));
    double squares = 0;
    for (std::size_t i = 0; i < 80; ++i) squares += std::pow(process.mean(&points[2 * i]) - smooth(&points[2 * i]), 2);
    EXPECT_LT(std::sqrt(squares / 80), 0.12);   // nearer to the function than the noisy values, 0.2
}

TEST(GaussianProcess, knows_how_well_each_run_is_foretold_by_the_others) {
    const std::vector<double> points = spread_points(20, 5), values = values_at(points, 0.1);
    const GaussianProcess process(points, 2, values);
    const LeaveOneOut left_out = process.leave_one_out();
    ASSERT_EQ(left_out.errors.size(), 20u);
    EXPECT_GE(left_out.share_within_95, 0.8);
    EXPECT_NEAR(left_out.root_mean_square, 1, 0.35);
}

/// The formula against a process that was given the other 29 runs; they differ by the variance, which 29 and 30 runs tell apart a little.
TEST(GaussianProcess, leaves_out_as_if_it_had_never_seen_the_run) {
    const std::vector<double> points = spread_points(30, 5), values = values_at(points);
    const GaussianProcess all(points, 2, values);
    const LeaveOneOut stated = all.leave_one_out();
    for (const std::size_t i : {4u, 11u, 20u}) {
        std::vector<double> other_points = points, other_values = values;
        other_points.erase(other_points.begin() + 2 * i, other_points.begin() + 2 * i + 2);
        other_values.erase(other_values.begin() + i);
        const Forecast forecast = GaussianProcess(other_points, 2, other_values, all.shape(), true).forecast(&points[2 * i]);
        EXPECT_NEAR(stated.errors[i] / ((values[i] - forecast.mean) / std::sqrt(forecast.variance)), 1, 0.15);
    }
}

TEST(GaussianProcess, finds_which_coordinate_matters) {
    const std::vector<double> points = spread_points(30, 1);
    std::vector<double> values;
    for (std::size_t i = 0; i < 30; ++i) values.push_back(std::sin(8 * points[2 * i + 1]));
    const GaussianProcess process(points, 2, values);
    EXPECT_LT(4 * process.length(1), process.length(0));
}

TEST(GaussianProcess, takes_a_figure_that_never_changes) {
    const std::vector<double> points = spread_points(10, 1), values(10, 14'778.0);
    const GaussianProcess process(points, 2, values);
    const double place[] = {0.5, 0.5};
    EXPECT_EQ(process.forecast(place).mean, 14'778.0);
    EXPECT_EQ(process.forecast(place).variance, 0.0);
    EXPECT_EQ(process.leave_one_out().share_within_95, 1);
}

TEST(GaussianProcess, wants_four_runs) {
    const std::vector<double> points = spread_points(3, 1), values(3, 1.0);
    EXPECT_THROW(GaussianProcess(points, 2, values), std::invalid_argument);
}

}  // namespace
}  // namespace terrace
