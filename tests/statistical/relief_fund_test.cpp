#include <gtest/gtest.h>

#include "tests/support/paired_world.hpp"
#include "tests/support/untouched.hpp"

// What a relief fund does by itself, without monitoring. See paired_world.hpp for n and alpha; what must not move is compared bit by bit.
namespace terrace {
namespace {

/// The fund of Bohu alone, from the second year on, with a low deductible so that claims are many.
Scenario fund_of_bohu(const std::vector<std::string>& settings) {
    Scenario scenario = small_scenario("relief-fund", joined(settings, {"policies.relief_fund_bohu.from=2022-01", "policies.relief_fund_bohu.illness_deductible_yuan=2000",
                                                                        "policies.relief_fund_bohu.budget_yuan=1000000"}));
    for (const char* other : {"relief_fund_hejing", "relief_fund_yuli"}) scenario = scenario.without(scenario.position(other));
    return scenario;
}

TEST(ReliefFund, alone_raises_the_income_of_those_it_helps) {
    const std::vector<std::string> months{"months=48"};
    const Study study = paired_study({small_scenario("baseline", months), fund_of_bohu(months)});
    expect_all_above(net_per_participant(study), 0);
    for (const MeasureEffect& effect : study.effects) EXPECT_GT(effect.net[static_cast<std::size_t>(IncomeSource::transfer)], 0);
}

TEST(ReliefFund, of_one_county_leaves_the_others_and_the_time_before_it_alone) {
    const std::vector<std::string> months{"months=36"};
    const Study study = paired_study({small_scenario("baseline", months), fund_of_bohu(months)});
    for (const MeasureEffect& effect : study.effects) EXPECT_GT(effect.participants_all, 0);
    expect_untouched(study, hejing, 36);
    expect_untouched(study, yuli, 36);
    expect_untouched(study, bohu, 12);
}

}  // namespace
}  // namespace terrace
