#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <iostream>
#include <span>

#include "analysis/statistics/paired.hpp"
#include "tests/support/county_walk.hpp"

// The years 2014 to 2020 at full size. n = 6 replicates (seed 3, replicates 0 to 5) of all three counties. Directions and bounds below hold in every
// replicate; chance alone would do that with alpha = 2^-6 = 0.016 (sign test). Levels are printed with their interval of alpha = 0.05. Means of six lie within four
// standard errors of those of 60 other replicates (seed 1, replicates 0 to 59): by luck of the seed they would not with alpha = 6e-5 each. They guard the run
// against change; whether the known figures are met is told by `terrace validate`. Demanded are those of the register in 2017 and 2019 alone, on more replicates.
namespace terrace {
namespace {

constexpr std::uint32_t replicates = 6, more_replicates = 20, seed = 3;
constexpr int years = 7;

/// Shares of the three counties' persons at the end of each year.
struct Campaign {
    std::array<double, years> registered{}, below_line{}, poor_villages{};
    double registered_at_start = 0, exited_income = 0;
    double income_at_start = 0, income = 0;   ///< per head of all, twelve months to the first and to the last month
};

Campaign live(const Scenario& scenario, std::uint32_t replicate) {
    Campaign all;
    double persons_at_start = 0, persons_at_end = 0, exited = 0;
    std::array<double, years> persons{};
    for (std::size_t county = 0; county < 3; ++county) {
        CountyWalk walk(scenario, county, RandomKey{seed, replicate});
        walk.live_through();
        all.registered_at_start += walk.series("registered_poverty").front() * walk.series("population").front();
        persons_at_start += walk.series("population").front();
        all.income_at_start += walk.series("income_per_head").front() * walk.series("population").front();
        all.income += walk.series("income_per_head").back() * walk.series("population").back();
        persons_at_end += walk.series("population").back();
        for (std::size_t year = 0; year < years; ++year) {
            const std::size_t december = 12 * year + 11;
            const double people = walk.series("population")[december];
            persons[year] += people;
            all.registered[year] += walk.series("registered_poverty")[december] * people;
            all.below_line[year] += walk.series("poverty_headcount")[december] * people;
            all.poor_villages[year] += walk.series("poor_villages")[december];
        }
        all.exited_income += walk.series("income_per_head_exited").back() * walk.series("population_exited").back();
        exited += walk.series("population_exited").back();
    }
    for (std::size_t year = 0; year < years; ++year) all.registered[year] /= persons[year], all.below_line[year] /= persons[year];
    all.registered_at_start /= persons_at_start;
    all.income_at_start /= persons_at_start;
    all.income /= persons_at_end;
    all.exited_income /= exited;
    return all;
}

/// The first replicates, at most `more_replicates`.
std::span<const Campaign> campaigns(std::uint32_t count = replicates) {
    static const std::vector<Campaign> all = [] {
        const Scenario scenario = shipped_scenario("history");
        std::vector<Campaign> lived;
        for (std::uint32_t r = 0; r < more_replicates; ++r) lived.push_back(live(scenario, r));
        return lived;
    }();
    return std::span(all).first(count);
}

template <class Number>
double mean_of(Number number, std::uint32_t count = replicates) {
    double sum = 0;
    for (const Campaign& campaign : campaigns(count)) sum += number(campaign);
    return sum / count;
}

/// Four standard errors of the difference between means of six and of 60, from the standard deviation between the 60.
double four_errors(double deviation) { return 4 * deviation * std::sqrt(1.0 / replicates + 1.0 / 60); }

template <class Number>
void report(const std::string& what, Number number) {
    std::vector<double> values;
    for (const Campaign& campaign : campaigns()) values.push_back(number(campaign));
    const MeanEstimate estimate = mean_with_interval(values);
    std::cout << "  " << what << ": " << number_text(estimate.mean) << " [" << number_text(estimate.low) << ", " << number_text(estimate.high) << "]\n";
}

TEST(History, begins_with_the_counties_own_share_of_registered_households) {
    for (const Campaign& campaign : campaigns()) {
        EXPECT_GT(campaign.registered_at_start, 0.13);
        EXPECT_LT(campaign.registered_at_start, 0.18);
    }
    report("registered, early 2014", [](const Campaign& c) { return c.registered_at_start; });
}

TEST(History, takes_households_off_the_register_every_year_and_puts_nobody_back) {
    for (const Campaign& campaign : campaigns()) {
        EXPECT_LT(campaign.registered[0], campaign.registered_at_start);
        for (std::size_t year = 1; year < 5; ++year) EXPECT_LT(campaign.registered[year], campaign.registered[year - 1]) << 2014 + year;
        EXPECT_LT(campaign.registered[3], 0.006);    // 0.21 % is reported of the prefecture
        EXPECT_GT(campaign.registered[3], 0);        // and nobody is set to zero: the least of 60 runs has 0.08 %
        EXPECT_LT(campaign.registered[5], 0.0001);   // 0 is reported: fewer than four households; 60 runs have two at most
        EXPECT_LE(campaign.registered[6], campaign.registered[5]);
    }
    EXPECT_NEAR(mean_of([](const Campaign& c) { return c.registered[3]; }), 0.00246, four_errors(0.00148));
    report("registered, end of 2017", [](const Campaign& c) { return c.registered[3]; });
    report("registered, end of 2019", [](const Campaign& c) { return c.registered[5]; });
}

// The figures of the 2021 survey report, on means of n = 20 (replicates 0 to 19). By luck of the seed alone the mean of 2017 leaves the band of a half of 0.21 % either
// way with alpha = 0.02, where 60 other replicates have 0.00246 with a standard deviation of 0.00148; and that of 2019 reaches half a household with
// alpha = 0.02, where they have 0.0000064 with one of 0.000013. Meeting 2017 and 2019 confirms little: values were set with both in view (ODD section 10).
TEST(History, keeps_to_the_reported_share_of_2017_and_leaves_less_than_half_a_household_in_2019) {
    constexpr double reported = 0.0021, half_a_household = 0.5 / 37'800;
    const auto registered = [](std::size_t year) { return mean_of([year](const Campaign& c) { return c.registered[year]; }, more_replicates); };
    double before = mean_of([](const Campaign& c) { return c.registered_at_start; }, more_replicates);
    for (std::size_t year = 0; year < 6; ++year) {
        EXPECT_LT(registered(year), before) << 2014 + year;
        before = registered(year);
    }
    EXPECT_GE(registered(3), 0.5 * reported);
    EXPECT_LE(registered(3), 1.5 * reported);
    EXPECT_LT(registered(5), half_a_household);
    std::cout << "  means of 20, end of 2017 and 2019: " << number_text(registered(3)) << ", " << number_text(registered(5)) << "\n";
}

TEST(History, has_persons_below_the_line_by_income_when_hardly_anybody_is_registered) {
    for (const Campaign& campaign : campaigns())
        for (const std::size_t year : {5u, 6u}) EXPECT_GT(campaign.below_line[year], campaign.registered[year]) << 2014 + year;
    report("below the line by income, end of 2019", [](const Campaign& c) { return c.below_line[5]; });
}

TEST(History, poor_villages_exit_by_2019) {
    for (const Campaign& campaign : campaigns()) {
        EXPECT_EQ(campaign.poor_villages[0], 14);
        EXPECT_LE(campaign.poor_villages[3], 6);   // 60 runs: four at most
        EXPECT_EQ(campaign.poor_villages[5], 0);   // in all of 60 runs
    }
    report("poor villages left, end of 2017", [](const Campaign& c) { return c.poor_villages[3]; });
}

TEST(History, tells_the_income_of_exited_households_in_2020) {
    report("income per head of the exited, 2020", [](const Campaign& c) { return c.exited_income; });
    for (const Campaign& campaign : campaigns()) EXPECT_GT(campaign.exited_income, 10'740);   // that of the exited of all China, far below the prefecture's
    EXPECT_NEAR(mean_of([](const Campaign& c) { return c.exited_income; }), 16'961, four_errors(1652));
}

TEST(History, lets_incomes_grow_from_2013_to_2020_and_leaves_the_exited_below_the_mean) {
    for (const Campaign& campaign : campaigns()) {
        EXPECT_GT(campaign.income, campaign.income_at_start);
        EXPECT_LT(campaign.exited_income, campaign.income);
    }
    const auto growth = [](const Campaign& c) { return std::pow(c.income / c.income_at_start, 1.0 / years) - 1; };
    EXPECT_NEAR(mean_of(growth), 0.0746, four_errors(0.0169));
    report("growth a year, 2013 to 2020", growth);
}

TEST(History, of_the_register_changes_no_income_without_its_allowance) {
    const std::vector<std::string> quiet{"months=48", "policies.poverty_register.dibao_admitted=0", "policies.poverty_backstop.enabled=false"};
    CountyWalk with(small_scenario("history", quiet), bohu), without(small_scenario("history", joined(quiet, {"policies.poverty_register.enabled=false"})), bohu);
    with.live_through();
    without.live_through();
    EXPECT_EQ(with.series("income_per_head"), without.series("income_per_head"));
    EXPECT_GT(with.series("registered_poverty").front(), 0);
    EXPECT_EQ(*std::max_element(without.series("registered_poverty").begin(), without.series("registered_poverty").end()), 0);
}

// n = 3 replicates of Hejing; that the backstop never leaves more households registered is demanded of each, that it leaves fewer of their sum.
TEST(History, leaves_fewer_registered_with_the_backstop) {
    double with_help = 0, without = 0;
    Fen paid = 0;
    for (std::uint32_t replicate = 0; replicate < 3; ++replicate) {
        CountyWalk helped(shipped_scenario("history", {"months=72"}), hejing, RandomKey{seed, replicate});
        CountyWalk left(shipped_scenario("history", {"months=72", "policies.poverty_backstop.enabled=false"}), hejing, RandomKey{seed, replicate});
        helped.live_through();
        left.live_through();
        EXPECT_LE(helped.county().registered, left.county().registered);
        with_help += helped.county().registered;
        without += left.county().registered;
        paid += helped.account(helped.scenario.position("poverty_backstop")).spent;
    }
    EXPECT_LT(with_help, without);
    EXPECT_GT(paid, 0);
}

TEST(History, starts_without_a_subsidy_on_the_cotton_of_2012) {
    const PriceParameters& price = shipped_scenario("history").parameters.price;
    EXPECT_EQ(subsidy_before(price, Month::of(2013, 1)), 0);
    EXPECT_NEAR(subsidy_before(price, Month::of(2015, 1)), 0.38 * (1980 - 1360), 1e-9);
    EXPECT_GT(subsidy_before(shipped_scenario("baseline").parameters.price, Month::of(2013, 1)), 0);   // an ordinary year
}

TEST(History, has_the_cotton_prices_and_subsidies_of_its_years) {
    const Scenario scenario = shipped_scenario("history");
    for (const std::uint32_t replicate : {0u, 1u}) {
        const auto path = outside_path(scenario.parameters, {seed, replicate}, scenario.start, 12, scenario.months);
        EXPECT_DOUBLE_EQ(path[10].cotton, 840) << "November 2013";
        EXPECT_DOUBLE_EQ(path[10].cotton_subsidy, 0) << "before the target price";
        EXPECT_DOUBLE_EQ(path[12 + 46].cotton, 720) << "November 2017";
        EXPECT_NEAR(path[12 + 10].cotton_subsidy, 0.38 * (1980 - 1360), 1e-9) << "2014";
    }
}

}  // namespace
}  // namespace terrace
