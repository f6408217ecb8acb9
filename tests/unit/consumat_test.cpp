#include "models/household/consumat_rule.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <set>

#include "tests/support/county_walk.hpp"

namespace terrace {
namespace {

ChoiceParameters thresholds() {
    ChoiceParameters choice;
    choice.satisfied_from = 1.0;
    choice.certain_to = 0.25;
    return choice;
}

TEST(Consumat, repeats_when_satisfied_and_certain) { EXPECT_EQ(strategy(100, 100, 0.25, thresholds()), Strategy::repeat); }
TEST(Consumat, imitates_when_satisfied_and_uncertain) { EXPECT_EQ(strategy(100, 100, 0.26, thresholds()), Strategy::imitate); }
TEST(Consumat, optimises_when_dissatisfied_and_certain) { EXPECT_EQ(strategy(99, 100, 0.25, thresholds()), Strategy::optimise); }
TEST(Consumat, inquires_when_dissatisfied_and_uncertain) { EXPECT_EQ(strategy(99, 100, 0.26, thresholds()), Strategy::inquire); }
TEST(Consumat, takes_a_negative_income_for_a_bad_year) { EXPECT_EQ(strategy(-5, 100, 0, thresholds()), Strategy::optimise); }

/// Land plans after two years under a rule.
std::vector<LandPlan> plans_under(const std::vector<std::string>& settings) {
    CountyWalk walk(small_scenario("baseline+consumat", joined({"months=24"}, settings)), bohu);
    walk.live_through();
    std::vector<LandPlan> plans;
    for (const std::uint8_t code : walk.households().plan) plans.push_back(land_plan(code));
    return plans;
}

TEST(Consumat, keeps_more_plans_when_less_is_asked_of_a_year) {
    const auto changed = [](const char* from) {
        CountyWalk start(small_scenario("baseline+consumat"), bohu);
        const std::vector<std::uint8_t> before(start.households().plan.begin(), start.households().plan.end());
        const std::vector<LandPlan> after = plans_under({std::string("parameters.choice.satisfied_from=") + from});
        std::size_t count = 0;
        for (std::size_t row = 0; row < after.size(); ++row) count += after[row] != land_plan(before[row]);
        return count;
    };
    EXPECT_LT(changed("0.8"), changed("1.2"));
}

TEST(Consumat, never_takes_a_plan_that_is_not_feasible) {
    CountyWalk walk(small_scenario("baseline+consumat", {"months=36"}), yuli);
    walk.live_through();
    const Households& h = walk.households();
    for (std::uint32_t row = 0; row < h.rows(); ++row) {
        if (land_plan(h.plan[row]) == LandPlan::lease_out) { EXPECT_GE(h.contracted[row], 500) << row; }
    }
}

TEST(Consumat, remembers_a_usual_income_for_every_household) {
    CountyWalk walk(small_scenario("baseline+consumat", {"months=14"}), hejing);
    walk.live_through();
    ASSERT_EQ(walk.run.memory.usual.size(), walk.households().rows());
    std::set<std::uint8_t> uncertainty(walk.run.memory.uncertainty.begin(), walk.run.memory.uncertainty.end());
    EXPECT_GT(uncertainty.size(), 10u);
    CountyWalk logit(small_scenario("baseline", {"months=14"}), hejing);
    logit.live_through();
    EXPECT_TRUE(logit.run.memory.usual.empty());
}

TEST(Consumat, neighbours_do_not_see_a_courtyard_before_its_first_cycle_is_over) {
    const std::vector<std::string> settings = joined(private_world(), {"months=24"});
    CountyWalk without(small_scenario("baseline+consumat", settings), bohu), with(small_scenario("bohu-courtyard+consumat", settings), bohu);
    /// Households that the measure has not reached and that have another side activity than without it.
    const auto moved = [&](int months) {
        without.live(months), with.live(months);
        const std::vector<bool>& reached = with.account().reached;
        int count = 0;
        for (std::uint32_t row = 0; row < reached.size(); ++row) count += !reached[row] && side(with.households().plan[row]) != side(without.households().plan[row]) ? 1 : 0;
        return count;
    };
    EXPECT_EQ(moved(spin_up_months + 10), 0);   // grants of March 2021, choices of July
    EXPECT_GT(moved(12), 0);                    // choices of July 2022
}

}  // namespace
}  // namespace terrace
