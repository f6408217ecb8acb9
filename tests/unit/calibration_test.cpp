#include "analysis/calibration/calibration.hpp"

#include "analysis/calibration/calibration_summary.hpp"
#include "analysis/calibration/compromise.hpp"
#include "tests/support/toy_calibration.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>
#include <limits>

namespace terrace {
namespace {

constexpr double nan = std::numeric_limits<double>::quiet_NaN();

/// A ring around the middle with radius 0.2 to 0.25, cut by x + y: what is left is an arc far from a box.
double ring(double x, double y, std::size_t aim) { return aim == 0 ? std::hypot(x - 0.5, y - 0.5) : x + y; }

CalibrationProblem ring_problem() { return toy_problem({toy_aim("radius", 0.2, 0.25, 0.004), toy_aim("sum", 1.0, 1.2, 0.01)}); }

TEST(Calibration, finds_a_known_region_and_nothing_outside_it) {
    const Calibration found = calibrate(ring_problem(), toy_runs(2, 0.0, ring), {});
    ASSERT_FALSE(found.waves.empty());
    // The region with its allowance: radius 0.188 to 0.262, sum 0.97 to 1.23; by counting on a fine grid.
    std::size_t inside = 0;
    for (int i = 0; i < 400; ++i)
        for (int j = 0; j < 400; ++j) {
            const double x = (i + 0.5) / 400, y = (j + 0.5) / 400;
            inside += std::abs(ring(x, y, 0) - 0.225) <= 0.037 && std::abs(ring(x, y, 1) - 1.1) <= 0.13 ? 1 : 0;
        }
    EXPECT_NEAR(found.waves.back().share, static_cast<double>(inside) / 160'000, 0.25 * static_cast<double>(inside) / 160'000);
    double met = 0, left = 0, right = 0;
    for (std::size_t i = 0; i < found.samples(); ++i) {
        const double x = found.sample(i)[0], y = found.sample(i)[1];
        EXPECT_LT(std::abs(ring(x, y, 0) - 0.225), 0.025 + 4 * 0.004);
        met += ring(x, y, 0) >= 0.2 && ring(x, y, 0) <= 0.25 ? found.weights[i] : 0;
        (x < y ? left : right) += found.weights[i];
    }
    EXPECT_GT(met, 0.85);
    EXPECT_NEAR(left, right, 0.3);   // both halves of the arc
    EXPECT_TRUE(found.particles.reached);
    EXPECT_TRUE(found.contradictions.empty());
    EXPECT_GT(found.effective, 100);
}

/// One aim on x alone with a normal discrepancy of 0.05 around a narrow range at 0.4: x is normal with mean 0.4 and deviation about 0.05, y stays
/// uniform. 200 samples; 4 standard errors of the effective number.
TEST(Calibration, gives_the_posterior_of_a_normal_discrepancy) {
    CalibrationProblem problem = toy_problem({toy_aim("x", 0.39, 0.41, 0.05)});
    const Calibration found = calibrate(problem, toy_runs(1, 0.0, [](double x, double, std::size_t) { return x; }), {});
    double mean = 0, square = 0;
    for (std::size_t i = 0; i < found.samples(); ++i) mean += found.weights[i] * found.sample(i)[0];
    for (std::size_t i = 0; i < found.samples(); ++i) square += found.weights[i] * std::pow(found.sample(i)[0] - mean, 2);
    const double deviation = std::sqrt(0.05 * 0.05 + 0.02 * 0.02 / 12);
    EXPECT_NEAR(mean, 0.4, 4 * deviation / std::sqrt(found.effective));
    EXPECT_NEAR(std::sqrt(square), deviation, 4 * deviation / std::sqrt(2 * found.effective));

    const CalibrationSummary summary = summarize(found, {0.4, nan});
    EXPECT_TRUE(summary.parameters[0].moved);
    EXPECT_FALSE(summary.parameters[1].moved);
    EXPECT_NEAR(summary.parameters[0].below_shipped, 0.5, 0.2);
    EXPECT_TRUE(std::isnan(summary.parameters[1].below_shipped));
    EXPECT_DOUBLE_EQ(summary.parameters[1].prior.low, 0.05);
    EXPECT_NEAR(summary.aims[0].posterior.median, 0.4, 0.02);
}

TEST(Calibration, counts_the_luck_of_its_replicates) {
    // Replicates 0.1 above and below the mean: the mean is known to 0.1, so x is far less known than from the discrepancy alone.
    CalibrationProblem problem = toy_problem({toy_aim("x", 0.49, 0.51, 0.01)});
    const Calibration found = calibrate(problem, toy_runs(1, 0.1, [](double x, double, std::size_t) { return x; }), {});
    double square = 0;
    for (std::size_t i = 0; i < found.samples(); ++i) square += found.weights[i] * std::pow(found.sample(i)[0] - 0.5, 2);
    EXPECT_NEAR(std::sqrt(square), 0.1, 0.03);
    const AimSummary aim = summarize(found, {nan, nan}).aims[0];
    EXPECT_GT(aim.single.high - aim.single.low, aim.posterior.high - aim.posterior.low);
}

/// x cannot be low and x + y / 10 high at once; y > 2 is out of reach; z is free of trouble.
double four(double x, double y, std::size_t aim) {
    if (aim == 0) return x;
    if (aim == 1) return x + y / 10;
    return aim == 2 ? y : x * y;
}

TEST(Calibration, names_the_pair_that_cannot_be_met_together) {
    CalibrationProblem problem = toy_problem({toy_aim("low", 0.1, 0.2, 0.01), toy_aim("high", 0.7, 0.8, 0.01), toy_aim("y", 0.2, 0.6, 0.05)});
    const Calibration found = calibrate(problem, toy_runs(3, 0.0, four), {});
    EXPECT_TRUE(found.waves.back().empty);
    EXPECT_FALSE(found.particles.reached);
    ASSERT_EQ(found.contradictions.size(), 1u);
    EXPECT_EQ(found.contradictions[0].aims, (std::vector<std::size_t>{0, 1}));
    // x = 0.2 + w, x + 0.1 = 0.7 - w: each range must be wider by 0.2, twenty discrepancies.
    EXPECT_NEAR(found.contradictions[0].widening, 20, 1.5);
    EXPECT_GT(found.particles.tolerance, 18);
    EXPECT_TRUE(aims_to_leave_out(found).empty());   // which of the two is for people to say
    EXPECT_THAT(compromise_text(found, summarize(found, {nan, nan})).en, testing::HasSubstr("one target at least of each line has to be left out"));
}

// The wide range of the first target holds half of all x; the second asks for y = 2, which drags x with it where a run gives x + y / 2.
TEST(Calibration, says_that_targets_are_missed_only_because_of_one_that_cannot_be_met) {
    const auto dragging = [](double x, double y, std::size_t aim) { return aim == 0 ? x : x + 0.5 * y; };
    const CalibrationProblem problem = toy_problem({toy_aim("x", 0, 0.3, 0.01), toy_aim("sum", 3, 4, 0.01)});
    const Calibration found = calibrate(problem, toy_runs(2, 0.0, dragging), {});
    const CalibrationSummary summary = summarize(found, {nan, nan});
    EXPECT_EQ(summary.aims[0].verdict, AimVerdict::missed);
    EXPECT_EQ(aims_to_leave_out(found), std::vector<std::size_t>{1});
    EXPECT_EQ(compromise_text(found, summary).en, "Without 2 the other fitted targets (1) can be met together: where the table says that one of them is missed or met in part, that is the compromise. "
                                                  "Calibrate again without 2 (`fit`).");
    EXPECT_THAT(compromise_text(found, summary).zh, testing::HasSubstr("去掉目标 2 后，其余用于校准的目标（1）可以同时达到；"));
}

TEST(Calibration, says_nothing_of_a_compromise_where_all_can_be_met_or_nothing_is_left) {
    const Calibration all = calibrate(toy_problem({toy_aim("x", 0, 0.3, 0.05)}), toy_runs(1, 0.0, [](double x, double, std::size_t) { return x; }), {});
    EXPECT_EQ(compromise_text(all, summarize(all, {nan, nan})), Text{});
    const Calibration nothing = calibrate(toy_problem({toy_aim("x", 2, 3, 0.05)}), toy_runs(1, 0.0, [](double x, double, std::size_t) { return x; }), {});
    EXPECT_TRUE(aims_to_leave_out(nothing).empty());
    EXPECT_EQ(compromise_text(nothing, summarize(nothing, {nan, nan})), Text{});
}

TEST(Calibration, names_a_target_that_cannot_be_met_at_all_and_one_foretold_that_contradicts_the_fitted) {
    CalibrationProblem problem = toy_problem({toy_aim("low", 0.1, 0.2, 0.01), toy_aim("high", 0.7, 0.8, 0.01, false), toy_aim("y", 2, 3, 0.05, false), toy_aim("product", 0, 0.1, 0.01, false)});
    const Calibration found = calibrate(problem, toy_runs(4, 0.0, four), {});
    EXPECT_TRUE(found.particles.reached);
    ASSERT_EQ(found.contradictions.size(), 2u);
    EXPECT_EQ(found.contradictions[0].aims, (std::vector<std::size_t>{0, 1}));
    EXPECT_EQ(found.contradictions[1].aims, (std::vector<std::size_t>{2}));
    const CalibrationSummary summary = summarize(found, {nan, nan});
    EXPECT_EQ(summary.aims[0].verdict, AimVerdict::met);
    EXPECT_EQ(summary.aims[1].verdict, AimVerdict::missed);
}

TEST(Calibration, is_the_same_for_one_thread_and_two) {
    const CalibrationProblem problem = ring_problem();
    RunOptions one, two;
    one.threads = 1;
    two.threads = 2;
    EXPECT_EQ(calibrate(problem, toy_runs(2, 0.01, ring), one).digest(), calibrate(problem, toy_runs(2, 0.01, ring), two).digest());
}

TEST(Calibration, runs_whole_numbers_at_whole_numbers) {
    CalibrationProblem problem = toy_problem({toy_aim("x", 2, 3, 0.5)});
    problem.factors[0].whole = true;
    problem.factors[0].high = 5;
    const Factor whole = problem.factors[0];
    bool all_whole = true;
    const RunPoints runs = [&](const std::vector<double>& points, std::size_t count) {
        std::vector<double> results;
        for (std::size_t i = 0; i < count; ++i) {
            all_whole = all_whole && points[2 * i] == whole.share_of(whole.value(points[2 * i]));
            results.insert(results.end(), 2, whole.value(points[2 * i]));
        }
        return results;
    };
    const Calibration found = calibrate(problem, runs, {});
    EXPECT_TRUE(all_whole);
    EXPECT_GT(summarize(found, {nan, nan}).aims[0].share_met, 0.6);
}

TEST(Aim, accepts_by_the_part_of_a_normal_error_that_lies_in_the_range) {
    const Aim aim = toy_aim("a", 1, 3, 0.5);
    EXPECT_EQ(miss(aim, 0.25), 0.75);
    EXPECT_EQ(miss(aim, 2), 0);
    EXPECT_EQ(miss(aim, 4), 1);
    EXPECT_NEAR(acceptance(aim, 2, 1), 0.6827, 1e-4);
    EXPECT_NEAR(acceptance(aim, 3, 1), 0.4772, 1e-4);
    EXPECT_NEAR(acceptance(aim, -7, 1) / 6.2e-16, 1, 0.01);   // digits far out
    EXPECT_EQ(acceptance(aim, 2, 0), 1);
    EXPECT_EQ(acceptance(aim, 3.5, 0), 0);
    EXPECT_EQ(acceptance(aim, 3.5, 0, 0.5), 1);
    EXPECT_DOUBLE_EQ(usual_discrepancy(1, 3), 1.0 / 3);
    EXPECT_TRUE(std::isnan(usual_discrepancy(2, 2)));
    EXPECT_TRUE(std::isnan(usual_discrepancy(2, std::numeric_limits<double>::infinity())));
}

TEST(WeightedQuantile, is_the_smallest_value_with_so_much_weight_below) {
    EXPECT_EQ(weighted_quantile({3, 1, 2}, {1, 1, 2}, 0.5), 2);
    EXPECT_EQ(weighted_quantile({3, 1, 2}, {1, 1, 2}, 0.25), 1);
    EXPECT_EQ(weighted_quantile({3, 1, 2}, {1, 1, 2}, 0.95), 3);
    EXPECT_TRUE(std::isnan(weighted_quantile({}, {}, 0.5)));
}

} // namespace
} // namespace terrace
