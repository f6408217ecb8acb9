#include <gtest/gtest.h>

#include <memory>

#include "models/village/standing.hpp"
#include "tests/support/county_walk.hpp"

// Tiers of villages and the measures that act on villages. n = 8 independent replicates (seed 11, replicates 0 to 7) of a small world, each
// with its twin: all eight must show a direction, which chance alone does with alpha = 2^-8 = 0.004 (sign test). What must not move is
// compared bit by bit.
namespace terrace {
namespace {

constexpr std::uint32_t replicates = 8;
constexpr std::uint32_t seed = 11;

using Settings = std::vector<std::string>;

/// 800 households in twenty villages a county.
Scenario twenty_villages(const std::string& names, const Settings& settings) {
    Scenario scenario = small_scenario(names, settings, 800);
    for (CountyMargins& county : scenario.region.counties) county.villages = 20, county.formerly_poor_villages = 3;
    return scenario;
}

std::unique_ptr<CountyWalk> lived(const Scenario& scenario, std::size_t county, std::uint32_t replicate) {
    auto walk = std::make_unique<CountyWalk>(scenario, county, RandomKey{seed, replicate});
    walk->live_through();
    return walk;
}

double sum(const std::vector<double>& values) {
    double total = 0;
    for (const double value : values) total += value;
    return total;
}

std::array<int, 4> count_tiers(const Column<std::uint8_t>& tiers) {
    std::array<int, 4> count{};
    for (const std::uint8_t tier : tiers) ++count[tier];
    return count;
}

TEST(VillageTiers, are_given_at_the_first_month_and_stay_for_two_years) {
    int moved_in_all = 0;
    for (std::uint32_t r = 0; r < replicates; ++r) {
        CountyWalk walk(twenty_villages("baseline", {"months=60"}), hejing, RandomKey{seed, r});
        walk.spin_up();
        EXPECT_EQ(count_tiers(walk.county().villages.tier)[0], 20);
        walk.live(24);
        const Villages& v = walk.county().villages;
        const auto first = count_tiers(v.first_tier);
        EXPECT_EQ(first[0], 0);
        EXPECT_LE(first[1], 4);
        EXPECT_GE(first[3], 6);
        EXPECT_TRUE(std::equal(v.tier.begin(), v.tier.end(), v.first_tier.begin()));
        for (int year = 0; year < 3; ++year) {
            const std::vector<std::uint8_t> before(v.tier.begin(), v.tier.end());
            walk.live(12);
            int moved = 0;
            for (std::size_t village = 0; village < v.rows(); ++village) {
                EXPECT_LE(std::abs(v.tier[village] - before[village]), 1);
                moved += v.tier[village] != before[village];
            }
            EXPECT_LE(moved, 2);   // one in ten
            moved_in_all += moved;
        }
    }
    EXPECT_GT(moved_in_all, 0);
}

TEST(VillageTiers, rise_and_fall_where_monitoring_lists_many) {
    int up = 0, down = 0;
    for (std::uint32_t r = 0; r < replicates; ++r) {
        CountyWalk walk(twenty_villages("relapse-monitoring", {"months=60"}), hejing, RandomKey{seed, r});
        walk.live_through();
        const Villages& v = walk.county().villages;
        for (std::size_t village = 0; village < v.rows(); ++village) up += v.tier[village] < v.first_tier[village], down += v.tier[village] > v.first_tier[village];
        EXPECT_GT(walk.county().monitoring.list.size(), 80u);   // a tenth of the households
    }
    EXPECT_GT(up, 0);
    EXPECT_GT(down, 0);
}

TEST(VillageTiers, have_gates_that_being_listed_does_not_close) {
    CountyWalk walk(twenty_villages("baseline", {"months=12"}), hejing, RandomKey{seed, 0});
    walk.live_through();
    County county = walk.county();
    const VillageRoll roll{county.villages, county.households, county.workers, walk.scenario.parameters.line.national.at(walk.next() - 1), {}};
    const std::vector<double> before = village_poverty(roll);
    const double needy = village_indicators(roll)[0][static_cast<std::size_t>(TierIndicator::needy)];
    EXPECT_EQ(before[0], needy);   // nobody is listed
    for (std::uint16_t& flags : county.households.flags) flags |= household_flag::listed;
    EXPECT_EQ(village_poverty(roll), before);
    EXPECT_EQ(village_indicators(roll)[0][static_cast<std::size_t>(TierIndicator::needy)], 1);
}

TEST(VillageTiers, depend_on_their_weights) {
    int moved = 0;
    for (std::uint32_t r = 0; r < replicates; ++r) {
        const auto usual = lived(twenty_villages("baseline", {"months=1"}), yuli, r);
        const auto near_town = lived(twenty_villages("baseline", {"months=1", "parameters.tiers.weight.distance=1"}), yuli, r);
        const Villages& v = usual->county().villages;
        const Villages& w = near_town->county().villages;
        EXPECT_FALSE(std::equal(v.score.begin(), v.score.end(), w.score.begin()));
        for (std::size_t village = 0; village < v.rows(); ++village) moved += v.tier[village] != w.tier[village];
        EXPECT_EQ(usual->series("income_per_head"), near_town->series("income_per_head"));
    }
    EXPECT_GT(moved, replicates);   // one village in twenty at least
}

TEST(TieredSupport, gives_each_tier_its_own_sum_and_raises_the_income_of_its_villages) {
    const Settings base = joined(private_world(), {"months=20"});
    const Settings money = joined(base, {"policies.tiered_support.budget_yuan=900000", "policies.tiered_support.demonstration.yuan_per_year=0",
                                         "policies.tiered_support.catching_up.yuan_per_year=0", "policies.tiered_support.consolidation.yuan_per_year=300000",
                                         "policies.tiered_support.consolidation.works_share=0"});
    for (std::uint32_t r = 0; r < replicates; ++r) {
        const auto with = lived(twenty_villages("tiered-support", money), bohu, r), without = lived(twenty_villages("baseline", base), bohu, r);
        EXPECT_TRUE(std::equal(with->county().villages.first_tier.begin(), with->county().villages.first_tier.end(), without->county().villages.first_tier.begin()));
        const auto& paid = with->series("income_per_head_by_tier");
        const auto& unpaid = without->series("income_per_head_by_tier");
        const std::size_t month = 3 * 11;   // a year's end
        EXPECT_EQ(paid[month], unpaid[month]);           // demonstration
        EXPECT_EQ(paid[month + 1], unpaid[month + 1]);   // catching-up
        EXPECT_GT(paid[month + 2], unpaid[month + 2]);
        EXPECT_LE(with->series("poverty_headcount_by_tier")[month + 2], without->series("poverty_headcount_by_tier")[month + 2]);
        EXPECT_EQ(with->booked(Flow::village_support), with->account().spent);
        EXPECT_LE(with->account().spent, 2 * 300'000_yuan);
    }
}

TEST(VillageWorks, better_the_villages_that_lack_most_and_pay_their_people) {
    const Settings base{"months=20"};
    const Settings works = joined(base, {"policies.village_works.villages=4", "policies.village_works.budget_yuan=2000000", "policies.village_works.yuan_per_village=500000"});
    for (std::uint32_t r = 0; r < replicates; ++r) {
        const auto with = lived(twenty_villages("village-works", works), bohu, r), without = lived(twenty_villages("baseline", base), bohu, r);
        const Villages& v = with->county().villages;
        const Villages& w = without->county().villages;
        double worst_untouched = 1, best_touched = 0;
        int touched = 0;
        for (std::size_t village = 0; village < v.rows(); ++village) {
            const bool better = v.infrastructure[village] > w.infrastructure[village];
            touched += better;
            EXPECT_EQ(better, v.commute[village] < w.commute[village]);
            (better ? best_touched : worst_untouched) = better ? std::max(best_touched, w.infrastructure[village]) : std::min(worst_untouched, w.infrastructure[village]);
        }
        EXPECT_EQ(touched, 4);
        EXPECT_LE(best_touched, worst_untouched);
        EXPECT_EQ(with->booked(Flow::works_wages) + with->booked(Flow::works_spending), 2'000'000_yuan);
        EXPECT_GT(with->booked(Flow::works_wages), 0);
        EXPECT_EQ(without->booked(Flow::works_wages), 0);
        EXPECT_GT(with->series("income_per_head_by_source")[4 * 8], without->series("income_per_head_by_source")[4 * 8]);   // wages, after the building season
        EXPECT_EQ(with->account().recipients, 0);
    }
}

TEST(TalentTraining, raises_refunds_and_collective_income_and_no_other_income_in_a_private_world) {
    // Refunds are paid in December: until then no household sees anything of it.
    const Settings base = joined(private_world(), {"months=24"});
    for (std::uint32_t r = 0; r < replicates; ++r) {
        const auto with = lived(twenty_villages("talent-training", joined(base, {"policies.talent_training.budget_yuan=300000", "policies.talent_training.villages_per_year=20", "policies.talent_training.margin_gain=0.02"})), yuli, r);
        const auto without = lived(twenty_villages("baseline", base), yuli, r);
        EXPECT_GT(sum(with->series("cooperative_refund")), sum(without->series("cooperative_refund")));
        EXPECT_GT(with->series("collective_income")[23], without->series("collective_income")[23]);
        const auto& income = with->series("income_per_head");
        const auto& usual = without->series("income_per_head");
        EXPECT_TRUE(std::equal(income.begin(), income.begin() + 11, usual.begin()));
        EXPECT_GT(income[11], usual[11]);
        const Villages& v = with->county().villages;
        for (std::size_t village = 0; village < v.rows(); ++village) {
            const double before = without->county().villages.leaders_skill[village];
            EXPECT_DOUBLE_EQ(v.leaders_skill[village], before + 0.2 * (1 - before));
        }
    }
}

TEST(PolicyContinuity, cut_ends_relief_and_leaves_the_time_before_alone) {
    const Settings months{"months=36"};
    for (std::uint32_t r = 0; r < replicates; ++r) {
        const auto kept = lived(twenty_villages("relief-fund", months), hejing, r);
        const auto cut = lived(twenty_villages("relief-fund+policy-continuity-cut", months), hejing, r);
        const std::size_t measures = kept->scenario.measures.size(), with_cut = cut->scenario.measures.size();
        ASSERT_EQ(with_cut, measures + 1);
        const std::size_t fund = kept->scenario.position("relief_fund_hejing");
        double after = 0;
        for (std::size_t month = 0; month < 36; ++month) {
            const double paid = cut->series("spending")[month * with_cut + fund];
            if (month < 24) EXPECT_EQ(paid, kept->series("spending")[month * measures + fund]) << month;
            else EXPECT_EQ(paid, 0) << month;
            if (month >= 24) after += kept->series("spending")[month * measures + fund];
        }
        EXPECT_GT(after, 0);
        const auto& income = cut->series("income_per_head");
        EXPECT_TRUE(std::equal(income.begin(), income.begin() + 24, kept->series("income_per_head").begin()));
        EXPECT_LT(income[35], kept->series("income_per_head")[35]);
    }
}

TEST(PolicyContinuity, kept_to_the_end_of_the_transition_pays_until_2025_and_nothing_after) {
    Fen returned = 0;
    for (std::uint32_t r = 0; r < replicates; ++r) {
        const auto kept = lived(twenty_villages("relief-fund", {"months=84"}), hejing, r);
        const auto after = lived(twenty_villages("relief-fund+policy-continuity-after", {}), hejing, r);
        ASSERT_EQ(after->scenario.months, 84);
        const std::size_t measures = kept->scenario.measures.size(), fund = kept->scenario.position("relief_fund_hejing");
        double later = 0;
        for (std::size_t month = 0; month < 84; ++month) {
            const double paid = after->series("spending")[month * (measures + 1) + fund], usual = kept->series("spending")[month * measures + fund];
            EXPECT_EQ(paid, month < 60 ? usual : 0) << month;
            later += month < 60 ? 0 : usual;
        }
        EXPECT_GT(later, 0);   // kept, it would have gone on
        EXPECT_GT(after->account(fund).spent, 0);
        EXPECT_EQ(after->account(fund).budget_left, 0);
        EXPECT_EQ(after->account(fund).appropriated, after->account(fund).spent);   // what was left went back
        returned += after->account(fund).returned;
        const auto& income = after->series("income_per_head");
        EXPECT_TRUE(std::equal(income.begin(), income.begin() + 60, kept->series("income_per_head").begin()));
        EXPECT_LT(sum({income.begin() + 60, income.end()}), sum({kept->series("income_per_head").begin() + 60, kept->series("income_per_head").end()}));
    }
    EXPECT_GT(returned, 0);
}

TEST(PolicyContinuity, taper_pays_less_than_keeping_and_more_than_cutting) {
    const Settings months{"months=60"};
    for (std::uint32_t r = 0; r < replicates; ++r) {
        const Fen kept = lived(twenty_villages("relief-fund", months), hejing, r)->booked(Flow::relief_grant);
        const Fen taper = lived(twenty_villages("relief-fund+policy-continuity-taper", months), hejing, r)->booked(Flow::relief_grant);
        const Fen cut = lived(twenty_villages("relief-fund+policy-continuity-cut", months), hejing, r)->booked(Flow::relief_grant);
        EXPECT_LT(taper, kept);
        EXPECT_GT(taper, cut);
    }
}

}  // namespace
}  // namespace terrace
