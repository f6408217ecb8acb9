#include <gtest/gtest.h>

#include "cli/stacking.hpp"
#include "tests/support/model_world.hpp"

namespace terrace {
namespace {

std::vector<std::string> doubts(const std::string& scenario, const std::vector<std::string>& settings = {}) {
    std::vector<std::string> texts;
    for (const InputWarning& warning : stacking_doubts(shipped_scenario(scenario, settings))) texts.push_back(warning.key + ": " + warning.finding.en);
    return texts;
}

TEST(Stacking, one_measure_alone_conflicts_with_nothing) {
    EXPECT_TRUE(doubts("bohu-courtyard").empty());
    EXPECT_TRUE(doubts("baseline").empty());
}

TEST(Stacking, measures_of_other_counties_or_kinds_are_no_conflict) {
    EXPECT_TRUE(doubts("courtyard-and-transfer").empty());   // other counties
    EXPECT_TRUE(doubts("relief-fund").empty());              // the same instrument in three counties
    EXPECT_TRUE(doubts("yuli-package").empty());             // leases, tourism, posts, relief
}

TEST(Stacking, the_same_kind_of_support_in_the_same_county_and_months_is_told_once) {
    const auto found = doubts("bohu-courtyard+bohu-orchard+bohu-consolidation");
    ASSERT_EQ(found.size(), 1u);
    EXPECT_EQ(found.front(), "policies.courtyard_economy: in Bohu it supports the same kind of thing (industries), in the same months, as land_consolidation, orchard: a household may be paid more than once");
}

TEST(Stacking, measures_one_after_the_other_do_not_meet) {
    EXPECT_TRUE(doubts("bohu-courtyard+bohu-orchard", {"policies.courtyard_economy.until=2022-12", "policies.orchard.from=2023-01"}).empty());
    EXPECT_EQ(doubts("bohu-courtyard+bohu-orchard", {"policies.courtyard_economy.until=2022-12", "policies.orchard.from=2022-12"}).size(), 1u);
}

TEST(Stacking, two_measures_of_one_instrument_in_one_county_are_told_as_such) {
    const auto found = doubts("relief-fund", {"policies.relief_fund_hejing.county=bohu"});
    ASSERT_EQ(found.size(), 1u);
    EXPECT_EQ(found.front(), "policies.relief_fund_bohu: in Bohu it is the same instrument, in the same months, as relief_fund_hejing: whoever meets the targets of both gets both");
}

}  // namespace
}  // namespace terrace
