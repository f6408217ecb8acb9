#include "models/shock/assurance_month.hpp"
#include "tests/support/county_walk.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <memory>
#include <numeric>

// The assurances other than income: as many are lost as is said, they move nothing where nobody looks at them, and monitoring and village
// works move them as they should. Shares: z = 4, alpha = 6e-5 each, n as stated. Directions: n = 8 independent replicates (seed 7,
// replicates 0 to 7), each compared with its twin; all eight must show the direction, which chance alone does with alpha = 2^-8 = 0.004
// (sign test).
namespace terrace {
namespace {

constexpr std::uint32_t replicates = 8;
constexpr double z = 4;

using Walk = std::unique_ptr<CountyWalk>;

Walk walk_of(const std::string& names, const std::vector<std::string>& settings, std::uint32_t replicate = 0,
             std::int64_t households = 600) {
    return std::make_unique<CountyWalk>(small_scenario(names, joined({"months=24"}, settings), households), bohu, RandomKey{7, replicate});
}

Walk lived(const std::string& names, const std::vector<std::string>& settings, std::uint32_t replicate = 0, std::int64_t households = 600) {
    Walk walk = walk_of(names, settings, replicate, households);
    walk->live_through();
    return walk;
}

double total(const CountyWalk& walk, const std::string& series) {
    const std::vector<double>& values = walk.series(series);
    return std::accumulate(values.begin(), values.end(), 0.0);
}

std::size_t without(const County& county, Assurance assurance) {
    const auto& list = county.assurances.list;
    return static_cast<std::size_t>(
        std::count_if(list.begin(), list.end(), [&](const UnmetAssurances& lacks) { return lacks.has(assurance); }));
}

std::size_t exited_households(const Households& h) {
    return static_cast<std::size_t>(
        std::count_if(h.flags.begin(), h.flags.end(), [](std::uint16_t flags) { return (flags & household_flag::exited) != 0; }));
}

void expect_share(std::size_t count, std::size_t of, double share) {
    EXPECT_NEAR(static_cast<double>(count) / static_cast<double>(of), share, z * std::sqrt(share * (1 - share) / static_cast<double>(of)));
}

/// Many lack something.
const std::vector<std::string> much_unmet{"parameters.assurance.unsafe_house=0.03",     "parameters.assurance.house_decay=0.01",
                                          "parameters.assurance.own_repair=0.01",       "parameters.assurance.not_enrolled=0.1",
                                          "parameters.assurance.not_enrolled_poor=0.2", "parameters.assurance.out_of_school=0.02",
                                          "parameters.assurance.unsafe_water=0.2",      "parameters.assurance.water_failure=0.3"};
const std::vector<std::string> no_help{"policies.relapse_monitoring.help_arranged=0"},
    sure_help{"policies.relapse_monitoring.help_arranged=1"};

TEST(Assurances, are_unmet_as_often_as_said) {
    // n = 20,000 households of one county, at the end of the first month: houses of those never registered, insurance of the exited.
    const Walk walk = walk_of("baseline",
                              {"parameters.accident.damage_probability=0.002", "parameters.assurance.own_repair=0.01",
                               "parameters.assurance.unsafe_house=0.03", "parameters.assurance.not_enrolled=0.06",
                               "parameters.assurance.not_enrolled_poor=0.06", "parameters.assurance.not_enrolled_exited=0.02"},
                              0, 20'000);
    walk->live(1);
    const Households& h = walk->households();
    const std::size_t exited = exited_households(h), others = h.rows() - exited;
    std::size_t unsafe = 0, exited_missing = 0, missing = 0;
    for (const UnmetAssurances& lacks : walk->county().assurances.list) {
        const bool left_poverty = (h.flags[lacks.row] & household_flag::exited) != 0;
        unsafe += lacks.has(Assurance::housing) && !left_poverty && lacks.repair == 0;
        exited_missing += lacks.has(Assurance::medical) && left_poverty;
        missing += lacks.has(Assurance::medical) && !left_poverty;
    }
    EXPECT_NEAR(static_cast<double>(unsafe), 0.03 * 0.99 * static_cast<double>(others),
                z * std::sqrt(0.03 * static_cast<double>(others)) + 0.01 * 0.03 * static_cast<double>(others));
    expect_share(exited_missing, exited, 0.02);
    expect_share(missing, others, 0.06);
}

TEST(Assurances, leave_no_child_out_of_school_where_there_is_none) {
    const Walk walk = lived("baseline", {"parameters.assurance.out_of_school=0.02"}, 0, 3000);
    std::size_t found = 0;
    for (const UnmetAssurances& lacks : walk->county().assurances.list) {
        if (!lacks.has(Assurance::schooling)) continue;
        ++found;
        EXPECT_TRUE(has_pupil(walk->households(), lacks.row));
    }
    EXPECT_GT(found, 10u);
}

TEST(Assurances, move_nothing_else_where_nobody_looks_at_them) {
    const Walk few = lived("baseline", {}), many = lived("baseline", much_unmet);
    EXPECT_GT(total(*many, "assurances_unmet"), 2 * total(*few, "assurances_unmet"));
    EXPECT_EQ(many->record.ledger, few->record.ledger);
    for (const char* series : {"income_per_head", "gini", "poverty_headcount", "employed_workers", "local_spending", "dibao_households"})
        EXPECT_EQ(many->series(series), few->series(series)) << series;
}

TEST(Assurances, of_a_damaged_house_come_back_when_it_is_repaired) {
    // n is every large damage of 600 households in two years.
    const Walk walk = walk_of("baseline", {"parameters.accident.damage_probability=0.01", "parameters.accident.damage_cost=40000",
                                           "parameters.assurance.unsafe_damage=5000", "parameters.assurance.unsafe_house=0",
                                           "parameters.assurance.house_decay=0.0005", "parameters.assurance.repair_months=3"});
    std::size_t damaged = 0, repaired = 0;
    for (int month = 0; month < 36; ++month) {
        const std::vector<UnmetAssurances> before = walk->county().assurances.list;
        walk->live(1);
        for (const UnmetAssurances& lacks : before)
            repaired += lacks.has(Assurance::housing) && lacks.repair == 1 &&
                        (walk->county().assurances.unmet(lacks.row) & assurance_bit(Assurance::housing)) == 0;
        for (const UnmetAssurances& lacks : walk->county().assurances.list)
            damaged += lacks.has(Assurance::housing) && lacks.repair == 3;
    }
    EXPECT_GT(damaged, 5u);
    EXPECT_GE(repaired + 4, damaged);
}

TEST(Monitoring, clears_nobody_who_lacks_an_assurance) {
    // Every month of 24: whoever is no longer listed lacks nothing.
    const Walk walk = walk_of("monitoring-and-relief", much_unmet);
    walk->spin_up();
    std::size_t cleared = 0, held = 0;
    for (int month = 0; month < 24; ++month) {
        const auto before = walk->households().flags;
        walk->live(1);
        for (std::uint32_t row = 0; row < walk->households().rows(); ++row) {
            const bool was = (before[row] & household_flag::listed) != 0,
                       is = (walk->households().flags[row] & household_flag::listed) != 0;
            if (was && !is) {
                EXPECT_EQ(walk->county().assurances.unmet(row), 0u) << row;
            }
            cleared += was && !is;
            held += is && walk->county().assurances.unmet(row) != 0;
        }
    }
    EXPECT_GT(cleared, 50u);
    EXPECT_GT(held, 50u);
}

TEST(Monitoring, that_helps_lets_fewer_lack_an_assurance_and_clears_more) {
    for (std::uint32_t r = 0; r < replicates; ++r) {
        const Walk with = lived("monitoring-and-relief", joined(much_unmet, sure_help), r),
                   none = lived("monitoring-and-relief", joined(much_unmet, no_help), r);
        EXPECT_LT(total(*with, "assurances_unmet"), total(*none, "assurances_unmet")) << r;
        EXPECT_LT(total(*with, "monitored_for_assurance"), total(*none, "monitored_for_assurance")) << r;
        EXPECT_GT(total(*with, "monitoring_cleared"), total(*none, "monitoring_cleared")) << r;
        EXPECT_EQ(total(*none, "assurance_help"), 0);
    }
}

/// Households listed for an assurance that leave the list in two years.
std::size_t let_out(CountyWalk& walk) {
    walk.spin_up();
    std::size_t left = 0;
    for (int month = 0; month < 24; ++month) {
        const std::vector<MonitoredHousehold> before = walk.county().monitoring.list;
        const std::int32_t now = walk.next().index();
        walk.live(1);
        for (const MonitoredHousehold& household : before)
            left += household.cause == MonitoringCause::assurance && household.listed(now - 1) &&
                    (walk.households().flags[household.row] & household_flag::listed) == 0;
    }
    return left;
}

TEST(Monitoring, lets_out_whose_house_is_repaired_with_help) {
    // Nothing but houses is unmet, and whoever is listed for a house gets no other help.
    const std::vector<std::string> houses{
        "parameters.assurance.unsafe_house=0.03", "parameters.assurance.house_decay=0.01",    "parameters.assurance.own_repair=0.01",
        "parameters.assurance.not_enrolled=0",    "parameters.assurance.not_enrolled_poor=0", "parameters.assurance.not_enrolled_exited=0",
        "parameters.assurance.out_of_school=0",   "parameters.assurance.unsafe_water=0",      "parameters.assurance.water_failure=0.01"};
    for (std::uint32_t r = 0; r < replicates; ++r) {
        const Walk with = walk_of("monitoring-and-relief", joined(houses, sure_help), r, 3000);
        const Walk none = walk_of("monitoring-and-relief", joined(houses, no_help), r, 3000);
        EXPECT_GT(let_out(*with), 2 * let_out(*none)) << r;
    }
}

TEST(Monitoring, that_counts_assurances_lists_more) {
    for (std::uint32_t r = 0; r < replicates; ++r)
        EXPECT_GT(total(*lived("relapse-monitoring", much_unmet, r), "monitoring_inflow"),
                  total(*lived("relapse-monitoring", joined(much_unmet, {"policies.relapse_monitoring.assurance_lines=0"}), r),
                        "monitoring_inflow"))
            << r;
}

TEST(AssuranceHelp, is_paid_by_the_state_to_the_fen) {
    const Walk walk = lived("relapse-monitoring", joined(much_unmet, sure_help), 0, 1500);
    const Fen houses = walk->booked(Flow::house_grant), water = walk->booked(Flow::water_repair);
    EXPECT_GT(houses, 0);
    EXPECT_GT(water, 0);
    EXPECT_GE(walk->booked(Flow::house_repair), houses);
    EXPECT_EQ(static_cast<Fen>(std::llround(100 * total(*walk, "assurance_spending"))), houses + water);
    EXPECT_EQ(walk->account(walk->scenario.position("relapse_monitoring")).spent, 0);
    const std::vector<double>& helped = walk->series("assurance_help");
    for (std::size_t a = 0; a < assurance_count; ++a) {
        double households = 0;
        for (std::size_t i = a; i < helped.size(); i += assurance_count)
            households += helped[i];
        EXPECT_GT(households, 0) << a;
    }
}

/// Households without safe water in each village, summed over the months to come.
std::vector<std::size_t> dry_months(CountyWalk& walk, int months) {
    std::vector<std::size_t> dry(walk.county().villages.rows(), 0);
    for (int month = 0; month < months; ++month) {
        walk.live(1);
        for (const UnmetAssurances& lacks : walk.county().assurances.list)
            dry[village_of_household(walk.county().villages, lacks.row)] += lacks.has(Assurance::water);
    }
    return dry;
}

TEST(VillageWorks, bring_safe_water_to_their_villages_and_to_no_others) {
    // n = 8 replicates of 12,000 households, the months after the first building season; the other villages are compared to the bit.
    const std::vector<std::string> dry =
        joined(much_unmet, {"parameters.assurance.water_repair=0.01", "parameters.assurance.water_share=1"});
    for (std::uint32_t r = 0; r < replicates; ++r) {
        const Walk with = walk_of("village-works",
                                  joined(dry, {"policies.village_works.budget_yuan=24000000", "policies.village_works.villages=16"}), r,
                                  12'000),
                   base = walk_of("baseline", dry, r, 12'000);
        for (CountyWalk* walk : {with.get(), base.get()})
            walk->live(spin_up_months + 8);
        const std::vector<std::size_t> wet = dry_months(*with, 16), reference = dry_months(*base, 16);
        const std::vector<std::uint8_t>& works = with->account(with->scenario.position("village_works")).villages;
        std::size_t fewer = 0, as_before = 0, villages = 0;
        for (std::size_t v = 0; v < works.size(); ++v) {
            if (works[v] == 0) {
                EXPECT_EQ(wet[v], reference[v]) << "village " << v;
                continue;
            }
            fewer += wet[v], as_before += reference[v], ++villages;
        }
        EXPECT_EQ(villages, 16u);
        EXPECT_LT(fewer, as_before) << r;
    }
}

TEST(VillageWorks, with_a_share_for_houses_leave_fewer_unsafe) {
    const std::vector<std::string> works =
        joined(much_unmet, {"policies.village_works.budget_yuan=6000000", "policies.village_works.villages=4"});
    for (std::uint32_t r = 0; r < replicates; ++r) {
        const Walk with = lived("village-works", joined(works, {"policies.village_works.house_share=0.3"}), r, 3000),
                   none = lived("village-works", works, r, 3000);
        EXPECT_LT(without(with->county(), Assurance::housing), without(none->county(), Assurance::housing)) << r;
        EXPECT_EQ(with->account(with->scenario.position("village_works")).spent,
                  none->account(none->scenario.position("village_works")).spent);
    }
}

} // namespace
} // namespace terrace
