#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <numeric>

#include "analysis/study/simulate.hpp"
#include "tests/support/county_walk.hpp"

// What loans under measures and start-ups move, and what they cannot touch. Unless a test says otherwise: n = 8 independent replicates (seed 11) of a small
// world, each compared with its twin; all eight must show the direction, which chance alone does with alpha = 2^-8 = 0.004 (sign test).
namespace terrace {
namespace {

constexpr std::uint32_t replicates = 8;
constexpr std::uint32_t seed = 11;

Fen sum(const auto& parts) { return std::accumulate(parts.begin(), parts.end(), Fen{0}); }

std::string state_of(const std::string& scenario, std::size_t county, const std::vector<std::string>& settings) {
    CountyWalk walk(small_scenario(scenario, settings), county, RandomKey{seed, 0});
    walk.live_through();
    return state_digest(walk.county());
}

Fen flow(const CountyWalk& walk, Flow kind) {
    Fen amount = 0;
    for (std::size_t at = static_cast<std::size_t>(kind); at < walk.record.ledger.size(); at += flow_count) amount += walk.record.ledger[at];
    return amount;
}

TEST(Microcredit, that_calls_on_nobody_or_works_elsewhere_changes_nothing) {
    const std::string base = state_of("baseline", yuli, {"months=12"});
    EXPECT_EQ(state_of("microcredit", yuli, {"months=12", "policies.microcredit_yuli.visited_share=0", "policies.microcredit_yuli.budget_yuan=0"}), base);
    EXPECT_EQ(state_of("microcredit", yuli, {"months=12", "policies.microcredit_yuli.county=bohu"}), base);
}

TEST(Microcredit, raises_the_business_income_of_borrowers_by_more_than_its_interest) {
    StudyRequest request;
    request.scenarios = {small_scenario("baseline", {"months=30"}, 2000), small_scenario("microcredit", {"months=30"}, 2000)};
    request.replicates = replicates;
    request.seed = seed;
    request.attribute = true;   // of the three counties' measures each
    const Study study = simulate_study(request);
    ASSERT_EQ(study.effects.size(), 3 * replicates);
    for (std::uint32_t replicate = 0; replicate < replicates; ++replicate) {
        Fen gross = 0, net = 0, business = 0;
        for (const MeasureEffect& effect : study.effects) {
            if (effect.replicate != replicate) continue;
            EXPECT_EQ(sum(effect.gross), effect.gross[static_cast<std::size_t>(ReceiptForm::subsidy)]) << "a loan itself is no receipt";
            gross += sum(effect.gross);
            net += sum(effect.net);
            business += effect.net[static_cast<std::size_t>(IncomeSource::business)];
        }
        EXPECT_GT(gross, 0);
        EXPECT_GT(net, gross) << replicate;
        EXPECT_GT(business, 0) << replicate;
    }
}

TEST(Microcredit, costs_the_county_interest_and_losses_but_never_the_principal) {
    CountyWalk walk(small_scenario("microcredit", {"months=48", "policies.microcredit_yuli.term_months=12", "policies.microcredit_yuli.budget_yuan=200000", "parameters.credit.kin_share=0.5"}, 2000), yuli, RandomKey{seed, 0});
    walk.live_through();
    const auto measure = static_cast<std::size_t>(std::find_if(walk.scenario.measures.begin(), walk.scenario.measures.end(), [](const Measure& m) { return m.terms.county == "yuli"; }) - walk.scenario.measures.begin());
    const Fen drawn = flow(walk, Flow::policy_loan_drawn), repaid = flow(walk, Flow::policy_loan_repaid);
    EXPECT_GT(repaid, 0);
    EXPECT_GT(drawn, 10 * walk.account(measure).spent);
    EXPECT_EQ(walk.account(measure).spent, flow(walk, Flow::interest_subsidy) + flow(walk, Flow::loan_compensation));
    EXPECT_GT(flow(walk, Flow::loan_compensation), 0);
    EXPECT_GE(drawn - repaid, walk.county().loans.owed());   // the rest is written off
}

TEST(Microcredit, goes_to_poor_in_cash_households_of_the_target_only) {
    CountyWalk walk(small_scenario("microcredit", {"months=12"}, 2000), hejing, RandomKey{seed, 0});
    walk.live_through();
    ASSERT_GT(walk.county().loans.accounts.size(), 5u);
    for (const LoanAccount& loan : walk.county().loans.accounts) {
        EXPECT_NE(walk.households().flags[loan.row] & (household_flag::exited | household_flag::listed), 0);
        EXPECT_LE(loan.principal, 50'000_yuan);
    }
}

TEST(ReturneeStartups, without_places_or_elsewhere_change_nothing) {
    const std::string base = state_of("baseline", yuli, {"months=12"});
    EXPECT_EQ(state_of("returnee-startups", yuli, {"months=12", "policies.returnee_startups_yuli.firms=0", "policies.returnee_startups_yuli.budget_yuan=0"}), base);
    EXPECT_EQ(state_of("returnee-startups", yuli, {"months=12", "policies.returnee_startups_yuli.county=bohu"}), base);
}

TEST(ReturneeStartups, turn_money_sent_home_into_business_income) {
    StudyRequest request;
    request.scenarios = {small_scenario("baseline", {"months=24"}, 2000), small_scenario("returnee-startups", {"months=24"}, 2000)};
    request.replicates = replicates;
    request.seed = seed;
    request.attribute = true;
    const Study study = simulate_study(request);
    ASSERT_EQ(study.effects.size(), 3 * replicates);
    for (std::uint32_t replicate = 0; replicate < replicates; ++replicate) {
        Fen business = 0, transfer = 0, net = 0;
        for (const MeasureEffect& effect : study.effects) {
            if (effect.replicate != replicate) continue;
            business += effect.net[static_cast<std::size_t>(IncomeSource::business)];
            transfer += effect.net[static_cast<std::size_t>(IncomeSource::transfer)];
            net += sum(effect.net);
        }
        EXPECT_GT(business, 0) << replicate;
        EXPECT_LT(transfer, 0) << replicate;   // start-up subsidies and relief included
        EXPECT_GT(net, 0) << replicate;
    }
}

/// Yuli with many firms: births, failures and firms at the end.
struct Firms {
    double births = 0, failures = 0;
};
Firms firms_of(const std::vector<std::string>& settings) {
    CountyWalk walk(small_scenario("returnee-startups", joined({"months=48", "policies.returnee_startups_yuli.firms=200", "policies.returnee_startups_yuli.budget_yuan=10000000"}, settings), 4000), yuli,
                    RandomKey{seed, 0});
    walk.live_through();
    Firms firms;
    for (const double value : walk.series("enterprise_births")) firms.births += value;
    for (const double value : walk.series("enterprise_failures")) firms.failures += value;
    const std::vector<Startup>& alive = walk.county().startups.firms;
    EXPECT_EQ(firms.births - firms.failures, static_cast<double>(alive.size()));
    EXPECT_GE(walk.series("enterprises_active").back(), static_cast<double>(alive.size()));
    const auto measure = static_cast<std::size_t>(std::find_if(walk.scenario.measures.begin(), walk.scenario.measures.end(), [](const Measure& m) { return m.terms.county == "yuli"; }) - walk.scenario.measures.begin());
    EXPECT_EQ(walk.account(measure).spent, flow(walk, Flow::startup_support) + flow(walk, Flow::course_fees) + flow(walk, Flow::interest_subsidy) + flow(walk, Flow::loan_compensation));
    for (const Startup& firm : alive) EXPECT_EQ(walk.county().workers.place[firm.worker], place::own_business);
    const std::size_t employer = employer_of(walk.county().enterprises, EnterpriseKind::startups);
    int jobs = 0;
    for (const Startup& firm : alive) jobs += firm.jobs;
    EXPECT_LE(walk.county().enterprises.employed[employer], jobs);
    EXPECT_GT(walk.county().enterprises.employed[employer], 0);
    return firms;
}

// About 200 firms over four years: their failures are binomial, so the share lies within four standard deviations of what was entered (alpha = 6e-5),
// and fewer trained founders fail with the same luck.
TEST(ReturneeStartups, fail_as_often_as_entered_and_less_often_after_a_course) {
    const std::vector<std::string> even{"policies.returnee_startups_yuli.failure_first_year=0.2", "policies.returnee_startups_yuli.failure_second_year=0.2",
                                        "policies.returnee_startups_yuli.failure_later_years=0.2"};
    const Firms untrained = firms_of(joined(even, {"policies.returnee_startups_yuli.training_effect=0", "policies.returnee_startups_yuli.until=2021-03"}));
    ASSERT_GT(untrained.births, 80);
    const double expected = 1 - std::pow(0.8, 45.0 / 12);   // founded in March 2021, 45 later months
    EXPECT_NEAR(untrained.failures / untrained.births, expected, 4 * std::sqrt(expected * (1 - expected) / untrained.births));
    const Firms trained = firms_of(joined(even, {"policies.returnee_startups_yuli.training_effect=0.4", "policies.returnee_startups_yuli.until=2021-03"}));
    EXPECT_LT(trained.failures / trained.births, untrained.failures / untrained.births);
}

}  // namespace
}  // namespace terrace
