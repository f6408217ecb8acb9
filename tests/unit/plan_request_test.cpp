#include "analysis/plan/plan_request.hpp"
#include "tests/support/input_error_of.hpp"
#include "tests/support/plan_world.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace terrace {
namespace {

const std::string ceilings = "[ceilings]\ntotal_yuan = 1_000_000\nunit_yuan = 50_000\n";
const std::string line = "[lines.support]\ninstrument = \"tiered_support\"\ngrant_yuan = 2000\n";

class PlanFile : public ::testing::Test {
protected:
    PlanRequest read(const std::string& text) const { return read_plan_request(world_.write(text), Records::read_folder(PlanWorld::scenarios() / "parameters")); }
    std::string fault(const std::string& text) const {
        return input_error_of([&] { (void)world_.read(text); }).message().en;
    }
    std::string head_fault(const std::string& head) const {
        return input_error_of([&] { (void)read_plan_inputs(world_.write(ceilings + line, head), PlanWorld::scenarios()); }).message().en;
    }

    const PlanWorld world_;
};

TEST_F(PlanFile, takes_usual_numbers_where_it_says_nothing) {
    const PlanRequest request = read(ceilings + line);
    EXPECT_EQ(request.goals, (std::vector{PlanGoalKind::lowest_40_income, PlanGoalKind::households_at_risk, PlanGoalKind::cost,
                                          PlanGoalKind::inequality}));
    EXPECT_EQ(request.horizon, 2026);
    EXPECT_EQ(request.search.population, 48u);
    EXPECT_EQ(request.ceilings.by_year, std::vector<Fen>{1'000'000'00});
    EXPECT_EQ(request.ceilings.by_line, std::vector<Fen>{1'000'000'00});
    EXPECT_EQ(request.ceilings.by_tier[2], 1'000'000'00);
}

TEST_F(PlanFile, reads_ceilings_of_years_tiers_and_lines) {
    const PlanRequest request =
        read(ceilings + "by_year_yuan = { 2021 = 800_000 }\nby_tier_yuan = { consolidation = 2_000_000, demonstration = 0 }\n" + line +
             "most_yuan = 300_000\n");
    EXPECT_EQ(request.ceilings.by_year, std::vector<Fen>{800'000'00});
    EXPECT_EQ(request.ceilings.by_tier, (std::array<Fen, tier_count>{0, 1'000'000'00, 1'000'000'00})); // no more than there is
    EXPECT_EQ(request.ceilings.by_line, std::vector<Fen>{300'000'00});
}

TEST_F(PlanFile, tells_what_is_wrong_and_where) {
    EXPECT_THAT(fault(ceilings + line + "grant_yuann = 3\n"), ::testing::HasSubstr("plan.toml:9:1: key 'lines.support.grant_yuann'"));
    EXPECT_THAT(fault(ceilings + line + "grant_yuann = 3\n"), ::testing::HasSubstr("did you mean 'grant_yuan'?"));
    EXPECT_THAT(fault("goals = [\"lowest_40_incom\", \"cost\"]\n" + ceilings + line),
                ::testing::HasSubstr("did you mean 'lowest_40_income'?"));
    EXPECT_THAT(fault("goals = [\"cost\", \"inequality\"]\n" + ceilings + line), ::testing::HasSubstr("cost among them and not first"));
    EXPECT_THAT(fault("[ceilings]\ntotal_yuan = 1_020_000\nunit_yuan = 50_000\n" + line),
                ::testing::HasSubstr("key 'ceilings.total_yuan'"));
    EXPECT_THAT(fault(ceilings + "by_year_yuan = { 2022 = 50_000 }\n" + line), ::testing::HasSubstr("key 'ceilings.by_year_yuan.2022'"));
    EXPECT_THAT(fault(ceilings + "by_tier_yuan = { consolidations = 50_000 }\n" + line),
                ::testing::HasSubstr("did you mean 'consolidation'?"));
    EXPECT_THAT(fault(ceilings + line + "[search]\npopulation = 10\n"), ::testing::HasSubstr("a multiple of 4"));
    EXPECT_THAT(fault(ceilings), ::testing::HasSubstr("tables [lines.KEY]"));
    EXPECT_THAT(fault(ceilings + line + "[stresses]\nbad = \"nowhere.toml\"\n"), ::testing::HasSubstr("key 'stresses.bad'"));
}

TEST_F(PlanFile, leaves_place_time_and_money_of_a_line_to_the_plan) {
    EXPECT_THAT(fault(ceilings + line + "budget_yuan = 3\n"), ::testing::HasSubstr("plan.toml:9:15: key 'lines.support.budget_yuan'"));
    EXPECT_THAT(fault(ceilings + line + "from = \"2021-03\"\n"), ::testing::HasSubstr("the plan sets county, months and money"));
    EXPECT_THAT(fault(ceilings + line + "target = { tiers = [\"demonstration\"] }\n"),
                ::testing::HasSubstr("key 'lines.support.target.tiers'"));
}

TEST_F(PlanFile, takes_only_instruments_that_go_on_with_each_years_money) {
    EXPECT_THAT(fault(ceilings + "[lines.fund]\ninstrument = \"relief_fund\"\n"),
                ::testing::HasSubstr("an instrument that goes on with each year's money"));
    EXPECT_THAT(fault(ceilings + "[lines.orchards]\ninstrument = \"orchards\"\n"), ::testing::HasSubstr("did you mean 'orchard'?"));
}

TEST_F(PlanFile, finds_the_measure_whose_terms_a_line_takes) {
    const std::string from = "[lines.courts]\nscenario = \"" + (PlanWorld::scenarios() / "bohu-courtyard.toml").string() + "\"\n";
    EXPECT_THAT(fault(ceilings + from), ::testing::HasSubstr("key 'lines.courts.measure'"));
    EXPECT_THAT(fault(ceilings + from + "measure = \"courtyard_econom\"\n"), ::testing::HasSubstr("did you mean 'courtyard_economy'?"));
    const PlanInputs inputs = world_.read(ceilings + from + "measure = \"courtyard_economy\"\ntarget = { income_below_yuan = 12_000 }\n");
    ASSERT_EQ(inputs.lines.size(), 1u);
    EXPECT_EQ(inputs.lines[0].instrument, "courtyard_economy");
    const MeasureTerms& terms = inputs.full.measures.at(inputs.full.position("courts-consolidation")).terms;
    EXPECT_TRUE(terms.target.exited);
    EXPECT_EQ(terms.target.income_below, 12'000'00);
    EXPECT_EQ(terms.target.tiers, 8u);
    EXPECT_EQ(terms.county, "qingquan");
    EXPECT_EQ(terms.from, Month::of(2021, 1));
}

TEST_F(PlanFile, must_begin_when_its_base_does_and_name_a_county_of_it) {
    EXPECT_THAT(head_fault("base = \"base.toml\"\nyears = { first = 2022, last = 2023 }\n"),
                ::testing::HasSubstr("the base begins in 2021-01"));
    EXPECT_THAT(head_fault("base = \"base.toml\"\ncounty = \"qingqan\"\nyears = { first = 2021, last = 2023 }\n"),
                ::testing::HasSubstr("did you mean 'qingquan'?"));
    EXPECT_THAT(head_fault("years = { first = 2022, last = 2023 }\n"), ::testing::HasSubstr("key 'base'"));
    EXPECT_THAT(head_fault("base = \"base.toml\"\n"), ::testing::HasSubstr("key 'years'"));
}

TEST_F(PlanFile, makes_a_measure_of_each_line_and_tier_that_has_money) {
    const PlanInputs inputs = world_.read(ceilings + line);
    PlanBudget budget = no_budget(inputs);
    EXPECT_TRUE(plan_scenario(inputs, inputs.full, budget).measures.empty());
    budget.at(0, 2, 0) = 50'000'00;
    const Scenario scenario = plan_scenario(inputs, inputs.full, budget);
    ASSERT_EQ(scenario.measures.size(), 1u);
    EXPECT_EQ(scenario.measures[0].terms.name, "support-consolidation");
    EXPECT_EQ(scenario.measures[0].terms.budget, 50'000'00);
    EXPECT_EQ(scenario.measures[0].terms.budget_by_year, (std::vector<std::pair<int, Fen>>{{2021, 50'000'00}}));
    EXPECT_THAT(scenario.fingerprint(), ::testing::HasSubstr("policies.support-consolidation.budget_by_year_yuan.2021 = 50000"));
    EXPECT_THAT(scenario.fingerprint(), ::testing::Not(::testing::HasSubstr("support-demonstration")));
}

} // namespace
} // namespace terrace
