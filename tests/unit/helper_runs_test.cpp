#include "analysis/study/helper_runs.hpp"

#include <gtest/gtest.h>

#include <algorithm>

#include "tests/support/model_world.hpp"

namespace terrace {
namespace {

std::vector<std::string> helpers(const std::vector<Scenario>& scenarios, bool attribute) {
    std::vector<std::string> names;
    for (const PlannedRun& run : plan_runs(scenarios, attribute, false))
        if (run.helper) names.push_back(run.scenario.name + (run.only_county.empty() ? "" : " in " + run.only_county));
    return names;
}

using List = std::vector<std::string>;

TEST(HelperRuns, a_package_needs_each_measure_without_and_alone) {
    // Two measures: the scenario without one is the base with the other alone, so two runs serve both nets.
    EXPECT_EQ(helpers({shipped_scenario("baseline"), shipped_scenario("courtyard-and-transfer")}, true),
              (List{"courtyard-and-transfer@without-land_transfer", "courtyard-and-transfer@without-courtyard_economy"}));
}

TEST(HelperRuns, scenarios_of_the_study_are_not_run_again) {
    EXPECT_EQ(helpers({shipped_scenario("baseline"), shipped_scenario("yuli-land-transfer"), shipped_scenario("bohu-courtyard"), shipped_scenario("courtyard-and-transfer")}, true), List{});
}

TEST(HelperRuns, a_measure_that_the_base_has_is_left_alone) {
    EXPECT_EQ(helpers({shipped_scenario("yuli-land-transfer"), shipped_scenario("courtyard-and-transfer")}, true), List{});
    EXPECT_EQ(helpers({shipped_scenario("courtyard-and-transfer"), shipped_scenario("baseline")}, true), List{});
}

TEST(HelperRuns, nothing_is_attributed_unless_asked) {
    EXPECT_EQ(helpers({shipped_scenario("baseline"), shipped_scenario("courtyard-and-transfer")}, false), List{});
}

TEST(HelperRuns, five_measures_need_ten_runs_each_in_its_county_only) {
    const List names = helpers({shipped_scenario("baseline"), shipped_scenario("yuli-land-transfer+bohu-courtyard+relief-fund")}, true);
    EXPECT_EQ(names.size(), 10u);
    for (const std::string& name : names) EXPECT_NE(name.find(" in "), std::string::npos) << name;
}

TEST(HelperRuns, other_parameters_need_a_base_of_their_own) {
    const List names = helpers({shipped_scenario("baseline"), shipped_scenario("yuli-land-transfer+cotton-bad")}, true);
    EXPECT_EQ(names, (List{"yuli-land-transfer+cotton-bad@without-land_transfer in yuli"}));
}

TEST(HelperRuns, reduced_scenarios_equal_those_written_by_hand) {
    const Scenario base = shipped_scenario("baseline"), both = shipped_scenario("courtyard-and-transfer");
    EXPECT_EQ(reduced_to_base(both, base, both.position("courtyard_economy")).fingerprint(), shipped_scenario("bohu-courtyard").fingerprint());
    EXPECT_EQ(reduced_to_base(both, base, {}).fingerprint(), base.fingerprint());
}

TEST(SameRuns, are_those_that_differ_only_by_measures_elsewhere) {
    const std::vector<PlannedRun> runs = plan_runs({shipped_scenario("baseline"), shipped_scenario("yuli-land-transfer"), shipped_scenario("bohu-courtyard"),
                                                    shipped_scenario("courtyard-and-transfer"), shipped_scenario("baseline+cotton-bad")}, false, false);
    EXPECT_EQ(same_runs(runs, "hejing"), (std::vector<std::size_t>{0, 0, 0, 0, 4}));
    EXPECT_EQ(same_runs(runs, "bohu"), (std::vector<std::size_t>{0, 0, 2, 2, 4}));
    EXPECT_EQ(same_runs(runs, "yuli"), (std::vector<std::size_t>{0, 1, 0, 1, 4}));
}

TEST(SameRuns, leave_out_helpers_of_other_counties) {
    const std::vector<PlannedRun> runs = plan_runs({shipped_scenario("baseline"), shipped_scenario("yuli-land-transfer+cotton-bad")}, true, false);
    ASSERT_EQ(runs.size(), 3u);
    EXPECT_EQ(same_runs(runs, "yuli"), (std::vector<std::size_t>{0, 1, 2}));
    EXPECT_EQ(same_runs(runs, "bohu"), (std::vector<std::size_t>{0, 1, 3}));
}

}  // namespace
}  // namespace terrace
