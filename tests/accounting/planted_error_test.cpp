#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/support/county_walk.hpp"

// Each test plants one error in one month, between the steps and the books, and wants it found and named.
namespace terrace {
namespace {

constexpr Month planted = Month::of(2021, 5);

/// What the audit says of a county of Yuli in which `change` is made once; empty when it finds nothing.
template <class Change>
std::string found(Change change, int months = 8) {
    const auto once = [change](County& county, Month month) {
        if (month == planted) change(county);
    };
    CountyWalk walk(small_scenario("yuli-land-transfer", {"months=12"}), yuli, RandomKey{1, 0}, once);
    try {
        walk.live(spin_up_months + months);
    } catch (const BrokenIdentity& fault) {
        return fault.what();
    }
    return {};
}

std::string number(std::size_t row) { return std::to_string(first_household_number(yuli) + row); }

/// First household for which `wanted(row)`.
template <class Wanted>
std::size_t some_row(const County& county, Wanted wanted) {
    for (std::size_t row = 0; row < county.households.rows(); ++row)
        if (wanted(row)) return row;
    return 0;
}

TEST(PlantedError, is_not_found_where_nothing_is_planted) { EXPECT_EQ(found([](County&) {}), ""); }

TEST(PlantedError, of_one_fen_names_month_household_and_amount) {
    EXPECT_EQ(found([](County& county) { county.households.cash[17] += 1; }), "month 2021-05, household " + number(17) + ": cash changed by 1 fen outside its flows");
    EXPECT_EQ(found([](County& county) { county.households.cash[599] -= 1; }), "month 2021-05, household " + number(599) + ": cash changed by -1 fen outside its flows");
}

TEST(PlantedError, of_a_hundredth_of_a_mu_sown_names_the_household) {
    EXPECT_THAT(found([](County& county) { ++county.households.grain[3]; }), testing::StartsWith("month 2021-05, household " + number(3) + ": operates "));
    EXPECT_THAT(found([](County& county) { ++county.markets.land_idle; }), testing::StartsWith("month 2021-05, county 2: land idle "));
}

TEST(PlantedError, of_one_head_names_the_kind_of_animal) {
    EXPECT_THAT(found([](County& county) { ++county.cattle[0].cows; }), testing::StartsWith("month 2021-05, county 2: cattle: households hold "));
    EXPECT_THAT(found([](County& county) { ++county.households.sheep[0]; }), testing::StartsWith("month 2021-05, county 2: sheep: households hold "));
}

TEST(PlantedError, of_one_fen_of_debt_names_the_kind_of_credit) {
    EXPECT_THAT(found([](County& county) { ++county.households.debt[3]; }), testing::StartsWith("month 2021-05, county 2: production credit: households owe "));
    EXPECT_EQ(found([](County& county) { county.loans.accounts.push_back({3, 100, 0, 12, 0, 0}); }), "month 2021-05, county 2: loans under measures: households owe 100 fen, not 0");
}

TEST(PlantedError, of_a_hundredth_of_a_mu_leased_in_names_the_county) {
    EXPECT_THAT(found([](County& county) { ++county.households.leased_in[3]; }), testing::StartsWith("month 2021-05, county 2: land leased out within villages "));
}

TEST(PlantedError, of_more_land_leased_out_than_held_names_the_household) {
    const std::string message = found([](County& county) {
        const std::size_t row = some_row(county, [&](std::size_t r) { return county.households.contracted[r] > 0 && county.households.leased_out[r] == 0; });
        county.households.contracted[row] = 0;   // and another leases in what it leases out
        county.households.leased_out[row] = county.households.leased_in[row] = 1;
    });
    EXPECT_THAT(message, testing::AllOf(testing::StartsWith("month 2021-05, household "), testing::HasSubstr("leases out 1 of 0 (mu/100)")));
}

TEST(PlantedError, of_one_workers_place_names_the_enterprise) {
    // The roll of the month is already called: the next one finds it.
    const std::string message = found([](County& county) {
        for (std::uint8_t& where : county.workers.place)
            if (where == place::own_farm) {
                where = place::first_employer;
                break;
            }
    });
    EXPECT_THAT(message, testing::AllOf(testing::StartsWith("month 2021-06, enterprise 0: books "), testing::HasSubstr("work there")));
}

TEST(PlantedError, of_one_more_worker_in_the_books_names_the_enterprise) {
    EXPECT_THAT(found([](County& county) { ++county.enterprises.employed[1]; }), testing::StartsWith("month 2021-05, enterprise 1: books "));
}

TEST(PlantedError, of_one_sheep_names_the_herd) {
    EXPECT_THAT(found([](County& county) { ++county.households.sheep[11]; }), testing::StartsWith("month 2021-05, county 2: sheep: households hold "));
}

TEST(PlantedError, of_one_bird_names_the_flock) {
    EXPECT_THAT(found([](County& county) { ++county.households.birds[11]; }), testing::StartsWith("month 2021-05, county 2: birds: households hold "));
}

TEST(PlantedError, of_a_payment_without_payee_names_the_flow) {
    EXPECT_EQ(found([](County& county) { county.ledger.paid(static_cast<std::size_t>(Flow::collective_spending), 1); }),
              "month 2021-05, county 2: flow 'collective_spending': paid 1 fen, received 0 fen");
}

TEST(PlantedError, stops_a_run_through_the_ordinary_door_too) {
    const Scenario scenario = small_scenario("baseline", {"months=12"});
    const RandomKey key{1, 0};
    const MonthlyCycle cycle([](County& county, Month month) { county.households.cash[0] += month == planted ? 1 : 0; });
    Scratch scratch;
    const auto path = outside_path(scenario.parameters, key, scenario.start, spin_up_months, scenario.months);
    PreparedCounty prepared = prepare_county(scenario, yuli, key, path, cycle, scratch, false);
    EXPECT_THROW((void)run_county(scenario, yuli, key, path, cycle, scratch, std::move(prepared)), BrokenIdentity);
}

}  // namespace
}  // namespace terrace
