#include <gtest/gtest.h>

#include <algorithm>

#include "cli/policy_arithmetic.hpp"
#include "cli/policy_doubts.hpp"
#include "tests/support/model_world.hpp"

namespace terrace {
namespace {

double value_of(const Scenario& scenario, const std::string& measure, const std::string& key) {
    for (const DerivedValue& value : policy_arithmetic(scenario))
        if (value.measure == measure && value.key == key) return value.value;
    return -1;
}

TEST(PolicyArithmetic, counts_the_budget_of_a_measure_without_a_county_once_for_each) {
    const Scenario scenario = shipped_scenario("tiered-support+bohu-courtyard+policy-continuity-cut");
    EXPECT_EQ(value_of(scenario, "tiered_support", "budget_together"), 3 * 60e6);
    EXPECT_EQ(value_of(scenario, "courtyard_economy", "budget_together"), -1) << "one county has no sum";
    EXPECT_EQ(value_of(scenario, "policy_continuity", "lines"), 3 * 60e6 + 30e6);
}

/// What follows from the terms of the only measure of a shipped scenario.
double follows(const std::string& scenario, const std::string& key) {
    for (const DerivedValue& value : policy_arithmetic(shipped_scenario(scenario)))
        if (value.key == key) return value.value;
    ADD_FAILURE() << scenario << " derives no " << key;
    return 0;
}

TEST(PolicyTerms, three_million_yuan_for_300000_chicks_are_ten_yuan_each) {
    EXPECT_EQ(follows("hejing-poultry", "chicks"), 300'000);
    EXPECT_EQ(follows("hejing-poultry", "chicks_budget_each"), 10);
    EXPECT_EQ(follows("hejing-poultry", "chicks_cost_per_household"), 1000);
    EXPECT_EQ(follows("hejing-poultry", "households_reached"), 3000);
    EXPECT_EQ(follows("hejing-poultry", "unspent"), 0);
}

TEST(PolicyTerms, breeding_costs_60_yuan_an_ewe_and_120_a_cow) {
    EXPECT_DOUBLE_EQ(follows("hejing-breeding", "sheep_cost"), 600'000 * 0.61 * 60);
    EXPECT_EQ(follows("hejing-breeding", "cattle_cost"), 600'000);
    EXPECT_GE(follows("hejing-breeding", "unspent"), 0);
}

TEST(PolicyTerms, thirty_million_yuan_plant_ten_thousand_mu) {
    EXPECT_EQ(follows("bohu-orchard", "mu_paid"), 10'000);
    EXPECT_EQ(follows("bohu-orchard", "households"), 2000);
    EXPECT_EQ(follows("bohu-orchard", "own_cost_per_mu"), 1000);
}

TEST(PolicyTerms, thirty_million_yuan_consolidate_16666_mu) {
    EXPECT_NEAR(follows("bohu-consolidation", "mu_paid"), 16'666.7, 0.1);
    EXPECT_NEAR(follows("bohu-consolidation", "mu_per_household"), 2.31, 0.01);
    EXPECT_EQ(follows("bohu-consolidation", "own_cost"), 0);
}

TEST(PolicyTerms, six_million_yuan_pay_bohu_s_tourism) {
    EXPECT_EQ(follows("bohu-tourism", "grants"), 150 * 4000 + 20 * 30'000);
    EXPECT_NEAR(follows("bohu-tourism", "promotion"), 160'000 * 58 / 12.0, 1);
    EXPECT_EQ(follows("bohu-tourism", "festivals"), 5 * 200'000);
    EXPECT_GE(follows("bohu-tourism", "unspent"), 0);
    EXPECT_NEAR(follows("yuli-tourism", "stall_net"), 11'000 * 0.45 - 2000, 1e-6);
    EXPECT_NEAR(follows("yuli-tourism", "usual_visits"), 110 * 11'000 / 70.0, 0.1);
}

TEST(PolicyTerms, a_pillar_industry_brings_jobs_in_proportion_to_its_capital) {
    EXPECT_EQ(follows("pillar-industry", "capital"), 20'000'000);
    EXPECT_EQ(follows("pillar-industry", "jobs"), 100);
    EXPECT_EQ(follows("pillar-industry", "raw_product"), 40'000'000);
    EXPECT_EQ(follows("pillar-industry", "months_to_jobs"), 24);
}

/// What follows from the terms of one measure of a package or of changed terms.
double follows(const Scenario& scenario, const std::string& measure, const std::string& key) {
    for (const DerivedValue& value : policy_arithmetic(scenario))
        if (value.measure == measure && value.key == key) return value.value;
    ADD_FAILURE() << scenario.name << " derives no " << measure << " " << key;
    return 0;
}

TEST(PolicyTerms, a_budget_for_chicks_and_lambs_goes_to_both_as_they_cost) {
    const Scenario package = shipped_scenario("bohu-package");
    EXPECT_DOUBLE_EQ(follows(package, "livestock_bohu", "chicks_budget_each"), 10);
    EXPECT_DOUBLE_EQ(follows(package, "livestock_bohu", "lambs_budget_each"), 1000);
    const Scenario half = shipped_scenario("bohu-package", {"policies.livestock_bohu.budget_yuan=3000000"});
    double spent = 0;
    for (const char* kind : {"chicks", "lambs"}) spent += follows(half, "livestock_bohu", kind) * follows(half, "livestock_bohu", std::string(kind) + "_budget_each");
    EXPECT_DOUBLE_EQ(spent, 3'000'000);
}

TEST(PolicyTerms, a_budget_below_one_demonstration_reaches_nobody_and_is_warned_of) {
    const Scenario poor = shipped_scenario("bohu-courtyard", {"policies.courtyard_economy.budget_yuan=1000"});
    EXPECT_EQ(follows(poor, "courtyard_economy", "demonstrations_paid"), 0);
    EXPECT_EQ(follows(poor, "courtyard_economy", "left_for_ordinary"), 1000);
    EXPECT_EQ(follows(poor, "courtyard_economy", "households_reached"), 0);
    EXPECT_EQ(policy_doubts(poor).size(), 1u);
    const Scenario some = shipped_scenario("bohu-courtyard", {"policies.courtyard_economy.budget_yuan=99000"});
    EXPECT_EQ(follows(some, "courtyard_economy", "households_reached"), 3 + 1);   // 9,000 yuan are left for one of 8,000
    for (const DerivedValue& value : policy_arithmetic(shipped_scenario("bohu-courtyard"))) EXPECT_NE(value.key, "demonstrations_paid");
}

TEST(PolicyTerms, a_lease_of_130_mu_a_job_has_less_than_a_hundredth_of_a_job_a_mu) { EXPECT_DOUBLE_EQ(follows("yuli-land-transfer", "jobs_per_mu"), 1.0 / 130); }

TEST(PolicyTerms, continuity_without_money_or_visits_to_keep_is_warned_of) {
    const auto nothing_to_keep = [](const std::string& scenario, const std::vector<std::string>& settings) {
        const std::vector<InputWarning> doubts = policy_doubts(shipped_scenario(scenario, settings));
        return std::count_if(doubts.begin(), doubts.end(), [](const InputWarning& doubt) { return doubt.finding.en.starts_with("nothing to keep"); });
    };
    EXPECT_EQ(nothing_to_keep("baseline+policy-continuity-cut", {}), 1);
    EXPECT_EQ(nothing_to_keep("yuli-land-transfer+policy-continuity-cut", {}), 1);   // the lessee pays
    EXPECT_EQ(nothing_to_keep("relief-fund+policy-continuity-cut", {}), 0);
    EXPECT_EQ(nothing_to_keep("relapse-monitoring+policy-continuity-cut", {}), 0);
    EXPECT_EQ(nothing_to_keep("cadre-pairing+policy-continuity-cut", {"policies.policy_continuity.instruments=[\"cadre_pairing\"]"}), 0);
    EXPECT_EQ(nothing_to_keep("cadre-pairing+policy-continuity-cut", {"policies.policy_continuity.instruments=[\"orchard\"]"}), 1);
    EXPECT_EQ(nothing_to_keep("relief-fund+policy-continuity-cut", {"policies.policy_continuity.instruments=[\"orchard\"]"}), 1);
    EXPECT_EQ(nothing_to_keep("bohu-orchard+policy-continuity-cut", {"policies.policy_continuity.county=yuli"}), 1);
    EXPECT_EQ(nothing_to_keep("bohu-orchard+policy-continuity-cut", {"policies.policy_continuity.from=2023-01", "policies.orchard.until=2022-12"}), 1);
}

}  // namespace
}  // namespace terrace
