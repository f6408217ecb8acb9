#include <gtest/gtest.h>

#include "models/household/cattle.hpp"
#include "tests/support/paired_world.hpp"

// What better breeding does. See paired_world.hpp for n and alpha.
namespace terrace {
namespace {

TEST(BetterBreeding, raises_income_after_a_year_and_not_before) {
    const std::vector<std::string> months{"months=27"};
    const Study study = paired_study({small_scenario("baseline", months), small_scenario("hejing-breeding", months)});
    for (std::size_t r = 0; r < paired_replicates; ++r) {
        const auto change = [&](std::size_t county, std::size_t month) { return study.values[0][study.at(1, r, month, county)] - study.values[0][study.at(0, r, month, county)]; };
        EXPECT_EQ(change(hejing, 12), 0) << r;   // nothing before the first lambs of served ewes
        EXPECT_GT(change(hejing, 23), 20) << r;
        EXPECT_EQ(change(bohu, 26), 0) << r;
        EXPECT_EQ(change(yuli, 26), 0) << r;
    }
}

TEST(BetterBreeding, brings_more_lambs_to_herders_and_none_to_crossed_flocks) {
    const auto sheep_in_april = [](const std::string& names, bool pastoral) {
        CountyWalk walk(small_scenario(names, {"months=16"}), hejing);
        walk.live_through();
        double heads = 0;
        for (std::size_t row = 0; row < walk.households().rows(); ++row)
            if (((walk.households().flags[row] & household_flag::pastoral) != 0) == pastoral) heads += walk.households().sheep[row];
        return heads;
    };
    const double before = sheep_in_april("baseline", true), after = sheep_in_april("hejing-breeding", true);
    EXPECT_GT(after / before, 1.01);   // 0.61 x 0.05 = 0.03 lambs a head on 1.49
    EXPECT_LT(after / before, 1.03);
    EXPECT_EQ(sheep_in_april("hejing-breeding", false), sheep_in_april("baseline", false));
}

/// A county of nothing but herds of 10 cows, years after its start.
struct Cattle {
    explicit Cattle(std::uint32_t count) {
        households.resize(count);
        for (std::uint8_t& plan : households.plan) plan = with_livestock_skill(plan, 2);
        for (std::uint32_t row = 0; row < count; ++row) herds.push_back({row, 10, 6, 0, 0});
    }
    void month(const OutsideMonth& outside) {
        sheet.open(households.rows());
        changes.push_back(tend_cattle(herds, households, scenario.parameters.livestock, {outside, RandomKey{3, 0}, outside.month, true, outside.month.month() - 1}, 0, sheet));
    }
    void live(int months, bool inseminate_each_june = false) {
        for (const OutsideMonth& outside : outside_path(scenario.parameters, {3, 0}, Month::of(2021, 1), 0, months)) {
            if (inseminate_each_june && outside.month.month() == 6)
                for (CattleHerd& herd : herds) herd.bred = static_cast<std::uint8_t>(herd.bred | CattleHerd::inseminated);
            month(outside);
        }
    }
    [[nodiscard]] double sum(std::int64_t HerdChange::*part) const {
        double all = 0;
        for (const HerdChange& change : changes) all += static_cast<double>(change.*part);
        return all;
    }
    Scenario scenario = shipped_scenario("baseline");
    Households households;
    std::vector<CattleHerd> herds;
    std::vector<HerdChange> changes;
    FlowSheet sheet{flow_count};
};

// n = 5,000 cows a year: calves within four standard errors of their rate, alpha = 6e-5.
TEST(Cattle, calve_die_and_are_sold_at_their_rates) {
    Cattle cattle(500);
    cattle.live(60);
    const double cow_years = 5 * 5000.0, births = cattle.sum(&HerdChange::born);
    EXPECT_NEAR(births / cow_years, 0.60, 0.015);
    const double mean_heads = 8000;   // cows, calves and yearlings until October
    EXPECT_NEAR(cattle.sum(&HerdChange::died) / (5 * mean_heads), 0.025, 0.006);
    double yearlings = 0;
    for (const CattleHerd& herd : cattle.herds) yearlings += herd.yearlings;
    EXPECT_EQ(yearlings, 0);   // sold in October
    for (std::size_t m = 0; m < 60; ++m) {
        EXPECT_EQ(cattle.changes[m].sold > 0, m % 12 == 9) << m;
        EXPECT_EQ(cattle.changes[m].born > 0, m % 12 == 2) << m;
        EXPECT_EQ(cattle.changes[m].before + cattle.changes[m].born - cattle.changes[m].sold - cattle.changes[m].died, cattle.changes[m].after) << m;
    }
}

TEST(Insemination, brings_more_calves_and_a_better_price) {
    Cattle natural(500), served(500);
    natural.live(60);
    served.live(60, true);
    EXPECT_GT(served.sum(&HerdChange::born), 1.05 * natural.sum(&HerdChange::born));
    for (const CattleHerd& herd : served.herds) EXPECT_NE(herd.bred & CattleHerd::crossed_calves, 0);
    for (const CattleHerd& herd : natural.herds) EXPECT_EQ(herd.bred, 0);
}

TEST(CattleMargin, of_a_head_sold_lies_between_2500_and_4000_yuan) {
    const Scenario scenario = shipped_scenario("baseline");
    const double margin = yuan(scenario.parameters.price.cattle) - 37.5 * yuan(scenario.parameters.livestock.cattle_cost);
    EXPECT_GE(margin, 2500);
    EXPECT_LE(margin, 4000);
}

}  // namespace
}  // namespace terrace
