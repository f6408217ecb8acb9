#include <gtest/gtest.h>

#include <map>

#include "cli/policy_arithmetic.hpp"
#include "tests/support/model_world.hpp"

namespace terrace {
namespace {

TEST(PairingTerms, of_bohu_are_one_and_a_half_households_for_each_cadre) {
    std::map<std::string, double> terms;
    for (const DerivedValue& value : policy_arithmetic(shipped_scenario("cadre-pairing")))
        if (value.measure == "cadre_pairing") terms[value.key] = value.value;
    EXPECT_DOUBLE_EQ(terms["exited_per_cadre"], 2193.0 / 1500);
    EXPECT_EQ(terms["visits_per_month"], 22'500);
    EXPECT_DOUBLE_EQ(terms["visits_per_household"], 22'500.0 / 7200);
}

}  // namespace
}  // namespace terrace
