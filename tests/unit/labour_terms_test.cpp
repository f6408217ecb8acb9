#include <gtest/gtest.h>

#include <map>

#include "cli/policy_arithmetic.hpp"
#include "tests/support/model_world.hpp"

namespace terrace {
namespace {

std::map<std::string, double> terms_of(const std::string& scenario, const std::vector<std::string>& settings = {}) {
    std::map<std::string, double> terms;
    for (const DerivedValue& value : policy_arithmetic(shipped_scenario(scenario, settings))) terms[value.key] = value.value;
    return terms;
}

TEST(LabourTerms, of_the_special_posts_are_what_the_budget_pays) {
    const auto terms = terms_of("yuli-special-posts");
    EXPECT_DOUBLE_EQ(terms.at("wage_per_year"), 12'000);
    EXPECT_DOUBLE_EQ(terms.at("cost_per_year"), 3'600'000);
    EXPECT_NEAR(terms.at("post_years"), 20'000'000.0 / 12'000, 1e-6);
    EXPECT_DOUBLE_EQ(terms.at("unspent"), 20'000'000 - 5 * 3'600'000);
}

TEST(LabourTerms, of_the_fairs_are_sixty_of_them) {
    const auto terms = terms_of("hejing-job-fairs");
    EXPECT_EQ(terms.at("fairs"), 60);
    EXPECT_EQ(terms.at("fairs_paid"), 60);
    EXPECT_EQ(terms.at("unspent"), 0);
    EXPECT_EQ(terms_of("hejing-job-fairs", {"policies.job_fairs.every_months=7"}).at("fairs"), 9);
    EXPECT_EQ(terms_of("hejing-job-fairs", {"policies.job_fairs.budget_yuan=50000"}).at("fairs_paid"), 2);
}

TEST(LabourTerms, of_the_park_are_nearly_a_home_for_each_job) {
    const auto terms = terms_of("hejing-park");
    EXPECT_NEAR(terms.at("homes_per_job"), 1280.0 / 1300, 1e-9);
    EXPECT_EQ(terms.at("wages_per_year"), 46'800'000);
    EXPECT_EQ(terms.at("unspent"), 0);
}

TEST(LabourTerms, of_the_training_are_what_a_certificate_costs) {
    const auto terms = terms_of("hejing-training");
    EXPECT_EQ(terms.at("allowance_per_trainee"), 1500);
    EXPECT_EQ(terms.at("cost_per_trainee"), 2700);
    EXPECT_EQ(terms.at("seats"), 6000);
    EXPECT_NEAR(terms.at("certificates"), 6000 * 0.85 * 0.6, 1e-6);
    EXPECT_EQ(terms.at("unspent"), 0);
}

}  // namespace
}  // namespace terrace
