#include "analysis/plan/next_money.hpp"
#include "analysis/plan/plan_goals.hpp"

#include <gtest/gtest.h>

#include <stdexcept>

namespace terrace {
namespace {

const std::vector<PlanGoal> goals{plan_goal(PlanGoalKind::lowest_40_income), plan_goal(PlanGoalKind::cost)};
const std::vector<std::vector<double>> without{{10, 10, 10, 10}, {0, 0, 0, 0}};

/// A place whose first goal is this in four replicates.
NextCell place(std::size_t tier, std::size_t year, std::vector<double> income) { return {tier, year, {std::move(income), {5, 5, 7, 9}}}; }

TEST(NextMoney, goes_where_half_of_the_replicates_say_and_is_told_by_the_others) {
    const NextMoney next = best_place({place(0, 0, {11, 11, 19, 21}), place(2, 4, {14, 16, 11, 13})}, without, goals);
    EXPECT_EQ(next.tier, 2u);
    EXPECT_EQ(next.year, 4u);
    ASSERT_EQ(next.change.size(), 2u);
    EXPECT_EQ(next.change[0].n, 2u);
    EXPECT_DOUBLE_EQ(next.change[0].mean, 2); // of 11 and 13 over 10; the luck of 14 and 16 is not in it
    EXPECT_DOUBLE_EQ(next.change[1].mean, 8);
}

TEST(NextMoney, goes_where_a_goal_falls_most_when_less_is_better) {
    const std::vector<PlanGoal> risk{plan_goal(PlanGoalKind::households_at_risk), goals[1]};
    EXPECT_EQ(best_place({place(0, 0, {11, 11, 1, 1}), place(1, 0, {9, 8, 10, 10})}, without, risk).tier, 1u);
}

TEST(NextMoney, goes_to_the_first_of_equal_places) {
    EXPECT_EQ(best_place({place(1, 0, {12, 12, 12, 12}), place(2, 1, {12, 12, 13, 13})}, without, goals).tier, 1u);
}

TEST(NextMoney, needs_two_replicates_to_choose_and_two_to_tell) {
    const std::vector<std::vector<double>> three{{1, 1, 1}, {0, 0, 0}};
    EXPECT_THROW((void)best_place({{0, 0, three}}, three, goals), std::invalid_argument);
    EXPECT_THROW((void)best_place({}, without, goals), std::invalid_argument);
}

} // namespace
} // namespace terrace
