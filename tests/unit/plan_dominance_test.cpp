#include "analysis/plan/dominance.hpp"
#include "analysis/plan/hypervolume.hpp"
#include "sim/random/distributions.hpp"
#include "sim/random/stream.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <numeric>
#include <random>

namespace terrace {
namespace {

using Points = std::vector<std::vector<double>>;
using Fronts = std::vector<std::vector<std::size_t>>;

double normal(std::uint32_t replicate, std::uint32_t agent, std::uint32_t index) {
    return standard_normal(draw_word({7, replicate}, 1, agent, 0, index));
}

// The cases of pagmo's own tests (esa/pagmo2, tests/multi_objective.cpp), worked out by its authors.
TEST(Dominance, sorts_the_published_points_into_the_published_fronts) {
    EXPECT_EQ(non_dominated_fronts({{0, 7}, {1, 5}, {2, 3}, {4, 2}, {7, 1}, {10, 0}, {2, 6}, {4, 4}, {10, 2}, {6, 6}, {9, 5}}),
              (Fronts{{0, 1, 2, 3, 4, 5}, {6, 7, 8}, {9, 10}}));
    EXPECT_EQ(non_dominated_fronts({{1, 2, 3}, {-2, 3, 7}, {-1, -2, -3}, {0, 0, 0}}), (Fronts{{1, 2}, {3}, {0}}));
    EXPECT_EQ(non_dominated_fronts({{4, 4}}), (Fronts{{0}}));
    EXPECT_TRUE(non_dominated_fronts({}).empty());
    EXPECT_THROW((void)non_dominated_fronts({{1, NAN}, {1, 2}}), std::invalid_argument);
}

TEST(Dominance, needs_no_worse_goal_and_one_better_one) {
    EXPECT_TRUE(dominates({4, 5, 5}, {4, 5, 6}));
    EXPECT_FALSE(dominates({4, 5, 6}, {4, 5, 6}));
    EXPECT_FALSE(dominates({1, 2, 3}, {2, 1, 5}));
}

TEST(Dominance, turns_goals_of_which_more_is_better) {
    std::vector<PlanGoal> goals(2);
    goals[1].more_is_better = false;
    const Points losses = losses_of({{5, 7}, {5, 7}}, goals);
    EXPECT_EQ(losses, (Points{{-5, -7}, {5, 7}}));
    EXPECT_EQ(mean_losses(losses), (std::vector<double>{-6, 6}));
}

TEST(Dominance, beyond_luck_agrees_with_exact_dominance_where_nothing_varies) {
    PairedLosses losses;
    Points points;
    for (std::uint32_t i = 0; i < 60; ++i) {
        points.push_back({std::round(3 * normal(0, i, 0)), std::round(3 * normal(0, i, 1)), std::round(3 * normal(0, i, 2))});
        losses.emplace_back();
        for (const double value : points.back())
            losses.back().push_back({value, value, value});
    }
    EXPECT_EQ(fronts_beyond_luck(losses), non_dominated_fronts(points));
}

TEST(Dominance, uses_the_luck_that_replicates_share) {
    // Luck moves both by the same amount, a hundred times their difference.
    PairedLosses losses(2, Points(2, std::vector<double>(8)));
    for (std::uint32_t r = 0; r < 8; ++r)
        for (std::uint32_t goal = 0; goal < 2; ++goal) {
            losses[0][goal][r] = 100 * normal(r, 0, goal);
            losses[1][goal][r] = losses[0][goal][r] + 1 + 0.1 * normal(r, 1, goal);
        }
    EXPECT_EQ(fronts_beyond_luck(losses), (Fronts{{0}, {1}}));
    std::rotate(losses[1][0].begin(), losses[1][0].begin() + 1, losses[1][0].end()); // no longer the same luck
    std::rotate(losses[1][1].begin(), losses[1][1].begin() + 1, losses[1][1].end());
    EXPECT_EQ(fronts_beyond_luck(losses), (Fronts{{0, 1}}));
}

TEST(Dominance, is_not_claimed_from_one_replicate_or_when_a_goal_is_worse_on_average) {
    EXPECT_FALSE(dominates_beyond_luck({{1}, {1}}, {{2}, {2}}, 0.05));
    EXPECT_TRUE(dominates_beyond_luck({{1, 1.1}, {1, 1}}, {{2, 2.1}, {1, 1}}, 0.05));
    EXPECT_FALSE(dominates_beyond_luck({{1, 1.1}, {1.01, 1.01}}, {{2, 2.1}, {1, 1}}, 0.05));
    EXPECT_FALSE(dominates_beyond_luck({{3, 3}, {4, 4}}, {{3, 3}, {4, 4}}, 0.05));
}

// n = 2,000 families of 5 equal plans with 3 goals and 6 replicates. A given plan is put behind with probability 0.05 at most; the share
// seen stays below 0.05 + 3.3 standard errors (alpha 0.0005).
TEST(Dominance, puts_an_equal_plan_behind_no_more_often_than_stated) {
    constexpr std::uint32_t families = 2'000;
    std::size_t behind = 0;
    for (std::uint32_t family = 0; family < families; ++family) {
        PairedLosses losses(5, Points(3, std::vector<double>(6)));
        for (std::uint32_t plan = 0; plan < 5; ++plan)
            for (std::uint32_t goal = 0; goal < 3; ++goal)
                for (std::uint32_t r = 0; r < 6; ++r)
                    losses[plan][goal][r] = normal(family, plan, 6 * goal + r) + normal(family, 10, 6 * goal + r);
        const Fronts fronts = fronts_beyond_luck(losses, 0.95);
        behind += std::find(fronts[0].begin(), fronts[0].end(), 0U) == fronts[0].end();
    }
    EXPECT_LT(behind, families * (0.05 + 3.3 * std::sqrt(0.05 * 0.95 / families)));
}

// The case of pagmo's own tests (esa/pagmo2, tests/hypervolume.cpp), and boxes that can be counted.
TEST(Hypervolume, agrees_with_published_values) {
    EXPECT_NEAR(hypervolume({{2.3, 4.5}, {3.4, 3.4}, {6.0, 1.2}}, {7, 7}), 17.91, 1e-12);
    EXPECT_NEAR(hypervolume({{2.3, 4.5, 3.2}, {3.4, 3.4, 3.4}, {6.0, 1.2, 3.6}}, {7, 7, 7}), 66.386, 1e-11);
    EXPECT_NEAR(hypervolume({{2.3, 4.5, 3.2, 1.9, 6.0}, {3.4, 3.4, 3.4, 2.1, 5.8}, {6.0, 1.2, 3.6, 3.0, 6.0}}, {7, 7, 7, 7, 7}), 373.21228,
                1e-10);
    EXPECT_DOUBLE_EQ(hypervolume({{1, 1, 1, 1}, {2, 2, 2, 2}}, {3, 3, 3, 3}), 16);
}

// A staircase of n steps on the line x + y = 1 has the area (n + 1) / (2 n) below the reference (1, 1), as n boxes of side 1/n tell.
TEST(Hypervolume, of_a_staircase_is_the_sum_of_its_boxes) {
    for (const int n : {1, 4, 50}) {
        Points steps;
        for (int i = 0; i < n; ++i)
            steps.push_back({i / static_cast<double>(n), 1 - (i + 1) / static_cast<double>(n)});
        EXPECT_NEAR(hypervolume(steps, {1, 1}), (n + 1) / (2.0 * n), 1e-12);
    }
}

TEST(Hypervolume, grows_only_by_points_that_nobody_dominates) {
    const double two = hypervolume({{1, 2}, {2, 1}}, {3, 3});
    EXPECT_DOUBLE_EQ(two, 3);
    EXPECT_DOUBLE_EQ(hypervolume({{1, 2}, {2, 1}, {2, 2}, {1, 2}}, {3, 3}), two);
    EXPECT_GT(hypervolume({{1, 2}, {2, 1}, {1.5, 1.5}}, {3, 3}), two);
}

TEST(Hypervolume, leaves_out_what_is_not_better_than_the_reference) {
    EXPECT_DOUBLE_EQ(hypervolume({{1, 2}, {0, 5}, {2, 1}}, {3, 3}), 3);
    EXPECT_DOUBLE_EQ(hypervolume({{4, 4}}, {3, 3}), 0);
    EXPECT_DOUBLE_EQ(hypervolume({}, {3, 3}), 0);
    EXPECT_THROW((void)hypervolume({{1, 2, 3}}, {3, 3}), std::invalid_argument);
    EXPECT_THROW((void)hypervolume({{1, NAN}}, {3, 3}), std::invalid_argument);
    EXPECT_THROW((void)hypervolume({{1}}, {3}), std::invalid_argument);
}

TEST(Hypervolume, of_normalised_goals_does_not_know_their_units) {
    const Points yuan{{100, 5, 2}, {300, 1, 2}, {200, 2, 2}}, thousands{{0.1, 5, 2}, {0.3, 1, 2}, {0.2, 2, 2}};
    const Points one = normalised(yuan, goal_range(yuan)), other = normalised(thousands, goal_range(thousands));
    EXPECT_EQ(one[0], (std::vector<double>{0, 1, 0}));
    EXPECT_NEAR(hypervolume(one, {1.1, 1.1, 1.1}), hypervolume(other, {1.1, 1.1, 1.1}), 1e-12);
}

} // namespace
} // namespace terrace
