#include <gtest/gtest.h>

#include "cli/policy_arithmetic.hpp"
#include "tests/support/model_world.hpp"

namespace terrace {
namespace {

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

}  // namespace
}  // namespace terrace
