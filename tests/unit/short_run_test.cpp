#include <gtest/gtest.h>

#include <algorithm>

#include "sim/config/input_error.hpp"
#include "tests/support/county_walk.hpp"

// Runs that end before a measure begins.
namespace terrace {
namespace {

std::vector<std::string> warned_of(const Scenario& scenario) {
    std::vector<std::string> keys;
    for (const InputWarning& warning : scenario.warnings) keys.push_back(warning.key);
    return keys;
}

TEST(ShortRun, warns_of_a_measure_that_begins_after_its_end) {
    const Scenario scenario = shipped_scenario("yuli-land-transfer", {"months=1"});
    EXPECT_EQ(std::ranges::count(warned_of(scenario), "policies.land_transfer.from"), 1);
    EXPECT_EQ(std::ranges::count(warned_of(shipped_scenario("yuli-land-transfer", {"months=3"})), "policies.land_transfer.from"), 0);
}

TEST(ShortRun, lives_as_without_that_measure) {
    CountyWalk with(small_scenario("yuli-land-transfer", {"months=2"}), yuli), without(small_scenario("baseline", {"months=2"}), yuli);
    with.live_through();
    without.live_through();
    EXPECT_EQ(state_digest(with.county()), state_digest(without.county()));
}

TEST(ShortRun, still_refuses_a_last_month_before_the_first) {
    EXPECT_THROW(shipped_scenario("yuli-land-transfer", {"months=1", "policies.land_transfer.until=2021-02"}), InputError);
}

}  // namespace
}  // namespace terrace
