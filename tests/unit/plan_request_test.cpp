#include "analysis/plan/plan_request.hpp"
#include "tests/support/input_error_of.hpp"
#include "tests/support/plan_world.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>

namespace terrace {
namespace {

const std::string ceilings = "[ceilings]\ntotal_yuan = 1_000_000\nunit_yuan = 50_000\n";
const std::string line = "[lines.support]\ninstrument = \"tiered_support\"\ngrant_yuan = 2000\n";

std::string line_named(const std::string& name) { return "[lines." + name + "]\ninstrument = \"tiered_support\"\ngrant_yuan = 2000\n"; }

class PlanRequestFile : public ::testing::Test {
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

TEST_F(PlanRequestFile, takes_usual_numbers_where_it_says_nothing) {
    const PlanRequest request = read(ceilings + line);
    EXPECT_EQ(request.goals, (std::vector{PlanGoalKind::lowest_40_income, PlanGoalKind::households_at_risk, PlanGoalKind::cost,
                                          PlanGoalKind::inequality}));
    EXPECT_EQ(request.horizon, 2026);
    EXPECT_EQ(request.search.population, 48u);
    EXPECT_EQ(request.ceilings.by_year, std::vector<Fen>{1'000'000'00});
    EXPECT_EQ(request.ceilings.by_line, std::vector<Fen>{1'000'000'00});
    EXPECT_EQ(request.ceilings.by_tier[2], 1'000'000'00);
}

TEST_F(PlanRequestFile, makes_room_for_every_starting_point_in_a_generation) {
    std::string lines;
    for (int l = 0; l < 12; ++l)
        lines += line_named("line" + std::to_string(l));
    EXPECT_EQ(read(ceilings + lines).search.population, 52u); // 2 + 12 x 4 = 50, and a multiple of 4
}

TEST_F(PlanRequestFile, reads_ceilings_of_years_tiers_and_lines) {
    const PlanRequest request =
        read(ceilings + "by_year_yuan = { 2021 = 800_000 }\nby_tier_yuan = { consolidation = 2_000_000, demonstration = 0 }\n" + line +
             "most_yuan = 300_000\n");
    EXPECT_EQ(request.ceilings.by_year, std::vector<Fen>{800'000'00});
    EXPECT_EQ(request.ceilings.by_tier, (std::array<Fen, tier_count>{0, 1'000'000'00, 1'000'000'00})); // no more than there is
    EXPECT_EQ(request.ceilings.by_line, std::vector<Fen>{300'000'00});
}

TEST_F(PlanRequestFile, tells_what_is_wrong_and_where) {
    EXPECT_THAT(fault(ceilings + line + "grant_yuann = 3\n"), ::testing::HasSubstr("plan.toml:10:1: key 'lines.support.grant_yuann'"));
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
    EXPECT_THAT(fault(ceilings + line + line_named("more") + line_named("other") + "[search]\npopulation = 12\n"),
                ::testing::HasSubstr("16 or more: with 3 lines"));
    EXPECT_THAT(fault(ceilings), ::testing::HasSubstr("tables [lines.KEY]"));
    EXPECT_THAT(fault(ceilings + line + "[stresses]\nbad = \"nowhere.toml\"\n"), ::testing::HasSubstr("key 'stresses.bad'"));
}

TEST_F(PlanRequestFile, leaves_place_time_and_money_of_a_line_to_the_plan) {
    EXPECT_THAT(fault(ceilings + line + "budget_yuan = 3\n"), ::testing::HasSubstr("plan.toml:10:15: key 'lines.support.budget_yuan'"));
    EXPECT_THAT(fault(ceilings + line + "from = \"2021-03\"\n"), ::testing::HasSubstr("the plan sets county, months and money"));
    EXPECT_THAT(fault(ceilings + line + "target = { tiers = [\"demonstration\"] }\n"),
                ::testing::HasSubstr("key 'lines.support.target.tiers'"));
}

TEST_F(PlanRequestFile, takes_only_instruments_that_go_on_with_each_years_money) {
    EXPECT_THAT(fault(ceilings + "[lines.fund]\ninstrument = \"relief_fund\"\n"),
                ::testing::HasSubstr("an instrument that goes on with each year's money"));
    EXPECT_THAT(fault(ceilings + "[lines.orchards]\ninstrument = \"orchards\"\n"), ::testing::HasSubstr("did you mean 'orchard'?"));
}

TEST_F(PlanRequestFile, finds_the_measure_whose_terms_a_line_takes) {
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

TEST_F(PlanRequestFile, must_begin_when_its_base_does_and_name_a_county_of_it) {
    EXPECT_THAT(head_fault("base = \"base.toml\"\nyears = { first = 2022, last = 2023 }\n"),
                ::testing::HasSubstr("the base begins in 2021-01"));
    EXPECT_THAT(head_fault("base = \"base.toml\"\ncounty = \"qingqan\"\nyears = { first = 2021, last = 2023 }\n"),
                ::testing::HasSubstr("did you mean 'qingquan'?"));
    EXPECT_THAT(head_fault("years = { first = 2022, last = 2023 }\n"), ::testing::HasSubstr("key 'base'"));
    EXPECT_THAT(head_fault("base = \"base.toml\"\n"), ::testing::HasSubstr("key 'years'"));
}

TEST_F(PlanRequestFile, measures_goals_until_the_horizon_or_the_year_it_names) {
    const std::string head = "base = \"base.toml\"\nyears = { first = 2021, last = 2023 }\n";
    const auto read = [&](const std::string& more) { return read_plan_inputs(world_.write(ceilings + line, head + more), PlanWorld::scenarios()); };
    EXPECT_EQ(read("").request.goals_until, 2028);
    EXPECT_EQ(read("").full.months, 96);
    EXPECT_EQ(read("horizon = 2026\n").request.goals_until, 2026);
    EXPECT_EQ(read("horizon = 2026\ngoals_until = 2024\n").full.months, 48);
    EXPECT_THAT(head_fault(head + "goals_until = 2022\n"), ::testing::HasSubstr("a whole number from 2023 to 2028"));
    EXPECT_THAT(head_fault(head + "horizon = 2026\ngoals_until = 2027\n"), ::testing::HasSubstr("a whole number from 2023 to 2026"));
}

TEST_F(PlanRequestFile, refuses_a_base_whose_measure_is_in_force_before_the_plan) {
    const auto base_from = [&](const std::string& from) {
        std::ofstream(world_.write("").parent_path() / "early.toml")
            << "base = \"base.toml\"\n[policies.relapse_monitoring]\nfrom = \"" + from + "\"\n";
        return "base = \"early.toml\"\nyears = { first = 2021, last = 2021 }\n";
    };
    const std::string told = head_fault(base_from("2020-07"));
    EXPECT_THAT(told, ::testing::HasSubstr("plan.toml:1:8: key 'base'"));
    EXPECT_THAT(told, ::testing::HasSubstr("measure 'relapse_monitoring' begins in 2020-07"));
    EXPECT_THAT(told, ::testing::HasSubstr("policies.relapse_monitoring.from = \"2021-01\""));
    EXPECT_NO_THROW((void)read_plan_inputs(world_.write(ceilings + line, base_from("2021-01")), PlanWorld::scenarios()));
}

TEST_F(PlanRequestFile, makes_a_measure_of_each_line_and_tier_that_has_money) {
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

TEST_F(PlanRequestFile, of_a_prefecture_splits_a_tiers_money_by_its_households_in_each_county) {
    const auto file = world_.write(ceilings + line, "base = \"" + (PlanWorld::scenarios() / "baseline.toml").string() +
                                                        "\"\nyears = { first = 2021, last = 2021 }\n");
    PlanInputs inputs = read_plan_inputs(file, PlanWorld::scenarios());
    const std::vector<std::string> counties = inputs.counties;
    ASSERT_GE(counties.size(), 2u);
    const auto village = [&](std::size_t county, const std::string& number, Tier tier, std::uint32_t households) {
        PlanVillage one;
        one.county = counties[county], one.key = counties[county] + "-" + number, one.tier = tier, one.households = households;
        return one;
    };
    settle_tiers(inputs, {village(0, "1", Tier::consolidation, 100), village(0, "2", Tier::demonstration, 500),
                          village(1, "1", Tier::consolidation, 300)});
    PlanBudget budget = no_budget(inputs);
    budget.at(0, 0, 0) = 50'000'00;
    budget.at(0, 2, 0) = 200'000'00;
    const Scenario scenario = plan_scenario(inputs, inputs.full, budget);
    const auto money = [&](const std::string& tier, std::size_t county) {
        const std::size_t at = scenario.position("support-" + tier + "-" + counties[county]);
        return at < scenario.measures.size() ? scenario.measures[at].terms.budget : 0;
    };
    EXPECT_EQ(money("demonstration", 0), 50'000'00);
    EXPECT_EQ(money("demonstration", 1), 0);
    EXPECT_EQ(money("consolidation", 0), 50'000'00);
    EXPECT_EQ(money("consolidation", 1), 150'000'00);
}

} // namespace
} // namespace terrace
