#include <gtest/gtest.h>

#include <numeric>

#include "tests/support/paired_world.hpp"

// What contracts with floor prices do, and what a failing enterprise does to its households. See paired_world.hpp for n and alpha.
namespace terrace {
namespace {

constexpr std::size_t bohu = 1;

/// Chili at a fixed spot price; a measure that takes everybody who grows it.
std::vector<std::string> settings(const std::string& price, std::vector<std::string> measure) {
    std::vector<std::string> all{"months=26", "parameters.price.chili=" + price, "parameters.price.chili_log_sd=0.1"};
    for (const std::string& setting : measure) all.push_back("policies.benefit_linkage." + setting);
    return all;
}

Study linkage(const std::string& price, const std::vector<std::string>& measure) {
    return paired_study({small_scenario("baseline", settings(price, {})), small_scenario("bohu-linkage", settings(price, measure))});
}

const std::vector<std::string> rich{"capital_yuan=1000000000", "target.exited=false", "target.low_income=false", "households=10000", "budget_yuan=100000000"};
std::vector<std::string> with(std::vector<std::string> settings, const std::vector<std::string>& more) {
    settings.insert(settings.end(), more.begin(), more.end());
    return settings;
}

TEST(Linkage, a_floor_above_the_market_raises_the_income_of_those_under_contract_and_nobody_elses) {
    const Study study = linkage("1.0", with(rich, {"shares_yuan_per_household=0"}));
    expect_all_above(net_per_participant(study), 0);
    for (std::size_t r = 0; r < paired_replicates; ++r)
        for (const std::size_t county : {std::size_t{0}, std::size_t{2}})
            EXPECT_EQ(study.values[0][study.at(0, r, 25, county)], study.values[0][study.at(1, r, 25, county)]);
}

TEST(Linkage, an_enterprise_that_fails_leaves_its_households_worse_off_than_the_market) {
    const std::vector<std::string> hollow = with(rich, {"capital_yuan=0", "margin=0", "shares_yuan_per_household=0", "guarantee_share=0"});
    expect_all_below(net_per_participant(linkage("1.2", hollow)), 0);
}

TEST(Linkage, a_full_guarantee_pays_what_a_failed_enterprise_owes) {
    const std::vector<std::string> hollow = with(rich, {"capital_yuan=0", "margin=0", "shares_yuan_per_household=0", "guarantee_share=1"});
    const Study study = linkage("1.2", hollow);
    expect_all_above(net_per_participant(study), 0);
    for (const MeasureEffect& effect : study.effects) {
        EXPECT_GT(effect.gross[static_cast<std::size_t>(ReceiptForm::subsidy)], 0);
        EXPECT_EQ(effect.paid_by_flow[static_cast<std::size_t>(Flow::contract_guarantee)], effect.public_cost);
    }
}

TEST(Linkage, a_contract_carries_through_the_harvest_to_the_dividend) {
    std::vector<std::string> all{"months=12"};
    for (const std::string& term : with(rich, {"shares_yuan_per_household=4000", "dividend_rate=0.1"})) all.push_back("policies.benefit_linkage." + term);
    CountyWalk walk(small_scenario("bohu-linkage", all), bohu);
    walk.live_through();   // to December
    ASSERT_EQ(walk.county().partnerships.size(), 1u);
    const Partnership& partner = walk.county().partnerships.front();
    ASSERT_FALSE(partner.failed);
    ASSERT_GT(partner.contracts.size(), 10u);
    EXPECT_EQ(partner.shares, static_cast<Fen>(partner.contracts.size()) * 4000_yuan);
    for (const SupplyContract& contract : partner.contracts) EXPECT_EQ(contract.dividend, 400_yuan);
    EXPECT_GT(walk.booked(Flow::contract_sales), 0);
}

TEST(Linkage, everybody_sows_chili_in_the_year_in_which_he_signs) {
    // n = 1 replicate, to the mu: a promise about plans, no average.
    CountyWalk walk(small_scenario("bohu-linkage", {"months=27", "policies.benefit_linkage.households=1000", "policies.benefit_linkage.budget_yuan=10000000"}), bohu);
    walk.spin_up();
    std::size_t signed_before = 0, signed_later = 0;
    for (int month = 0; month < 27; ++month) {
        walk.live(1);
        if (walk.county().partnerships.empty()) continue;
        const std::vector<SupplyContract>& contracts = walk.county().partnerships.front().contracts;
        for (std::size_t i = signed_before; i < contracts.size(); ++i) EXPECT_GT(walk.households().chili[contracts[i].row], 0) << month << " " << contracts[i].row;
        if (signed_before > 0) signed_later += contracts.size() - signed_before;
        signed_before = contracts.size();
    }
    EXPECT_GT(signed_before, 10u);
    EXPECT_GT(signed_later, 0u);
}

TEST(Linkage, contracts_end_where_the_money_for_shares_ends) {
    std::vector<std::string> all{"months=12", "policies.benefit_linkage.budget_yuan=20000", "policies.benefit_linkage.shares_yuan_per_household=5000"};
    CountyWalk walk(small_scenario("bohu-linkage", all), bohu);
    walk.live_through();
    EXPECT_EQ(walk.account().spent, 20'000_yuan);
    EXPECT_EQ(walk.county().partnerships.front().contracts.size(), 4u);
}

}  // namespace
}  // namespace terrace
