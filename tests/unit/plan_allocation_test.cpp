#include "analysis/plan/allocation.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>

namespace terrace {
namespace {

PlanCeilings ceilings_of(Fen total, std::vector<Fen> lines, std::vector<Fen> years, std::array<Fen, tier_count> tiers) {
    return {total, 100, std::move(years), tiers, std::move(lines)};
}

const PlanCeilings wide = ceilings_of(1000, {1000, 1000}, {1000, 1000}, {1000, 1000, 1000});

/// Two lines and two years: share of the total, weights of line 0 and 1 by tier, weights of their years.
std::vector<double> point(double share, std::array<double, 6> tiers, std::array<double, 4> years) {
    std::vector<double> all{share};
    all.insert(all.end(), tiers.begin(), tiers.end());
    all.insert(all.end(), years.begin(), years.end());
    return all;
}

TEST(Allocation, of_no_share_asks_for_nothing) {
    EXPECT_EQ(budget_at(wide, point(0, {1, 1, 1, 1, 1, 1}, {1, 1, 1, 1})).total(), 0);
    EXPECT_EQ(budget_at(wide, point(1, {0.5, 0.4, 0, 0.2, 0.3, 0.1}, {1, 1, 1, 1})).total(), 0); // no weights
}

TEST(Allocation, gives_all_to_the_only_cell_with_weight) {
    const PlanBudget budget = budget_at(wide, point(1, {0, 0, 0, 0, 0.9, 0}, {1, 1, 0.2, 0.8}));
    EXPECT_EQ(budget.at(1, 1, 1), 1000);
    EXPECT_EQ(budget.total(), 1000);
}

TEST(Allocation, follows_weights) {
    const PlanBudget budget = budget_at(wide, point(0.8, {1, 0, 0, 0.75, 0, 0.75}, {1, 0, 1, 0})); // weights 1, 0.5, 0.5
    EXPECT_EQ(budget.at(0, 0, 0), 400);
    EXPECT_EQ(budget.at(1, 0, 0), 200);
    EXPECT_EQ(budget.at(1, 2, 0), 200);
}

TEST(Allocation, leaves_what_no_ceiling_admits) {
    const PlanCeilings narrow = ceilings_of(1000, {300, 1000}, {1000, 200}, {1000, 1000, 1000});
    const PlanBudget budget = budget_at(narrow, point(1, {1, 0, 0, 0, 0, 1}, {1, 1, 0, 1})); // line 1 in the second year only
    EXPECT_EQ(budget.at(0, 0, 0) + budget.at(0, 0, 1), 300);
    EXPECT_EQ(budget.at(0, 0, 1) + budget.at(1, 2, 1), 200);
    EXPECT_TRUE(within(narrow, budget));
}

TEST(Allocation, never_takes_from_a_cell_when_there_is_more_money) {
    std::mt19937 random(1); // n = 200 drawn points
    for (int trial = 0; trial < 200; ++trial) {
        std::vector<double> drawn;
        for (std::size_t i = 0; i < point_size(2, 2); ++i)
            drawn.push_back(static_cast<double>(random()) / 4294967296.0);
        std::vector<double> more = drawn;
        more[0] = 0.5 + 0.5 * drawn[0];
        drawn[0] *= 0.5;
        const PlanBudget less = budget_at(wide, drawn), rich = budget_at(wide, more);
        for (std::size_t cell = 0; cell < less.money.size(); ++cell)
            EXPECT_LE(less.money[cell], rich.money[cell]);
    }
}

TEST(Allocation, is_within_every_ceiling_for_any_point) {
    std::mt19937 random(2); // n = 2,000 drawn ceilings and points
    const auto below = [&](Fen most) { return static_cast<Fen>(random() % static_cast<std::uint32_t>(most / 100 + 1)) * 100; };
    for (int trial = 0; trial < 2000; ++trial) {
        const std::size_t lines = 1 + random() % 4, years = 1 + random() % 5;
        PlanCeilings ceilings{5000, 100, {}, {below(5000), below(5000), below(5000)}, {}};
        for (std::size_t l = 0; l < lines; ++l)
            ceilings.by_line.push_back(below(5000));
        for (std::size_t y = 0; y < years; ++y)
            ceilings.by_year.push_back(below(5000));
        std::vector<double> drawn;
        for (std::size_t i = 0; i < point_size(lines, years); ++i)
            drawn.push_back(static_cast<double>(random()) / 4294967296.0);
        EXPECT_TRUE(within(ceilings, budget_at(ceilings, drawn)));
    }
}

TEST(Allocation, knows_a_budget_that_passes_a_ceiling) {
    PlanBudget budget = budget_at(wide, point(1, {1, 0, 0, 0, 0, 0}, {1, 0, 1, 0}));
    EXPECT_TRUE(within(wide, budget));
    EXPECT_FALSE(within(ceilings_of(900, {1000, 1000}, {1000, 1000}, {1000, 1000, 1000}), budget));
    EXPECT_FALSE(within(ceilings_of(1000, {900, 1000}, {1000, 1000}, {1000, 1000, 1000}), budget));
    EXPECT_FALSE(within(ceilings_of(1000, {1000, 1000}, {900, 1000}, {1000, 1000, 1000}), budget));
    EXPECT_FALSE(within(ceilings_of(1000, {1000, 1000}, {1000, 1000}, {900, 1000, 1000}), budget));
    budget.at(0, 0, 0) = 950; // half a unit
    EXPECT_FALSE(within(wide, budget));
}

TEST(Allocation, begins_with_nothing_everything_and_each_line_alone) {
    const auto points = first_points(2, 2, 12, 1);
    ASSERT_EQ(points.size(), 12u);
    EXPECT_EQ(budget_at(wide, points[0]).total(), 0);
    const PlanBudget all = budget_at(wide, points[1]), first = budget_at(wide, points[2]), alone = budget_at(wide, points[4]);
    EXPECT_GE(*std::min_element(all.money.begin(), all.money.end()), 0);
    EXPECT_EQ(all.total(), 1000);
    EXPECT_EQ(first.at(1, 0, 0) + first.at(1, 1, 0) + first.at(1, 2, 0), 0);
    EXPECT_EQ(alone.at(0, 0, 0) + alone.at(0, 0, 1), 1000);
    EXPECT_EQ(points, first_points(2, 2, 12, 1));
    EXPECT_NE(points, first_points(2, 2, 12, 2));
}

} // namespace
} // namespace terrace
