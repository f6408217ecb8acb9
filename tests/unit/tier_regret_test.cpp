#include "analysis/plan/tier_regret.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <map>

namespace terrace {
namespace {

using Settings = std::vector<std::string>;

PlanVillage village(std::string key, std::array<double, 3> probability, Tier tier) {
    PlanVillage result;
    result.key = std::move(key);
    result.probability = probability;
    result.tier = tier;
    return result;
}

std::vector<PlanVillage> three_villages() {
    return {village("a-1", {0.7, 0.3, 0}, Tier::demonstration), village("a-2", {0.2, 0.5, 0.3}, Tier::catching_up),
            village("a-3", {0, 0, 1}, Tier::consolidation)};
}

/// The tier that each village has in the end.
std::map<std::string, std::string> tiers_of(const Settings& settings) {
    std::map<std::string, std::string> tiers;
    for (const std::string& setting : settings) {
        const std::size_t end = setting.find('=');
        tiers[setting.substr(0, end)] = setting.substr(end + 1);
    }
    return tiers;
}

/// A goal that is worth 10, 20 or 40 for a village by its tier, in three replicates with luck of their own; more in the second one.
std::vector<std::vector<double>> worth(const std::vector<Settings>& lists) {
    std::vector<std::vector<double>> goals;
    for (const Settings& settings : lists) {
        double sum = 0;
        for (const auto& [key, tier] : tiers_of(settings))
            sum += tier == "demonstration" ? 10 : tier == "catching_up" ? 20 : 40;
        goals.push_back({1000 + sum, 5000 + 2 * sum, -300 + sum});
    }
    return goals;
}

TEST(TierRegret, is_the_mean_of_what_other_tiers_would_bring_by_their_probability) {
    std::vector<PlanVillage> villages = three_villages();
    add_regret(villages, true, worth);
    // a-1: 0.3 x (20 - 10) = 3, 6, 3; a-2: 0.2 x (10 - 20) + 0.3 x (40 - 20) = 4, 8, 4.
    EXPECT_NEAR(villages[0].regret, 4, 1e-12);
    EXPECT_NEAR(villages[1].regret, 16.0 / 3, 1e-12);
    EXPECT_LT(villages[0].regret_low, 4);
    EXPECT_GT(villages[0].regret_high, 4);
    // Student's t with two degrees of freedom, 95 %: 4.3027; standard error of 3, 6, 3 is 1.
    EXPECT_NEAR(villages[0].regret_high - villages[0].regret, 4.3027, 1e-3);
    EXPECT_FALSE(regret_is_known(villages[0]));
    EXPECT_EQ(villages[2].regret, 0);
    EXPECT_EQ(villages[2].regret_low, 0);
    EXPECT_EQ(villages[2].regret_high, 0);
}

TEST(TierRegret, turns_its_sign_where_less_is_better) {
    std::vector<PlanVillage> more = three_villages(), less = three_villages();
    add_regret(more, true, worth);
    add_regret(less, false, worth);
    for (std::size_t v = 0; v < more.size(); ++v)
        EXPECT_EQ(less[v].regret, -more[v].regret);
    EXPECT_EQ(less[0].regret_low, -more[0].regret_high);
}

TEST(TierRegret, is_zero_where_all_tiers_get_the_same) {
    std::vector<PlanVillage> villages = three_villages();
    add_regret(villages, true, [](const std::vector<Settings>& lists) {
        return std::vector<std::vector<double>>(lists.size(), std::vector<double>{7, 9, 4});
    });
    for (const PlanVillage& one : villages) {
        EXPECT_EQ(one.regret, 0);
        EXPECT_EQ(one.regret_low, 0);
        EXPECT_EQ(one.regret_high, 0);
        EXPECT_FALSE(regret_is_known(one));
    }
}

TEST(TierRegret, asks_for_the_plan_first_and_then_for_one_other_tier_at_a_time) {
    std::vector<PlanVillage> villages = three_villages();
    std::vector<Settings> asked;
    add_regret(villages, true, [&](const std::vector<Settings>& lists) {
        asked = lists;
        return worth(lists);
    });
    ASSERT_EQ(asked.size(), 4u); // one other tier of a-1, two of a-2, none of a-3
    EXPECT_EQ(regret_lists(villages), 4u);
    EXPECT_EQ(asked[0],
              (Settings{"assigned_tiers.a-1=demonstration", "assigned_tiers.a-2=catching_up", "assigned_tiers.a-3=consolidation"}));
    EXPECT_EQ(asked[0], tier_settings(villages));
    auto expected = tiers_of(asked[0]);
    for (const auto& [key, tier] :
         {std::pair<std::string, std::string>{"a-1", "catching_up"}, {"a-2", "demonstration"}, {"a-2", "consolidation"}}) {
        auto moved = expected;
        moved["assigned_tiers." + key] = tier;
        EXPECT_EQ(std::count_if(asked.begin() + 1, asked.end(), [&](const Settings& settings) { return tiers_of(settings) == moved; }), 1)
            << key << tier;
    }
}

TEST(TierRegret, of_one_replicate_has_no_interval) {
    std::vector<PlanVillage> villages = three_villages();
    add_regret(villages, true,
               [](const std::vector<Settings>& lists) { return std::vector<std::vector<double>>(lists.size(), std::vector<double>{7}); });
    EXPECT_EQ(villages[0].regret, 0);
    EXPECT_TRUE(std::isnan(villages[0].regret_low));
    EXPECT_FALSE(regret_is_known(villages[0]));
}

TEST(TierRegret, refuses_lists_of_different_replicates) {
    std::vector<PlanVillage> villages = three_villages();
    const auto uneven = [](const std::vector<Settings>& lists) {
        std::vector<std::vector<double>> goals(lists.size(), std::vector<double>{7, 9});
        goals.back().pop_back();
        return goals;
    };
    EXPECT_THROW(add_regret(villages, true, uneven), std::invalid_argument);
    EXPECT_THROW(add_regret(villages, true,
                            [](const std::vector<Settings>&) { return std::vector<std::vector<double>>(1, std::vector<double>{7}); }),
                 std::invalid_argument);
}

} // namespace
} // namespace terrace
