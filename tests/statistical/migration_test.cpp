#include <gtest/gtest.h>

#include "tests/support/county_walk.hpp"

// Departures and returns of workers: an identity, so there is neither n nor alpha.
namespace terrace {
namespace {

std::int64_t away(const County& county) { return std::count(county.workers.place.begin(), county.workers.place.end(), place::away); }

/// Each month's workers away are those of the month before, more by who left, less by who came home.
void expect_closed(const std::string& scenario, const std::vector<std::string>& settings, std::size_t county) {
    CountyWalk walk(small_scenario(scenario, joined({"months=24"}, settings)), county);
    walk.spin_up();
    double left = 0, returned = 0;
    for (int month = 0; month < 24; ++month) {
        const std::int64_t before = away(walk.county());
        walk.live(1);
        left += walk.series("departed_workers").back();
        returned += walk.series("returned_workers").back();
        EXPECT_EQ(static_cast<double>(away(walk.county()) - before), walk.series("departed_workers").back() - walk.series("returned_workers").back()) << scenario << " month " << month;
    }
    EXPECT_GT(left, 0);
    EXPECT_GT(returned, 0);
}

TEST(Migration, closes_with_departures_and_returns) { expect_closed("baseline", {}, hejing); }

TEST(Migration, closes_with_founders_who_come_home_too) {
    expect_closed("returnee-startups", {"policies.returnee_startups_bohu.firms=100", "policies.returnee_startups_bohu.budget_yuan=10000000"}, bohu);
}

}  // namespace
}  // namespace terrace
