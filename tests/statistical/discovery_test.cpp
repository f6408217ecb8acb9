#include "analysis/discovery/discovery.hpp"

#include "tests/support/futures_world.hpp"

#include <gtest/gtest.h>

#include <cmath>

namespace terrace {
namespace {

DiscoveryTerms quick_terms() {
    DiscoveryTerms terms;
    terms.shuffles = 39;
    return terms;
}

/// The illustration of PRIM in Hastie, Tibshirani and Friedman, The Elements of Statistical Learning (2nd edition, section 9.3): 200 points
/// uniform in the unit square, of interest where 0.5 < x1 < 0.8 and 0.4 < x2 < 0.6, peeled by 0.1. There the density reaches 1 and the
/// last boxes lie in the rectangle. Here: 20 samples; the rectangle holds 12 points in the mean.
TEST(Discovery, finds_the_rectangle_of_the_textbook) {
    int pure = 0;
    double error = 0;
    for (std::uint32_t seed = 1; seed <= 20; ++seed) {
        const Futures futures = uniform_futures(2, 200, seed, [](const std::vector<double>& x, double) {
            return x[0] > 0.5 && x[0] < 0.8 && x[1] > 0.4 && x[1] < 0.6;
        });
        const std::vector<BoxStep> trajectory = peel(futures, all_points(futures), 5, {0.1, 0.1, 0.025});
        const std::vector<FactorLimit>& limits = trajectory.back().box.limits;
        pure += trajectory.back().inside.density() == 1;
        const double misses[] = {limits[0].low - 0.5, 0.8 - limits[0].high, limits[1].low - 0.4, 0.6 - limits[1].high};
        for (const double miss : misses) {
            EXPECT_GT(miss, -0.04) << seed; // never far outside
            error = std::max(error, miss);
        }
    }
    EXPECT_EQ(pure, 20);
    EXPECT_LT(error, 0.15);
}

/// A box in five of seven dimensions, 1,000 points, one label in twenty wrong: every limit within 0.06, nothing else limited.
TEST(Discovery, recovers_a_box_in_five_dimensions) {
    for (std::uint32_t seed = 1; seed <= 5; ++seed) {
        const Futures futures = uniform_futures(7, 1000, seed, [](const std::vector<double>& x, double luck) {
            const bool inside = x[0] > 0.3 && x[1] < 0.8 && x[2] > 0.25 && x[3] < 0.7 && x[4] > 0.2;
            return inside != (luck < 0.05);
        });
        const Discovery discovery = discover(futures, quick_terms());
        ASSERT_EQ(discovery.boxes.size(), 1u);
        const DiscoveredBox& box = discovery.boxes.front();
        EXPECT_TRUE(Discovery::found(box, 0.05));
        const std::vector<FactorLimit>& limits = box.step().box.limits;
        EXPECT_NEAR(limits[0].low, 0.3, 0.06) << seed;
        EXPECT_NEAR(limits[1].high, 0.8, 0.06) << seed;
        EXPECT_NEAR(limits[2].low, 0.25, 0.06) << seed;
        EXPECT_NEAR(limits[3].high, 0.7, 0.06) << seed;
        EXPECT_NEAR(limits[4].low, 0.2, 0.06) << seed;
        EXPECT_EQ(box.step().box.restricted(), 5u) << seed;
        EXPECT_EQ(box.restrictions.size(), 5u) << seed;
        const double coverage = static_cast<double>(box.step().inside.cases) / static_cast<double>(discovery.all.cases);
        EXPECT_GT(coverage, 0.72) << seed; // the true box has 0.85: one in twenty of the 765 outside is a case by error
        EXPECT_GT(box.step().inside.density(), 0.85) << seed; // the true box has 0.95
        EXPECT_NEAR(box.held_out.inside.density(), box.step().inside.density(), 0.08) << seed;
    }
}

/// Labels by chance alone (0.3), 300 points, six factors, 40 sweeps, level 0.05: a box is claimed in few (more than 5 of 40 has
/// probability 0.014), and on points not used its density is the base rate.
TEST(Discovery, finds_no_box_in_noise) {
    int claimed = 0;
    double density = 0, base = 0;
    for (std::uint32_t seed = 1; seed <= 40; ++seed) {
        const Futures futures = uniform_futures(6, 300, seed, [](const std::vector<double>&, double luck) { return luck < 0.3; });
        const DiscoveredBox box = discover(futures, quick_terms()).boxes.front();
        claimed += Discovery::found(box, 0.05);
        density += box.held_out.inside.density() / 40;
        base += box.before.density() / 40;
    }
    EXPECT_LE(claimed, 5);
    EXPECT_NEAR(density, base, 0.02);
}

/// Two separate corners: the second box is looked for in what the first leaves.
TEST(Discovery, covers_two_regions_with_two_boxes) {
    const Futures futures = uniform_futures(3, 600, 9, [](const std::vector<double>& x, double) {
        return (x[0] > 0.6 && x[1] > 0.5) || (x[0] < 0.3 && x[1] < 0.4);
    });
    DiscoveryTerms terms = quick_terms();
    terms.boxes = 5;
    const Discovery discovery = discover(futures, terms);
    ASSERT_GE(discovery.boxes.size(), 2u);
    const DiscoveredBox &first = discovery.boxes[0], &second = discovery.boxes[1];
    EXPECT_GT(first.step().box.limits[0].low, 0.5);
    EXPECT_LT(second.step().box.limits[0].high, 0.4);
    EXPECT_EQ(second.before.points, first.before.points - first.step().inside.points);
    EXPECT_EQ(second.before.cases, first.before.cases - first.step().inside.cases);
    EXPECT_GT(first.step().inside.cases + second.step().inside.cases, discovery.all.cases * 9 / 10);
}

/// Every limit of a box is worth having at the level. With level 1 the trajectory is plain PRIM.
TEST(Discovery, has_no_limits_that_may_be_chance) {
    const Futures futures = uniform_futures(8, 200, 4, [](const std::vector<double>& x, double luck) { return luck < (x[0] > 0.6 ? 0.8 : 0.1); });
    const std::vector<std::uint32_t> points = all_points(futures);
    DiscoveryTerms terms = quick_terms();
    const BoxTrajectory strict = box_trajectory(futures, points, 10, terms);
    for (const Restriction& limit : restrictions_of(strict.step().box, futures, points)) EXPECT_LE(limit.p, 0.05);
    EXPECT_NEAR(strict.step().box.limits[0].low, 0.6, 0.05);
    terms.level = 1;
    const BoxTrajectory lenient = box_trajectory(futures, points, 10, terms);
    EXPECT_GT(lenient.step().box.restricted(), strict.step().box.restricted());
    const std::vector<BoxStep> plain = peel(futures, points, 10, terms.prim);
    for (std::size_t i = 0; i < plain.size(); ++i) EXPECT_EQ(lenient.steps[i].box, plain[i].box);
}

TEST(Discovery, gives_the_same_bits_every_time_and_other_halves_for_another_seed) {
    const Futures futures = uniform_futures(4, 300, 3, [](const std::vector<double>& x, double luck) { return luck < x[0] * 0.8; });
    const auto once = [&](std::uint32_t seed) {
        DiscoveryTerms terms = quick_terms();
        terms.seed = seed;
        return discover(futures, terms).boxes.front();
    };
    const DiscoveredBox one = once(1), again = once(1), other = once(2);
    ASSERT_EQ(one.trajectory.steps.size(), again.trajectory.steps.size());
    for (std::size_t i = 0; i < one.trajectory.steps.size(); ++i) EXPECT_EQ(one.trajectory.steps[i].box, again.trajectory.steps[i].box);
    EXPECT_EQ(one.held_out.inside, again.held_out.inside);
    EXPECT_EQ(one.matched, again.matched);
    EXPECT_EQ(one.step().box, other.step().box);
    EXPECT_FALSE(one.held_out.inside == other.held_out.inside);
}

} // namespace
} // namespace terrace
