#include "analysis/study/simulate.hpp"
#include "cli/policy_arithmetic.hpp"
#include "tests/support/input_error_of.hpp"
#include "tests/support/model_world.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

// Budgets by year and targets by village tier.
namespace terrace {
namespace {

using ::testing::HasSubstr;

std::string fault(const std::vector<std::string>& settings) {
    return input_error_of([&] { (void)shipped_scenario("talent-training", settings); }).message().en;
}

TEST(YearlyTerms, take_years_in_which_the_measure_is_in_force) {
    const std::string years = "policies.talent_training.budget_by_year_yuan";
    EXPECT_THAT(fault({"policies.talent_training.budget_by_year_yuan.2020=5"}), HasSubstr("2021 to 2025"));
    EXPECT_THAT(fault({"policies.talent_training.budget_by_year_yuan.next=5"}), HasSubstr(years + ".next"));
    EXPECT_THAT(fault({"policies.talent_training.budget_by_year_yuan.2022=-5"}), HasSubstr("zero or more yuan"));
    EXPECT_THAT(fault({"policies.talent_training.budget_by_year_yuan.2022=5"}), HasSubstr("nothing beside budget_by_year_yuan"));
}

TEST(YearlyTerms, are_refused_by_an_instrument_that_spends_one_sum) {
    const auto read = [] { (void)shipped_scenario("baseline", {"policies.microcredit.budget_by_year_yuan={2021=5}"}); };
    EXPECT_THAT(input_error_of(read).message().en, HasSubstr("Microcredit spends one sum"));
}

TEST(YearlyTerms, know_the_tiers) {
    EXPECT_THAT(fault({"policies.talent_training.target.tiers=[\"consolidated\"]"}), HasSubstr("did you mean 'consolidation'?"));
    const Scenario scenario =
        shipped_scenario("talent-training", {"policies.talent_training.target.tiers=[\"demonstration\",\"consolidation\"]"});
    const Target& target = scenario.measures.at(0).terms.target;
    EXPECT_TRUE(target.in_tiers(1) && !target.in_tiers(2) && target.in_tiers(3) && !target.in_tiers(0));
    EXPECT_TRUE(Target{}.in_tiers(0) && Target{}.in_tiers(2));
}

TEST(YearlyTerms, add_up_to_the_budget_that_arithmetic_knows) {
    const Scenario scenario = shipped_scenario("baseline", {"policies.orchard.county=bohu", "policies.orchard.grant_yuan_per_mu=3000",
                                                            "policies.orchard.budget_by_year_yuan={2021=3000000,2023=6000000}"});
    const MeasureTerms& terms = scenario.measures.at(0).terms;
    EXPECT_EQ(terms.budget, 9'000'000_yuan);
    EXPECT_EQ(terms.budget_of(2021, 2022), 3'000'000_yuan);
    for (const DerivedValue& value : policy_arithmetic(scenario))
        if (value.key == "mu_paid") {
            EXPECT_EQ(value.value, 3000);
        }
}

double sum_of(const Study& study, std::size_t scenario, const std::string& name) {
    for (std::size_t s = 0; s < study.series.size(); ++s) {
        if (study.series[s].name != name) continue;
        double sum = 0;
        for (std::size_t t = 0; t < static_cast<std::size_t>(study.months); ++t)
            for (std::size_t i = 0; i < study.series[s].size; ++i)
                sum += study.values[s][study.at(scenario, 0, t, 0, study.series[s].size, i)];
        return sum;
    }
    ADD_FAILURE() << "no series " << name;
    return 0;
}

/// Posts for everybody in Bohu with so much money, for villages of these tiers.
Scenario posts(const std::vector<std::pair<std::string, std::string>>& measures) {
    std::vector<std::string> settings{"months=24"};
    for (const auto& [name, tiers] : measures)
        for (const std::string setting :
             {"instrument=special_posts", "county=bohu", "posts=1000", "budget_by_year_yuan={2021=300000,2022=300000}"})
            settings.push_back("policies." + name + "." + setting);
    for (const auto& [name, tiers] : measures)
        settings.push_back("policies." + name + ".target.tiers=" + tiers);
    return small_scenario("baseline", settings, 1500);
}

TEST(YearlyTerms, of_two_tiers_serve_their_own_villages_beside_each_other) {
    StudyRequest request;
    request.scenarios = {posts({{"one", "[\"demonstration\"]"}}), posts({{"two", "[\"consolidation\"]"}}),
                         posts({{"one", "[\"demonstration\"]"}, {"two", "[\"consolidation\"]"}})};
    request.counties = {"bohu"};
    request.effects = false;
    const Study study = simulate_study(request);
    const double one = sum_of(study, 0, "spending"), two = sum_of(study, 1, "spending"), both = sum_of(study, 2, "spending");
    EXPECT_GT(one, 400'000);
    EXPECT_GT(two, 400'000);
    EXPECT_NEAR(both, one + two, 0.02 * both); // they share the county's labour market and nothing else
}

} // namespace
} // namespace terrace
