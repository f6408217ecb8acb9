#include "tests/support/county_walk.hpp"

#include <gtest/gtest.h>

#include <set>

// The money that participants expect with and without a measure: what the count of those to whom taking part brings less money rests on.
namespace terrace {
namespace {

double loss(const Participant& one) { return one.money_without - one.money_with; }

/// Participants of a scenario's measure in one county after so many months.
std::vector<Participant> participants_of(const std::string& scenario, std::size_t county, int months,
                                         const std::vector<std::string>& settings = {}) {
    CountyWalk walk(small_scenario(scenario, joined({"months=" + std::to_string(months)}, settings)), county);
    walk.spin_up();
    walk.keep_panel();
    walk.live(months);
    return walk.panel->participants;
}

TEST(ExpectedMoney, of_chicks_that_cost_nothing_is_no_loss_above_what_the_flock_costs_and_the_same_for_all_keepers_of_one_skill) {
    const std::vector<Participant> keepers = participants_of("hejing-poultry", hejing, 4);
    const LivestockParameters livestock = small_scenario("hejing-poultry").parameters.livestock;
    ASSERT_GT(keepers.size(), 10u);
    std::set<double> amounts;
    for (const Participant& keeper : keepers) {
        EXPECT_LE(loss(keeper), 100.0 * static_cast<double>(livestock.bird_feed)) << keeper.row;
        amounts.insert(keeper.money_with);
    }
    EXPECT_LE(amounts.size(), livestock.skill_margin.size());
}

TEST(ExpectedMoney, of_chicks_with_cheap_feed_is_a_gain_for_everybody_whatever_they_like) {
    const std::vector<Participant> keepers = participants_of("hejing-poultry", hejing, 4, {"parameters.livestock.bird_feed=15"});
    ASSERT_GT(keepers.size(), 10u);
    for (const Participant& keeper : keepers)
        EXPECT_LT(loss(keeper), 0) << keeper.row;
}

TEST(ExpectedMoney, of_courtyards_is_the_same_for_all_who_build_one_of_a_kind_with_the_same_grant) {
    const std::vector<Participant> builders = participants_of("bohu-courtyard", bohu, 4);
    ASSERT_GT(builders.size(), 10u);
    std::set<double> amounts;
    for (const Participant& one : builders)
        amounts.insert(one.money_with);
    EXPECT_LE(amounts.size(), 2u); // demonstration and ordinary ones
}

TEST(ExpectedMoney, of_a_lease_below_the_worth_of_own_cotton_is_less_than_without_it_for_many_and_of_one_far_above_it_for_nobody) {
    const auto losers = [](const std::string& rent) {
        std::size_t count = 0;
        const std::vector<Participant> lessors =
            participants_of("yuli-land-transfer", yuli, 3, {"policies.land_transfer.contract.rent_yuan_per_mu=" + rent});
        EXPECT_GT(lessors.size(), 10u);
        for (const Participant& lessor : lessors)
            count += loss(lessor) > 0 ? 1 : 0;
        return count;
    };
    const std::size_t at_300 = losers("300");
    EXPECT_GT(at_300, 5u);
    EXPECT_GE(at_300, losers("700"));
    EXPECT_EQ(losers("3000"), 0u);
}

} // namespace
} // namespace terrace
