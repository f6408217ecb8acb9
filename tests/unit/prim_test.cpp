#include "analysis/discovery/restrictions.hpp"
#include "analysis/statistics/binomial.hpp"

#include "tests/support/futures_world.hpp"

#include <gtest/gtest.h>

#include <cmath>

namespace terrace {
namespace {

/// Deterministic futures with the trajectory that EMA Workbench 3.0.0 (Kwakkel 2017, Environmental Modelling & Software 96, 239-250)
/// reports for them: 160 points on a lattice, peeled by 0.1 with a least mass of 0.1.
Futures lattice() {
    Futures futures;
    for (const char* key : {"load", "resilience", "recovery"}) futures.factors.push_back(number_factor(key));
    for (int row = 0; row < 160; ++row) {
        const double load = (row + 0.5) / 160, resilience = (row * 47 % 160 + 0.5) / 160, recovery = (row * 89 % 160 + 0.5) / 160;
        add_future(futures, {load, resilience, recovery}, (load >= 0.58 && resilience <= 0.44) || (load >= 0.82 && recovery >= 0.75));
    }
    return futures;
}

/// 400 futures, every combination of two whole numbers and a choice; the same source.
Futures combinations() {
    Futures futures;
    futures.factors = {number_factor("capacity"), number_factor("demand"), choice_factor("regime", {"baseline", "efficient", "fragile", "robust"})};
    for (int regime = 0; regime < 4; ++regime)
        for (int capacity = 0; capacity < 10; ++capacity)
            for (int demand = 0; demand < 10; ++demand)
                add_future(futures, {double(capacity), double(demand), double(regime)},
                           (regime == 2 && capacity >= 5 && demand <= 4) || (regime == 0 && capacity >= 8 && demand <= 2) ||
                               (regime == 1 && capacity == 9 && demand == 0));
    return futures;
}

std::vector<BoxStep> peel_all(const Futures& futures, const PrimTerms& terms) {
    return peel(futures, all_points(futures), least_points(terms, futures.points()), terms);
}

TEST(Prim, peels_numbers_as_the_EMA_workbench_does) {
    const Futures futures = lattice();
    const std::vector<BoxStep> trajectory = peel_all(futures, {0.1, 0.1, 0.1});
    const std::size_t points[] = {160, 144, 129, 116, 104, 93, 83, 74, 66, 59, 53, 47, 42, 37, 33, 29};
    const std::size_t cases[] = {36, 36, 36, 36, 36, 36, 36, 36, 36, 36, 35, 33, 33, 33, 32, 29};
    ASSERT_EQ(trajectory.size(), std::size(points));
    for (std::size_t i = 0; i < trajectory.size(); ++i) {
        EXPECT_EQ(trajectory[i].inside.points, points[i]) << i;
        EXPECT_EQ(trajectory[i].inside.cases, cases[i]) << i;
    }
    const FutureBox& box = trajectory.back().box;
    EXPECT_NEAR(box.limits[0].low, 0.58125, 1e-12);
    EXPECT_NEAR(box.limits[1].high, 0.425, 1e-12);
    EXPECT_FALSE(box.limits[0].has_high() || box.limits[1].has_low() || box.limits[2].restricts());
    EXPECT_NEAR(trajectory[8].box.limits[1].high, 0.871875, 1e-12);
}

TEST(Prim, gives_limits_the_quasi_p_values_of_the_EMA_workbench) {
    const Futures futures = lattice();
    const std::vector<BoxStep> trajectory = peel_all(futures, {0.1, 0.1, 0.1});
    const auto p_values = [&](std::size_t step) {
        std::vector<double> p;
        for (const Restriction& limit : restrictions_of(trajectory[step].box, futures, all_points(futures))) p.push_back(limit.p);
        return p;
    };
    const auto expect = [&](std::size_t step, const std::vector<double>& known) {
        const std::vector<double> found = p_values(step);
        ASSERT_EQ(found.size(), known.size());
        for (std::size_t i = 0; i < known.size(); ++i) EXPECT_NEAR(found[i] / known[i], 1, 1e-9) << step;
    };
    expect(1, {0.2644205361112741});
    expect(4, {0.003247037319370403});
    expect(9, {1.1460731937917924e-08, 0.16067007066378133});
    expect(15, {1.848346845255613e-11, 1.501769375843767e-08});
}

TEST(Prim, peels_choices_one_at_a_time_as_the_EMA_workbench_does) {
    const Futures futures = combinations();
    const std::vector<BoxStep> trajectory = peel_all(futures, {0.1, 0.1, 0.05});
    const BoxStep& last = trajectory.back();
    EXPECT_EQ(last.inside, (PointCount{25, 25}));
    EXPECT_EQ(last.box.limits[0].low, 4.5);
    EXPECT_EQ(last.box.limits[1].high, 4.5);
    EXPECT_EQ(last.box.limits[2].allowed, (std::vector<std::uint8_t>{0, 0, 1, 0}));
    const std::vector<Restriction> limits = restrictions_of(last.box, futures, all_points(futures));
    ASSERT_EQ(limits.size(), 3u);
    EXPECT_NEAR(limits[0].p, 2.9802322387695312e-08, 1e-20);
    EXPECT_NEAR(limits[1].p, 2.9802322387695312e-08, 1e-20);
    EXPECT_NEAR(limits[2].p, 4.253529586511733e-13, 1e-24);
    EXPECT_EQ(limits[2].without, (PointCount{100, 32}));
}

/// One factor with given values, peeled once from one end: which limit that makes. Cases are at the other end.
FactorLimit first_peel(const std::vector<double>& values, double share, bool from_above) {
    Futures futures;
    futures.factors = {number_factor("x")};
    for (const double value : values) add_future(futures, {value}, from_above ? value < 5 : value > 5);
    return peel_all(futures, {share, share, 0.01})[1].box.limits[0];
}

TEST(Prim, puts_a_limit_midway_between_neighbours_and_never_between_equal_values) {
    const std::vector<double> plain{0, 1, 2, 3, 4, 5, 6, 7, 8, 9}, with_ties{1, 1, 2, 3, 4, 5, 6, 7, 8, 9, 9};
    for (const double share : {0.05, 0.1}) {
        EXPECT_EQ(first_peel(plain, share, false).low, 0.5);
        EXPECT_EQ(first_peel(plain, share, true).high, 8.5);
        EXPECT_EQ(first_peel(with_ties, share, false).low, 1.5);
        EXPECT_EQ(first_peel(with_ties, share, true).high, 8.5);
    }
}

TEST(Prim, loses_mass_and_gains_density_with_every_peel_and_keeps_the_least_mass) {
    const Futures futures = uniform_futures(3, 400, 5, [](const std::vector<double>& x, double luck) { return luck < x[0] * x[1]; });
    const std::vector<BoxStep> trajectory = peel_all(futures, {});
    ASSERT_GT(trajectory.size(), 20u);
    for (std::size_t i = 1; i < trajectory.size(); ++i) {
        EXPECT_LT(trajectory[i].inside.points, trajectory[i - 1].inside.points);
        EXPECT_GT(trajectory[i].inside.density(), trajectory[i - 1].inside.density());
        EXPECT_GE(trajectory[i].box.restricted(), trajectory[i - 1].box.restricted());
        EXPECT_EQ(trajectory[i].inside, count_in(trajectory[i].box, futures, all_points(futures)));
        EXPECT_GE(trajectory[i].inside.points, 20u);
    }
}

TEST(Prim, pastes_back_what_was_peeled_too_far) {
    Futures futures;
    futures.factors = {number_factor("x"), choice_factor("rule", {"a", "b"})};
    for (int i = 0; i < 100; ++i) add_future(futures, {double(i), double(i % 2)}, i >= 60);
    BoxStep narrow{FutureBox::whole(futures.factors), {}, BoxPhase::peeled};
    narrow.box.limits[0].low = 79.5;
    narrow.box.limits[1].allowed = {1, 0};
    narrow.inside = count_in(narrow.box, futures, all_points(futures));
    ASSERT_EQ(narrow.inside, (PointCount{10, 10}));
    const std::vector<BoxStep> pasted = paste(futures, all_points(futures), narrow, {0.05, 0.1, 0.05});
    ASSERT_FALSE(pasted.empty());
    EXPECT_EQ(pasted.back().inside, (PointCount{39, 39})); // the next slice is four points, three of them no cases
    EXPECT_EQ(pasted.back().box.limits[0].low, 60.5);
    EXPECT_EQ(pasted.back().box.restricted(), 1u);
    for (const BoxStep& step : pasted) EXPECT_EQ(step.inside, count_in(step.box, futures, all_points(futures)));
}

TEST(Prim, leaves_closed_faces_alone) {
    const Futures futures = lattice();
    OpenFaces open(3, {1, 1, 1});
    open[0][static_cast<std::size_t>(BoxFace::low)] = 0;
    const std::vector<BoxStep> trajectory = peel(futures, all_points(futures), 16, {0.1, 0.1, 0.1}, open);
    ASSERT_GT(trajectory.size(), 3u);
    for (const BoxStep& step : trajectory) EXPECT_FALSE(step.box.limits[0].has_low());
    EXPECT_TRUE(trajectory.back().box.limits[1].has_high());
}

TEST(Prim, prefers_the_best_balance_of_coverage_and_density) {
    EXPECT_DOUBLE_EQ(balance({40, 30}, 60), 2 / (60 / 30.0 + 40 / 30.0)); // harmonic mean of coverage 1/2 and density 3/4
    std::vector<BoxStep> steps(3);
    steps[0].inside = {100, 30};
    steps[1].inside = {40, 28};
    steps[2].inside = {15, 15};
    EXPECT_EQ(best_balanced(steps, 30), 1u);
}

TEST(Binomial, tail_agrees_with_sums_by_hand) {
    EXPECT_DOUBLE_EQ(binomial_upper_tail(3, 5, 0.5), 0.5);
    EXPECT_NEAR(binomial_upper_tail(2, 3, 0.2), 3 * 0.04 * 0.8 + 0.008, 1e-15);
    EXPECT_EQ(binomial_upper_tail(0, 5, 0.2), 1);
    EXPECT_EQ(binomial_upper_tail(1, 5, 0), 0);
    EXPECT_EQ(binomial_upper_tail(5, 5, 1), 1);
    EXPECT_EQ(binomial_upper_tail(6, 5, 1), 0);
}

} // namespace
} // namespace terrace
