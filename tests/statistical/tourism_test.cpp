#include <gtest/gtest.h>

#include <memory>

#include "models/market/tourism.hpp"
#include "tests/support/county_walk.hpp"

// Tourism of villages and pillar industries. n = 8 independent replicates (seed 13, replicates 0 to 7) of a small world, each with its twin:
// all eight must show a direction, which chance alone does with alpha = 2^-8 = 0.004 (sign test). What must not move is compared bit by bit.
namespace terrace {
namespace {

constexpr std::uint32_t replicates = 8, seed = 13;

using Settings = std::vector<std::string>;

std::unique_ptr<CountyWalk> lived(const std::string& names, const Settings& settings, std::size_t county, std::uint32_t replicate) {
    auto walk = std::make_unique<CountyWalk>(small_scenario(names, settings), county, RandomKey{seed, replicate});
    walk->live_through();
    return walk;
}

/// Yuli, 600 households, stalls for whoever is targeted where anything is to be seen; no festivals.
Settings stalls(int number, const Settings& more = {}) {
    return joined({"months=20", "policies.rural_tourism.stalls=" + std::to_string(number), "policies.rural_tourism.budget_yuan=10000000", "policies.rural_tourism.least_attraction=0",
                   "policies.rural_tourism.target.exited=false", "policies.rural_tourism.festivals_per_year=0"},
                  more);
}

double total(const std::vector<double>& values) {
    double sum = 0;
    for (const double value : values) sum += value;
    return sum;
}

std::int64_t staff(const CountyWalk& walk, EnterpriseKind kind) {
    const Enterprises& e = walk.county().enterprises;
    const std::size_t row = employer_of(e, kind);
    return row < e.rows() ? e.employed[row] : 0;
}

/// Sales less what the skill of owners explains, per place [fen this month].
double takings_per_place(const CountyWalk& walk) {
    double sales = 0;
    for (const TourismPlace& place : walk.county().tourism.places) sales += place.sales_month;
    return sales / std::max<double>(1, static_cast<double>(walk.county().tourism.places.size()));
}

TEST(Stalls, bring_less_each_the_more_there_are) {
    const Settings few_visitors{"parameters.tourism.visits=3000"};
    for (std::uint32_t r = 0; r < replicates; ++r) {
        const auto few = lived("yuli-tourism", stalls(20, few_visitors), yuli, r), many = lived("yuli-tourism", stalls(200, few_visitors), yuli, r);
        ASSERT_GT(many->county().tourism.places.size(), 3 * few->county().tourism.places.size());
        EXPECT_LT(many->county().tourism.price, few->county().tourism.price);
        EXPECT_LT(takings_per_place(*many), takings_per_place(*few));
        EXPECT_GT(many->booked(Flow::tourism_sales), few->booked(Flow::tourism_sales));   // together they still take more
    }
}

TEST(Stalls, raise_business_income_of_their_households_in_a_private_world) {
    for (std::uint32_t r = 0; r < replicates; ++r) {
        const Settings base = joined(private_world(), {"months=14"});
        const auto with = lived("yuli-tourism", joined(stalls(60), base), yuli, r), without = lived("baseline", base, yuli, r);
        double gain = 0;
        int owners = 0;
        for (std::uint32_t row = 0; row < with->households().rows(); ++row) {
            const int change = with->households().income_year[row] - without->households().income_year[row];
            if (with->account().reached[row]) gain += change, ++owners;
            else EXPECT_EQ(change, 0) << row;   // nobody else is touched
        }
        EXPECT_GT(owners, 30);
        EXPECT_GT(gain, 0);
    }
}

TEST(Stalls, of_weak_traders_fade) {
    double weak_then = 0, all_then = 0, weak_now = 0, all_now = 0;
    for (std::uint32_t r = 0; r < replicates; ++r) {
        CountyWalk walk(small_scenario("yuli-tourism", stalls(100, {"months=30"})), yuli, RandomKey{seed, r});
        const auto count = [&](double& weak, double& all) {
            for (const TourismPlace& place : walk.county().tourism.places) ++all, weak += trading_skill({seed, r}, walk.county().first_household + place.row) == 0;
        };
        walk.spin_up();
        walk.live(6);
        count(weak_then, all_then);
        walk.live(24);
        count(weak_now, all_now);
    }
    // At least 300 places of a campaign that asks nobody: a share of 0.3 has a standard error of 0.026; four of them, alpha = 6e-5.
    EXPECT_GT(all_then, 300);
    EXPECT_NEAR(weak_then / all_then, 0.3, 0.11);
    EXPECT_LT(weak_now / all_now, 0.5 * weak_then / all_then);
}

TEST(Promotion, brings_visitors_and_without_places_no_income) {
    const Settings nobody_sells{"months=14", "policies.rural_tourism.stalls=0", "policies.rural_tourism.festivals_per_year=0", "policies.rural_tourism.budget_yuan=10000000"};
    for (std::uint32_t r = 0; r < replicates; ++r) {
        const auto quiet = lived("yuli-tourism", stalls(40, {"policies.rural_tourism.promotion_yuan_per_year=0"}), yuli, r);
        const auto loud = lived("yuli-tourism", stalls(40, {"policies.rural_tourism.promotion_yuan_per_year=1000000"}), yuli, r);
        EXPECT_GT(total(loud->series("tourism_visits")), total(quiet->series("tourism_visits")));
        EXPECT_GT(loud->booked(Flow::tourism_sales), quiet->booked(Flow::tourism_sales));
        const auto idle = lived("yuli-tourism", nobody_sells, yuli, r), base = lived("baseline", {"months=14"}, yuli, r);
        EXPECT_GT(idle->account().spent, 0);
        EXPECT_EQ(idle->series("income_per_head"), base->series("income_per_head"));
        EXPECT_EQ(idle->series("employed_workers"), base->series("employed_workers"));
    }
}

TEST(VillageWorks, draw_more_visitors) {
    for (std::uint32_t r = 0; r < replicates; ++r) {
        const Settings works{"policies.village_works.budget_yuan=100000000", "policies.village_works.villages=100", "policies.village_works.months=3", "months=24"};
        const auto with = lived("yuli-tourism+village-works", stalls(40, works), yuli, r), without = lived("yuli-tourism", stalls(40, {"months=24"}), yuli, r);
        EXPECT_GT(with->series("tourism_visits")[22], without->series("tourism_visits")[22]);
    }
}

TEST(Attraction, hires_for_the_season_and_lays_off_after_it) {
    for (std::uint32_t r = 0; r < replicates; ++r) {
        CountyWalk walk(small_scenario("bohu-tourism", {"months=30", "policies.tourism_bohu.budget_yuan=20000000", "policies.tourism_bohu.attraction_yuan=10000000", "policies.tourism_bohu.build_months=10",
                                                        "parameters.tourism.visits=30000", "parameters.tourism.ticket=80"}),
                        bohu, RandomKey{seed, r});
        walk.spin_up();
        walk.live(22);   // to October of the second year
        const std::int64_t high = staff(walk, EnterpriseKind::tourism_operator);
        walk.live(3);
        EXPECT_GT(high, 5);
        EXPECT_LT(staff(walk, EnterpriseKind::tourism_operator), high);
        EXPECT_GT(walk.booked(Flow::tourism_tickets), 0);
    }
}

TEST(PillarIndustry, raises_receipts_of_its_growers_and_brings_jobs) {
    const Settings months{"months=48"}, pillar = joined(months, {"policies.pillar_bohu.budget_yuan=4000000", "policies.pillar_bohu.build_months=6", "policies.pillar_bohu.start_up_months=3",
                                                                 "policies.pillar_bohu.cluster_months=6"});
    for (std::uint32_t r = 0; r < replicates; ++r) {
        const auto with = lived("pillar-industry", pillar, bohu, r), without = lived("baseline", months, bohu, r);
        const std::size_t products = with->series("price").size() / 48, last = 47 * products;
        EXPECT_GT(with->series("price")[last + 1], without->series("price")[last + 1]);   // chili
        for (const std::size_t other : {0, 2, 3, 6, 7, 8}) EXPECT_EQ(with->series("price")[last + other], without->series("price")[last + other]);
        EXPECT_GT(total(with->series("income_per_head")), total(without->series("income_per_head")));
        EXPECT_GT(staff(*with, EnterpriseKind::pillar_firm), 5);
        EXPECT_EQ(with->booked(Flow::outside_capital), with->booked(Flow::infrastructure_spending));
        const auto& before = with->series("income_per_head");
        EXPECT_TRUE(std::equal(before.begin(), before.begin() + 8, without->series("income_per_head").begin()));   // works go to builders from outside
    }
}

TEST(PillarIndustry, leaves_other_counties_alone) {
    const Settings one{"months=24", "policies.pillar_hejing.enabled=false", "policies.pillar_yuli.enabled=false"};
    for (const std::size_t county : {hejing, yuli})
        EXPECT_EQ(state_digest(lived("pillar-industry", one, county, 0)->county()), state_digest(lived("baseline", {"months=24"}, county, 0)->county()));
}

}  // namespace
}  // namespace terrace
