#include "models/household/sidelines.hpp"
#include "tests/support/paired_world.hpp"

#include <gtest/gtest.h>

#include <memory>
#include <string>
#include <vector>

// Whether what a measure gave still works years later, by the skill of those who got it. Ewes: livestock_test.cpp, stalls:
// tourism_test.cpp. Courtyards and orchards have no skill in this model (ODD 7.5). Small worlds compared with their twins; see
// paired_world.hpp for n and alpha.
namespace terrace {
namespace {

/// A county in which all keepers have the same livestock skill (0 to 2), after the months of the scenario.
std::unique_ptr<CountyWalk> lived_with_skill(int skill, Scenario scenario, std::size_t county, std::uint32_t replicate) {
    const auto index = static_cast<std::uint32_t>(county);
    Population population = synthesise(scenario.region.counties[county], index, {paired_seed, replicate});
    for (std::uint8_t& plan : population.households.plan)
        plan = with_livestock_skill(plan, static_cast<unsigned>(skill));
    auto walk = std::make_unique<CountyWalk>(std::move(scenario), county, std::move(population), RandomKey{paired_seed, replicate});
    walk->live_through();
    return walk;
}

/// Share that raise birds in the third summer after a free flock, of the households that got one and raise none without it.
double still_raise(int skill, const std::vector<std::string>& prices, std::uint32_t replicate) {
    const std::vector<std::string> terms{"policies.livestock_poultry.target={exited=false,low_income=false}",
                                         "policies.livestock_poultry.chicks_per_household=30",
                                         "policies.livestock_poultry.budget_yuan=10000000", "policies.livestock_poultry.households=300"};
    const std::vector<std::string> settings = joined(prices, {"months=30"});
    const auto base = lived_with_skill(skill, small_scenario("baseline", settings), hejing, replicate);
    const auto with = lived_with_skill(skill, small_scenario("hejing-poultry", joined(terms, settings)), hejing, replicate);
    double given = 0, left = 0;
    for (std::uint32_t row = 0; row < with->households().rows(); ++row) {
        if (!with->account().reached[row] || base->households().birds[row] > 0) continue;
        ++given;
        left += with->households().birds[row] > 0 ? 1 : 0;
    }
    EXPECT_GT(given, 100);
    return left / given;
}

TEST(GivenBirds, fade_where_skill_does_not_cover_their_keep) {
    // Within the ranges of the parameters, at a fixed price: a chick leaves the skilled some 7 yuan, the unskilled less than nothing.
    const std::vector<std::string> prices{"parameters.market.bird_flexibility=0", "parameters.livestock.bird_price=65",
                                          "parameters.livestock.bird_feed=40"};
    for (std::uint32_t r = 0; r < paired_replicates; ++r) {
        const double weak = still_raise(0, prices, r), good = still_raise(2, prices, r);
        EXPECT_LT(weak, 0.2) << r;
        EXPECT_GT(good, 0.5) << r;
    }
}

TEST(GivenBirds, do_not_fade_at_the_shipped_prices_since_they_pay_every_skill) {
    for (std::uint32_t r = 0; r < paired_replicates; ++r)
        EXPECT_GT(still_raise(0, {}, r), 0.5) << r;
}

TEST(GivenCourtyards, stand_whatever_the_skill_since_the_model_has_none_for_them) {
    for (const int skill : {0, 2}) {
        const auto walk = lived_with_skill(skill, small_scenario("bohu-courtyard", {"months=60"}), bohu, 0);
        std::int64_t given = 0, standing = 0;
        for (std::uint32_t row = 0; row < walk->households().rows(); ++row) {
            given += walk->account().reached[row] ? 1 : 0;
            standing += walk->account().reached[row] && courtyard_kind(walk->households().courtyard[row]) != Courtyard::none ? 1 : 0;
        }
        EXPECT_GT(given, 100);
        EXPECT_EQ(standing, given);
    }
}

} // namespace
} // namespace terrace
