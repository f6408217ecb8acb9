#include "models/simulation.hpp"
#include "models/village/tiers.hpp"
#include "tests/support/county_walk.hpp"
#include "tests/support/input_error_of.hpp"

#include <gtest/gtest.h>

namespace terrace {
namespace {

const std::vector<std::string> three_assigned{"assigned_tiers.bohu-1=demonstration", "assigned_tiers.bohu-2=catching_up",
                                              "assigned_tiers.bohu-3=consolidation"};

TEST(AssignedTiers, are_read_by_village_and_nothing_else_is_assigned) {
    const Scenario scenario = shipped_scenario("baseline", three_assigned);
    const auto here = scenario.assigned_tiers.in(bohu);
    ASSERT_EQ(here.size(), static_cast<std::size_t>(scenario.region.counties[bohu].villages));
    EXPECT_EQ(here[0], Tier::demonstration);
    EXPECT_EQ(here[1], Tier::catching_up);
    EXPECT_EQ(here[2], Tier::consolidation);
    EXPECT_EQ(std::count(here.begin(), here.end(), Tier::none), static_cast<std::ptrdiff_t>(here.size()) - 3);
    for (const Tier tier : scenario.assigned_tiers.in(yuli))
        EXPECT_EQ(tier, Tier::none);
    EXPECT_TRUE(shipped_scenario("baseline").assigned_tiers.in(bohu).empty());
}

TEST(AssignedTiers, of_a_village_that_is_not_there_are_refused_with_the_nearest_one) {
    const InputError fault = input_error_of([] { (void)shipped_scenario("baseline", {"assigned_tiers.bohu-0=consolidation"}); });
    EXPECT_EQ(fault.key(), "assigned_tiers.bohu-0");
    EXPECT_NE(fault.allowed().en.find("bohu-1 .. bohu-"), std::string::npos);
    EXPECT_TRUE(fault.suggestion().starts_with("bohu-")) << fault.suggestion();
}

TEST(AssignedTiers, that_are_no_tier_are_refused) {
    const InputError fault = input_error_of([] { (void)shipped_scenario("baseline", {"assigned_tiers.bohu-1=consolidated"}); });
    EXPECT_EQ(fault.key(), "assigned_tiers.bohu-1");
    EXPECT_EQ(fault.suggestion(), "consolidation");
}

TEST(AssignedTiers, make_another_scenario_of_their_county_and_share_the_spin_up_year) {
    const Scenario plain = shipped_scenario("tiered-support"), assigned = shipped_scenario("tiered-support", three_assigned);
    EXPECT_NE(plain.fingerprint(), assigned.fingerprint());
    EXPECT_NE(plain.fingerprint_in("bohu"), assigned.fingerprint_in("bohu"));
    EXPECT_EQ(plain.fingerprint_in("yuli"), assigned.fingerprint_in("yuli"));
    EXPECT_TRUE(same_spin_up(plain, assigned));
}

TEST(AssignedTiers, hold_to_the_end_and_leave_the_others_to_their_scores) {
    Scenario scenario = small_scenario("baseline", {"months=60"}, 600);
    for (CountyMargins& county : scenario.region.counties)
        county.villages = 12;
    CountyWalk usual(scenario, bohu, RandomKey{5, 0});
    usual.live(spin_up_months + 1);
    const Villages& v = usual.county().villages;
    const std::vector<std::uint8_t> by_score(v.tier.begin(), v.tier.end());
    const auto other = [](std::uint8_t tier) { return static_cast<Tier>(tier == 3 ? 1 : 3); };
    scenario.assigned_tiers.of.assign(scenario.region.counties.size(), std::vector<Tier>(12, Tier::none));
    for (const std::size_t village : {0u, 5u, 11u})
        scenario.assigned_tiers.of[bohu][village] = other(by_score[village]);
    CountyWalk forced(scenario, bohu, RandomKey{5, 0});
    forced.live(spin_up_months + 1);
    const Villages& w = forced.county().villages;
    for (std::size_t village = 0; village < 12; ++village) {
        const bool held = village == 0 || village == 5 || village == 11;
        EXPECT_EQ(w.tier[village], held ? static_cast<std::uint8_t>(other(by_score[village])) : by_score[village]) << village;
        EXPECT_EQ(w.first_tier[village], w.tier[village]) << village;
        EXPECT_EQ(w.score[village], v.score[village]) << village;
    }
    forced.live(59);
    for (const std::size_t village : {0u, 5u, 11u})
        EXPECT_EQ(w.tier[village], static_cast<std::uint8_t>(other(by_score[village]))) << village;
}

TEST(AssignedTiers, take_no_place_among_the_moves_of_a_review) {
    const TierParameters tiers = shipped_scenario("baseline").parameters.tiers;
    std::vector<VillageStanding> risen;
    for (const double score : {.9, .82, .7, .6, .5, .45, .2, .1, .3, .95})
        risen.push_back({score, 0, false});
    std::vector<std::uint8_t> tier{1, 1, 2, 2, 2, 2, 2, 3, 3, 3};
    std::vector<std::int8_t> wish(10, 0);
    std::vector<Tier> assigned(10, Tier::none);
    assigned[9] = Tier::consolidation; // would be the first to move
    EXPECT_EQ(review_tiers(risen, tiers, false, tier, wish, assigned), 0u);
    EXPECT_EQ(wish[9], 0);
    EXPECT_EQ(review_tiers(risen, tiers, false, tier, wish, assigned), 1u);
    EXPECT_EQ(tier[9], 3);
    EXPECT_EQ(tier[6], 3); // the next one has the place
}

} // namespace
} // namespace terrace
