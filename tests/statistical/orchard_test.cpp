#include <gtest/gtest.h>

#include <cmath>

#include "models/household/orchards.hpp"
#include "tests/support/paired_world.hpp"
#include "tests/support/untouched.hpp"

// What planting fruit trees does. See paired_world.hpp for n and alpha.
namespace terrace {
namespace {

TEST(Pears, have_the_profit_that_growers_report) {
    // n = 3,000 years: mean within 60 and standard deviation within 80 yuan of their targets (three standard errors); busts within
    // 0.02 of one year in six.
    const Scenario scenario = shipped_scenario("baseline");
    const OrchardParameters& orchard = scenario.parameters.orchard;
    double sum = 0, squares = 0, busts = 0;
    constexpr int years = 3000;
    for (std::uint32_t r = 0; r < years / 10; ++r) {
        const auto path = outside_path(scenario.parameters, {paired_seed, r}, Month::of(2021, 1), 0, 120);
        for (std::size_t month = 0; month < path.size(); month += 12) {
            const double hired = orchard.days * static_cast<double>(scenario.parameters.labour.field_day_wage);
            const double profit = 0.01 * (orchard.yield * path[month].pear - static_cast<double>(orchard.inputs) - hired);
            sum += profit, squares += profit * profit;
            busts += path[month].pear < 0.41 * static_cast<double>(scenario.parameters.price.pear);
        }
    }
    const double mean = sum / years;
    EXPECT_NEAR(mean, 1300, 70);
    EXPECT_NEAR(std::sqrt(squares / years - mean * mean), 1200, 120);
    EXPECT_NEAR(busts / years, 1.0 / 6, 0.025);
}

TEST(Orchards, bear_from_the_fourth_year_and_in_full_from_the_seventh) {
    const OrchardParameters orchard = shipped_scenario("baseline").parameters.orchard;
    EXPECT_EQ(bearing(orchard, 3), 0);
    EXPECT_EQ(bearing(orchard, 4), 0.25);
    EXPECT_EQ(bearing(orchard, 7), 1);
    EXPECT_EQ(bearing(orchard, 30), 1);
    const OrchardPlot plot{0, 500, 2021 - 1990, 0};
    EXPECT_EQ(year_of_age(plot, Month::of(2022, 2)), 1);
    EXPECT_EQ(year_of_age(plot, Month::of(2024, 3)), 4);
}

TEST(Orchards, cost_income_until_they_bear_and_raise_it_when_full_grown) {
    const std::vector<std::string> months{"months=120", "policies.orchard.enrolment=assigned", "parameters.growth.cash_cost={2021=1.0,growth_after=0.0}", "parameters.growth.cotton_yield={2021=1.0,growth_after=0.0}"};
    std::vector<std::string> without = months;
    std::erase_if(without, [](const std::string& s) { return s.starts_with("policies"); });
    const Study study = paired_study({small_scenario("baseline", without), small_scenario("bohu-orchard", months)});
    double late = 0;
    for (std::size_t r = 0; r < paired_replicates; ++r) {
        const auto change = [&](std::size_t county, std::size_t month) { return study.values[0][study.at(1, r, month, county)] - study.values[0][study.at(0, r, month, county)]; };
        EXPECT_LT(change(bohu, 23), 0) << r;
        for (std::size_t year = 8; year < 10; ++year) late += change(bohu, 12 * year + 11);   // busts among them
    }
    EXPECT_GT(late, 0);
    expect_untouched(study, hejing, 120);
    expect_untouched(study, yuli, 120);
    expect_untouched(study, bohu, 2);   // planted in March
}

TEST(Orchards, stand_on_own_land_and_turn_over_what_their_plots_sell) {
    CountyWalk walk(small_scenario("bohu-orchard", {"months=60", "policies.orchard.enrolment=assigned"}), bohu);
    walk.spin_up();
    walk.keep_panel();
    walk.live(60);
    Fen turnover = 0, sales = 0;
    for (const Receipt& receipt : walk.panel->receipts)
        if (receipt.form == ReceiptForm::activity) turnover += receipt.amount;
    for (std::size_t month = 36; month < 60; ++month) sales += walk.record.ledger[month * flow_count + static_cast<std::size_t>(Flow::orchard_sales)];
    EXPECT_GT(turnover, 0);
    EXPECT_LT(turnover, sales);   // others have orchards of their own
    const std::vector<std::uint16_t> trees = orchard_land(walk.county().orchards, walk.households().rows());
    for (std::size_t row = 0; row < trees.size(); ++row) EXPECT_LE(trees[row] + walk.households().leased_out[row], walk.households().contracted[row]);
    EXPECT_EQ(walk.account().spent + walk.account().budget_left, walk.account().appropriated);
}

}  // namespace
}  // namespace terrace
