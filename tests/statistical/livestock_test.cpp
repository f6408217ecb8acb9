#include <gtest/gtest.h>

#include "models/flows.hpp"
#include "models/household/livestock.hpp"
#include "tests/support/paired_world.hpp"

// What animals given to households do. Small worlds compared with their twins; see paired_world.hpp for n and alpha.
namespace terrace {
namespace {

const std::vector<std::string> for_everybody{"policies.livestock_poultry.target={exited=false,low_income=false}"};

TEST(FreeChicks, raise_the_net_income_of_participants_in_the_year_of_the_grant) {
    const std::vector<std::string> months{"months=28"};
    expect_all_above(net_per_participant(paired_study({small_scenario("baseline", months), small_scenario("hejing-poultry", months)})), 0);
}

TEST(FreeChicks, lower_the_price_of_birds_and_leave_other_counties_alone) {
    const std::vector<std::string> months{"months=12"};
    for (const std::size_t county : {hejing, yuli}) {
        CountyWalk base(small_scenario("baseline", months), county), with(small_scenario("hejing-poultry", months), county);
        base.live_through();
        with.live_through();
        constexpr std::size_t bird = 4;
        const std::size_t products = base.series("price").size() / 12, september_row = 8 * products + bird;
        if (county == hejing) EXPECT_LT(with.series("price")[september_row], base.series("price")[september_row]);
        else EXPECT_EQ(with.digest(), base.digest());
    }
}

TEST(FreeChicks, would_be_worth_more_if_their_number_did_not_lower_the_price) {
    const auto net = [](const std::string& flexibility) {
        const std::vector<std::string> settings{"months=28", "parameters.market.bird_flexibility=" + flexibility};
        return net_per_participant(paired_study({small_scenario("baseline", settings), small_scenario("hejing-poultry", settings)}));
    };
    const std::vector<double> fixed = net("0"), falling = net("0.5");
    for (std::size_t r = 0; r < fixed.size(); ++r) EXPECT_GT(fixed[r], falling[r] + 500) << r;
}

TEST(FreeChicks, turn_over_what_the_flocks_of_the_measure_sell_and_no_more) {
    CountyWalk walk(small_scenario("hejing-poultry", {"months=24"}), hejing);
    walk.spin_up();
    walk.keep_panel();
    walk.live(24);
    std::vector<Fen> turnover(24, 0);
    for (const Receipt& receipt : walk.panel->receipts)
        if (receipt.form == ReceiptForm::activity) turnover[receipt.month] += receipt.amount;
    const auto bird_sales = [&](std::size_t month) { return walk.record.ledger[month * flow_count + static_cast<std::size_t>(Flow::bird_sales)]; };
    EXPECT_GT(turnover[8], 0);
    EXPECT_LE(turnover[8], bird_sales(8));
    EXPECT_EQ(turnover[20], 0);   // the next year's birds are the household's own
    EXPECT_GT(bird_sales(20), 0);
}

TEST(TwoCampaigns, do_not_count_a_sale_twice) {
    const std::vector<std::string> twice{"months=24", "policies.lambs_a={instrument='livestock_poultry',county='hejing',from='2021-05',budget_yuan=900000,households=50,lambs_per_household=10,enrolment='assigned'}",
                                         "policies.lambs_b={instrument='livestock_poultry',county='hejing',from='2022-05',budget_yuan=900000,households=50,lambs_per_household=10,enrolment='assigned'}"};
    CountyWalk walk(small_scenario("baseline", twice), hejing);
    walk.spin_up();
    walk.keep_panel();
    walk.live(24);
    std::vector<Fen> turnover(walk.households().rows(), 0);
    for (const Receipt& receipt : walk.panel->receipts)
        if (receipt.form == ReceiptForm::activity) turnover[receipt.row] += receipt.amount;
    std::vector<float> share(walk.households().rows(), 0.f);
    std::size_t both = 0;
    for (std::size_t m = 0; m < 2; ++m)
        for (const FlockShare& flock : walk.account(m).flocks) both += share[flock.row] > 0, share[flock.row] += flock.share;
    EXPECT_GT(both, 0u);
    for (const float part : share) EXPECT_LE(part, 1.0001f);
    EXPECT_GT(*std::max_element(turnover.begin(), turnover.end()), 0);
}

TEST(FreeLambs, cost_their_households_income_in_the_first_year_and_bring_some_in_the_second) {
    // The five ewe lambs of Bohu's package alone: they eat from May on, lamb in the next April, and what they bear is sold in autumn.
    const std::vector<std::string> months{"months=36"};
    const std::vector<std::string> lambs{"months=36", "policies.lambs={instrument='livestock_poultry',county='bohu',from='2021-04',budget_yuan=1000000,households=200,lambs_per_household=5,"
                                                      "target={exited=true,low_income=true,income_below_yuan=10000}}"};
    const Study study = paired_study({small_scenario("baseline", months, 2000), small_scenario("baseline", lambs, 2000)});
    std::vector<double> second;
    for (const MeasureEffect& effect : study.effects) second.push_back(yuan(effect.net_by_year[1]) / static_cast<double>(std::max<std::int64_t>(1, effect.participants_by_year[1])));
    expect_all_below(net_per_participant(study), 0);
    expect_all_above(second, 0);
}

/// Sheep that are left, of those given to households without sheep, after the months of the scenario; by skill.
double left_of_given(int skill, std::uint32_t replicate) {
    const auto walk = [&](const std::string& names, const std::vector<std::string>& settings) {
        Scenario scenario = small_scenario(names, joined(settings, {"months=60"}));
        Population population = synthesise(scenario.region.counties[hejing], hejing, {paired_seed, replicate});
        for (std::uint8_t& plan : population.households.plan) plan = with_livestock_skill(plan, static_cast<unsigned>(skill));
        auto county = std::make_unique<CountyWalk>(scenario, hejing, std::move(population), RandomKey{paired_seed, replicate});
        county->live_through();
        return county;
    };
    const auto base = walk("baseline", {});
    const auto with = walk("hejing-poultry", joined(for_everybody, {"policies.livestock_poultry.chicks_per_household=0", "policies.livestock_poultry.lambs_per_household=10",
                                                                    "policies.livestock_poultry.budget_yuan=10000000", "policies.livestock_poultry.households=600"}));
    double given = 0, left = 0;
    for (const FlockShare& flock : with->account().flocks) {
        if ((with->households().flags[flock.row] & household_flag::pastoral) != 0 || flock.share < 0.99f) continue;
        given += 10;
        left += with->households().breeding[flock.row] - base->households().breeding[flock.row];
    }
    EXPECT_GT(given, 100);
    return left / given;
}

TEST(GivenSheep, fade_where_skill_is_missing) {
    for (std::uint32_t r = 0; r < paired_replicates; ++r) {
        const double weak = left_of_given(0, r), good = left_of_given(2, r);
        EXPECT_LT(weak, 0.4) << r;
        EXPECT_GT(good, 0.6) << r;
    }
}

TEST(FlockProfit, has_its_break_even_at_six_four_and_three_ewes) {
    const Scenario scenario = shipped_scenario("baseline");
    const LivestockParameters& livestock = scenario.parameters.livestock;
    OutsideMonth outside;
    outside.lamb = static_cast<double>(scenario.parameters.price.lamb);
    const auto break_even = [&](int skill) {
        int heads = 1;
        while (flock_profit(livestock, outside, skill, false, heads) < 0) ++heads;
        return heads * livestock.ewe_share;
    };
    EXPECT_NEAR(break_even(0), 6.5, 0.6);
    EXPECT_NEAR(break_even(1), 4.0, 0.6);
    EXPECT_NEAR(break_even(2), 3.2, 0.6);
}

}  // namespace
}  // namespace terrace
