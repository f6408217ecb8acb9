#include <gtest/gtest.h>

#include <numeric>

#include "tests/support/county_walk.hpp"

// A livestock firm's seasons in a small world (600 households, seed 1). Accounts and consequences: neither n nor alpha; every fen of the months lived here is also
// checked by the audit.
namespace terrace {
namespace {

CountyWalk& lived(CountyWalk& walk) {
    walk.live_through();
    return walk;
}

Scenario firm_scenario(const std::vector<std::string>& settings) {
    return small_scenario("hejing-livestock-firm", joined({"months=36", "policies.livestock_firms.households=100", "policies.livestock_firms.capital_yuan=1000000", "policies.livestock_firms.heads_per_year=800"}, settings));
}

double sum(const std::vector<double>& values) { return std::accumulate(values.begin(), values.end(), 0.0); }

TEST(LivestockFirm, buys_lambs_above_the_market_and_hires) {
    CountyWalk with(firm_scenario({}), hejing), without(small_scenario("baseline", {"months=36"}), hejing);
    lived(with), lived(without);
    EXPECT_GT(with.booked(Flow::contract_sales), 0);
    EXPECT_LT(with.booked(Flow::sheep_sales), without.booked(Flow::sheep_sales));
    EXPECT_EQ(with.booked(Flow::outside_capital), 1'000'000'00);
    const std::size_t firm = employer_of(with.county().enterprises, EnterpriseKind::livestock_firm);
    ASSERT_LT(firm, with.county().enterprises.rows());
    EXPECT_GT(with.county().enterprises.employed[firm], 0);
    EXPECT_TRUE(with.county().livestock_firms.at(0).works());
}

TEST(LivestockFirm, takes_no_more_than_its_pens_hold) {
    CountyWalk walk(firm_scenario({"policies.livestock_firms.heads_per_year=50"}), hejing);
    lived(walk);
    const LivestockFirm& firm = walk.county().livestock_firms.at(0);
    EXPECT_LE(firm.bought, 50);
    EXPECT_GT(walk.booked(Flow::contract_sales), 0);
}

TEST(LivestockFirm, borrows_on_its_animals_and_repays) {
    CountyWalk walk(firm_scenario({"policies.livestock_firms.capital_yuan=200000", "policies.livestock_firms.gain=0.8"}), hejing);
    lived(walk);
    EXPECT_GT(walk.booked(Flow::enterprise_loan_drawn), 0);
    EXPECT_GT(walk.booked(Flow::enterprise_loan_repaid), 0);
    EXPECT_GT(walk.booked(Flow::enterprise_interest), 0);
    EXPECT_EQ(walk.booked(Flow::enterprise_loan_drawn) - walk.booked(Flow::enterprise_loan_repaid), walk.county().livestock_firms.at(0).debt);
}

// Fattening that adds nothing: wages and feed use the capital up.
const std::vector<std::string> ruin{"policies.livestock_firms.capital_yuan=100000", "policies.livestock_firms.gain=0.2", "policies.livestock_firms.feed_yuan_per_head_month=120",
                                    "policies.livestock_firms.insolvent_months=3", "policies.livestock_firms.vacant_months=1"};

TEST(LivestockFirm, that_loses_closes_and_releases_workers_and_contracts) {
    CountyWalk walk(firm_scenario(ruin), hejing);
    lived(walk);
    const LivestockFirm& firm = walk.county().livestock_firms.at(0);
    EXPECT_FALSE(firm.works());
    EXPECT_TRUE(firm.contracts.empty());
    EXPECT_EQ(firm.debt, 0);
    EXPECT_EQ(walk.county().enterprises.employed[firm.enterprise], 0);
    EXPECT_EQ(walk.county().enterprises.jobs_at_start[firm.enterprise], 0);
    EXPECT_GT(walk.booked(Flow::enterprise_write_off), 0);
    EXPECT_EQ(sum(walk.series("enterprise_failures")), 1);
    EXPECT_EQ(sum(walk.series("enterprise_births")), 1);   // nobody takes the place of a business that does not pay
}

TEST(LivestockFirm, is_founded_again_where_a_head_would_pay) {
    // Heads pay before wages, but there are far too many workers for them.
    CountyWalk walk(firm_scenario({"policies.livestock_firms.capital_yuan=100000", "policies.livestock_firms.heads_per_job=100", "policies.livestock_firms.insolvent_months=2", "policies.livestock_firms.vacant_months=6",
                                   "policies.livestock_firms.households=2"}), hejing);
    lived(walk);
    EXPECT_GE(sum(walk.series("enterprise_failures")), 1);
    EXPECT_GE(sum(walk.series("enterprise_births")), 2);
    EXPECT_EQ(walk.booked(Flow::outside_capital), static_cast<Fen>(100'000'00 * sum(walk.series("enterprise_births"))));
}

}  // namespace
}  // namespace terrace
