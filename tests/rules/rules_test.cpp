#include <gtest/gtest.h>

#include <algorithm>
#include <cctype>
#include <ostream>
#include <set>

#include "models/policy/instruments.hpp"
#include "tests/support/rule_world.hpp"

// Every case of every tests/rules/*.toml is a test of its own; support/rule_world.hpp says what a case may hold.
namespace terrace {

void PrintTo(const RuleCase& rule, std::ostream* out) { *out << rule.name; }

namespace {

const std::vector<RuleCase>& cases() {
    static const std::vector<RuleCase> all = read_rule_cases(std::string(TERRACE_SOURCE_DIR) + "/tests/rules");
    return all;
}

std::string test_name(const testing::TestParamInfo<RuleCase>& info) {
    std::string name = info.param.instrument + "_" + info.param.name;
    for (char& c : name)
        if (std::isalnum(static_cast<unsigned char>(c)) == 0) c = '_';
    return name;
}

class Rules : public testing::TestWithParam<RuleCase> {};

TEST_P(Rules, hold) { EXPECT_EQ(check_rule(GetParam()), "") << GetParam().node.place().to_string(); }

INSTANTIATE_TEST_SUITE_P(Table, Rules, testing::ValuesIn(cases()), test_name);

TEST(RuleTables, every_instrument_has_one) {
    std::set<std::string> tables;
    for (const RuleCase& rule : cases()) tables.insert(rule.instrument);
    for (const InstrumentEntry& instrument : instruments()) EXPECT_TRUE(tables.contains(std::string(instrument.name))) << instrument.name;
}

TEST(RuleTables, every_instrument_that_asks_households_notes_its_offers) {
    const std::set<std::string_view> asks_nobody{"cadre_pairing",  "industrial_park", "job_fairs",       "pillar_industry", "policy_continuity", "poverty_backstop", "poverty_register",
                                                 "relapse_monitoring", "relief_fund",     "talent_training", "tiered_support",  "village_works"};
    std::set<std::string> noting;
    for (const RuleCase& rule : cases()) {
        rules::RuleWorld world(rule);
        world.live();
        noting.merge(world.offering());
    }
    for (const InstrumentEntry& instrument : instruments()) EXPECT_NE(noting.contains(std::string(instrument.name)), asks_nobody.contains(instrument.name)) << instrument.name;
}

TEST(RuleTables, every_case_comes_out_the_same_whoever_is_watched) {
    for (const RuleCase& rule : cases()) {
        rules::RuleWorld watched(rule), unwatched(rule, UINT32_MAX);
        watched.live();
        unwatched.live();
        EXPECT_EQ(state_digest(watched.county()), state_digest(unwatched.county())) << rule.instrument << ": " << rule.name;
    }
}

}  // namespace
}  // namespace terrace
