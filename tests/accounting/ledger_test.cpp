#include <gtest/gtest.h>

#include <numeric>

#include "tests/support/small_world.hpp"

namespace terrace {
namespace {

constexpr std::size_t yuli = 2, bohu = 1;

class EveryScenario : public testing::TestWithParam<const char*> {};

TEST_P(EveryScenario, closes_its_books_to_the_fen_every_month) {
    const Scenario scenario = small_world(GetParam());
    for (std::size_t county = 0; county < 3; ++county) {
        County state;
        EXPECT_NO_THROW(run_small_world(scenario, county, {}, &state));   // the audit runs inside every month
        const auto balance = state.ledger.balance();
        EXPECT_EQ(std::accumulate(balance.begin(), balance.end(), Fen{0}), 0);
    }
}

INSTANTIATE_TEST_SUITE_P(Shipped, EveryScenario, testing::Values("baseline", "factual", "yuli-land-transfer", "bohu-courtyard", "courtyard-and-transfer", "relief-fund"));

/// Message of the broken identity, or empty.
std::string broken(std::function<void(County&, Month)> tamper) {
    const Scenario scenario = small_world("baseline", {}, 600, 3);
    try {
        (void)run_small_world(scenario, yuli, std::move(tamper));
    } catch (const BrokenIdentity& fault) {
        return fault.what();
    }
    return "";
}

TEST(Audit, names_the_household_whose_cash_changed_by_one_fen_outside_its_flows) {
    const std::string message = broken([](County& county, Month month) { county.households.cash[5] += month == Month::of(2021, 2) ? 1 : 0; });
    EXPECT_NE(message.find("2021-02"), std::string::npos) << message;
    EXPECT_NE(message.find("household " + std::to_string(first_household_number(yuli) + 5)), std::string::npos) << message;
    EXPECT_NE(message.find("1 fen"), std::string::npos) << message;
}

TEST(Audit, finds_a_hundredth_of_a_mu_that_nobody_leased) {
    EXPECT_NE(broken([](County& county, Month month) { county.households.leased_in[3] = static_cast<std::uint16_t>(county.households.leased_in[3] + (month == Month::of(2021, 3) ? 1 : 0)); }).find("mu/100"),
              std::string::npos);
}

TEST(Audit, finds_a_worker_whom_the_employer_does_not_know) {
    EXPECT_NE(broken([](County& county, Month month) { county.enterprises.employed[0] += month == Month::of(2021, 1) ? 1 : 0; }).find("enterprise 0"), std::string::npos);
}

TEST(Audit, finds_money_that_only_one_side_booked) {
    EXPECT_NE(broken([](County& county, Month) { county.ledger.paid(static_cast<std::size_t>(Flow::pension), 1); }).find("pension"), std::string::npos);
}

TEST(Households, change_their_cash_by_what_the_ledger_says_of_their_sector) {
    const Scenario scenario = small_world("bohu-courtyard");
    const Population population = synthesise(scenario.region.counties[bohu], bohu, {1, 0});
    const Fen before = std::accumulate(population.households.cash.begin(), population.households.cash.end(), Fen{0});
    County state;
    (void)run_small_world(scenario, bohu, {}, &state);
    const Fen after = std::accumulate(state.households.cash.begin(), state.households.cash.end(), Fen{0});
    const Fen imputed = 0;   // own produce is paid and received by the same sector
    EXPECT_EQ(after - before, state.ledger.balance()[static_cast<std::size_t>(Sector::household)] + imputed);
}

TEST(Measures, never_spend_more_than_was_appropriated) {
    for (const char* name : {"bohu-courtyard", "relief-fund"}) {
        County state;
        const CountyResult result = run_small_world(small_world(name), bohu, {}, &state);
        for (const MeasureState& account : result.measures) {
            EXPECT_EQ(account.spent + account.budget_left, account.appropriated);
            EXPECT_GE(account.budget_left, 0);
        }
    }
}

TEST(LandTransfer, pays_every_participant_rent_times_area) {
    const Scenario scenario = small_world("yuli-land-transfer", {"policies.land_transfer.households=20", "policies.land_transfer.area_mu=422"});
    County state;
    const CountyResult result = run_small_world(scenario, yuli, {}, &state);
    ASSERT_TRUE(result.panel);
    Fen rent = 0;
    std::size_t payments = 0;
    for (const Receipt& receipt : result.panel->receipts)
        if (receipt.form == ReceiptForm::rent) rent += receipt.amount, ++payments;
    EXPECT_EQ(payments, 40u);                                   // twenty households, March 2021 and March 2022
    EXPECT_LE(std::abs(rent - 2 * 42200 * 700), 40);            // each payment is cut to whole fen
    EXPECT_GE(rent / 40, 14000_yuan);
    EXPECT_LT(rent / 40, 15000_yuan);
}

}  // namespace
}  // namespace terrace
