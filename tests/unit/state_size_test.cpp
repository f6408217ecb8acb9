#include <gtest/gtest.h>

#include "tests/support/county_walk.hpp"

namespace terrace {
namespace {

/// Rural China at 1:1 fits one workstation when a household takes no more than this, its workers included.
constexpr double most_bytes = 100;   // [bytes/household]

TEST(StateOfACounty, takes_at_most_a_hundred_bytes_a_household_in_any_shipped_scenario) {
    for (const std::string& name : shipped_names()) {
        const Scenario scenario = shipped_scenario(name, {"months=24"});
        for (std::size_t county = 0; county < scenario.region.counties.size(); ++county) {
            CountyWalk walk(scenario, county);
            walk.live_through();
            EXPECT_LE(bytes_per_household(walk.run), most_bytes) << name << ", " << scenario.region.counties[county].key;
        }
    }
}

TEST(StateOfACounty, counts_what_few_households_have) {
    CountyWalk walk(small_scenario("baseline", {"months=1"}), yuli);
    const double before = bytes_per_household(walk.run), households = static_cast<double>(walk.households().rows());
    walk.run.county.relief_claims.resize(2);
    EXPECT_DOUBLE_EQ(bytes_per_household(walk.run), before + 2 * sizeof(ReliefClaim) / households);
    walk.run.county.medical_events[3].add(1000, 1);   // 255 rows at a time
    EXPECT_DOUBLE_EQ(bytes_per_household(walk.run), before + (2 * sizeof(ReliefClaim) + 4 * 3) / households);
}

}  // namespace
}  // namespace terrace
