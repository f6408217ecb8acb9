#include <gtest/gtest.h>

#include <map>
#include <numeric>
#include <span>

#include "models/policy/help_by_cause.hpp"
#include "models/worker/home.hpp"
#include "tests/support/county_walk.hpp"
#include "tests/support/same_rows.hpp"

// Monitoring moves what it should and nothing it cannot touch. Directions: n = 8 independent replicates (seed 7, replicates 0 to 7) of a county of
// 600 households, each compared with its twin; all eight must show the direction, which chance alone does with alpha = 2^-8 = 0.004 (sign test).
namespace terrace {
namespace {

constexpr std::uint32_t replicates = 8;

using Walk = std::unique_ptr<CountyWalk>;

Walk lived(const std::string& names, const std::vector<std::string>& settings, std::uint32_t replicate = 0, std::size_t county = bohu) {
    auto walk = std::make_unique<CountyWalk>(small_scenario(names, joined({"months=36"}, settings)), county, RandomKey{7, replicate});
    walk->live_through();
    return walk;
}

/// Sum of a series over all months and positions.
double total(const CountyWalk& walk, const std::string& series) {
    const std::vector<double>& values = walk.series(series);
    return std::accumulate(values.begin(), values.end(), 0.0);
}

/// Whether `series` is lower in the first of two worlds, in every replicate.
void expect_lower(const std::string& series, const std::string& names, const std::vector<std::string>& settings, const std::string& other_names,
                  const std::vector<std::string>& other_settings) {
    for (std::uint32_t r = 0; r < replicates; ++r)
        EXPECT_LT(total(*lived(names, settings, r), series), total(*lived(other_names, other_settings, r), series)) << series << ", replicate " << r;
}

const std::vector<std::string> no_help{"policies.relapse_monitoring.help_arranged=0"};

TEST(Monitoring, lists_nobody_where_nobody_monitors) {
    const Walk walk = lived("baseline", {});
    for (const char* series : {"monitored_households", "monitoring_detected", "monitoring_missed", "monitoring_inflow", "monitoring_help", "relapse_recorded"})
        EXPECT_EQ(total(*walk, series), 0) << series;
    EXPECT_GT(total(*walk, "latent_poor_households"), 0);
}

/// What a household has spent on illness and accidents in the last `months` months, and lost of its crop if the harvest lies in them [10 yuan].
int spent_in_last(const CountyWalk& walk, std::uint32_t wanted, int months) {
    const County& county = walk.county();
    const int now = (walk.next() - 1).month() - 1;
    int spent = (now - november + 12) % 12 < months ? county.households.crop_loss[wanted] : 0;
    for (int back = 0; back < std::min(12, months); ++back)
        for (const OwnCosts* costs : {&county.medical_events, &county.accident_events})
            (*costs)[static_cast<std::size_t>((now - back + 12) % 12)].for_each([&](std::uint32_t row, std::uint16_t amount) { spent += row == wanted ? amount : 0; });
    return spent;
}

TEST(Monitoring, finds_nobody_again_for_what_was_spent_before_clearing) {
    CountyWalk walk(small_scenario("relapse-monitoring", {"months=48", "policies.relapse_monitoring.false_alarm=0"}), bohu, RandomKey{7, 0});
    walk.spin_up();
    std::map<std::uint32_t, std::int32_t> cleared;   // month index by row
    std::map<std::uint32_t, bool> known;
    int again = 0;
    for (int month = 0; month < 48; ++month) {
        walk.live(1);
        const std::int32_t now = (walk.next() - 1).index();
        std::map<std::uint32_t, bool> list;
        for (const MonitoredHousehold& household : walk.county().monitoring.list) {
            list[household.row] = true;
            const bool hard = household.cause == MonitoringCause::illness || household.cause == MonitoringCause::accident || household.cause == MonitoringCause::disaster;
            if (known.contains(household.row) || !hard || !cleared.contains(household.row) || now - cleared[household.row] >= 12) continue;
            EXPECT_GT(spent_in_last(walk, household.row, now - cleared[household.row]), 0) << "household " << household.row << ", month " << month;
            ++again;
        }
        for (const auto& [row, there] : known)
            if (!list.contains(row)) cleared[row] = now;
        known = std::move(list);
    }
    EXPECT_GT(cleared.size(), 50u);
    EXPECT_GT(again, 0);   // new blows list again
}

TEST(Monitoring, list_closes_and_is_what_the_households_bear) {
    const Walk walk = lived("monitoring-and-relief", {});
    const auto& stock = walk->series("monitored_households");
    const auto& inflow = walk->series("monitoring_inflow");
    const auto& cleared = walk->series("monitoring_cleared");
    ASSERT_GT(std::accumulate(cleared.begin(), cleared.end(), 0.0), 20);
    for (std::size_t i = 0; i < stock.size(); ++i) EXPECT_EQ(stock[i], (i < monitoring_category_count ? 0 : stock[i - monitoring_category_count]) + inflow[i] - cleared[i]);
    const auto& flags = walk->households().flags;
    const auto listed = std::count_if(flags.begin(), flags.end(), [](std::uint16_t f) { return (f & household_flag::listed) != 0; });
    EXPECT_EQ(static_cast<double>(listed), std::accumulate(stock.end() - monitoring_category_count, stock.end(), 0.0));
    const auto& list = walk->county().monitoring.list;
    EXPECT_TRUE(std::is_sorted(list.begin(), list.end(), [](const MonitoredHousehold& a, const MonitoredHousehold& b) { return a.row < b.row; }));
}

TEST(Monitoring, finds_more_with_more_cadres) {
    expect_lower("monitoring_missed", "cadre-pairing", {"policies.cadre_pairing.cadres=60"}, "cadre-pairing", {"policies.cadre_pairing.cadres=0"});
}

TEST(Monitoring, finds_more_with_guidance_teams) {
    const std::vector<std::string> few{"policies.cadre_pairing.cadres=20"};
    expect_lower("monitoring_missed", "cadre-guidance", joined(few, {"policies.cadre_pairing.guided_capacity=1"}), "cadre-pairing", few);
}

TEST(Monitoring, help_lowers_poverty_among_the_listed) {
    expect_lower("relapse_recorded", "monitoring-and-relief", {"policies.relapse_monitoring.help_arranged=1"}, "relapse-monitoring", no_help);
}

TEST(Monitoring, with_help_lowers_poverty_in_the_county) {
    expect_lower("poverty_headcount", "monitoring-and-relief", {}, "baseline", {});
}

TEST(Monitoring, without_help_changes_no_income) {
    const Walk base = lived("baseline", {}), listed = lived("relapse-monitoring", no_help);
    ASSERT_GT(total(*listed, "monitored_households"), 100);
    for (const char* series : {"income_per_head", "gini", "poverty_headcount", "dibao_households", "local_spending", "employed_workers"})
        EXPECT_EQ(listed->series(series), base->series(series)) << series;
    EXPECT_EQ(listed->record.ledger, base->record.ledger);
}

TEST(Monitoring, leaves_households_never_listed_bit_identical_in_a_private_world) {
    const Walk base = lived("baseline", private_world()), with = lived("monitoring-and-relief", joined(private_world(), {"policies.relief_fund_bohu.target.exited=false", "policies.relief_fund_bohu.target.dibao=false"}));
    const std::vector<bool>& listed = with->account(with->scenario.position("relapse_monitoring")).reached;
    const std::size_t rows = with->households().rows();
    ASSERT_GT(std::count(listed.begin(), listed.end(), true), 100);
    ASSERT_GT(std::count(listed.begin(), listed.end(), false), 100);
    EXPECT_EQ(first_difference(with->households(), base->households(), rows, [&](std::size_t row) { return !listed[row]; }), "");
    EXPECT_NE(first_difference(with->households(), base->households(), rows, [&](std::size_t row) { return listed[row]; }), "");
    const std::vector<std::uint32_t> home = homes_of_workers(base->households());
    EXPECT_EQ(first_difference(with->county().workers, base->county().workers, home.size(), [&](std::size_t worker) { return !listed[home[worker]]; }), "");
}

TEST(Monitoring, raises_as_many_false_alarms_as_it_is_told) {
    const Walk never = lived("relapse-monitoring", {"policies.relapse_monitoring.false_alarm=0"}), often = lived("relapse-monitoring", {"policies.relapse_monitoring.false_alarm=0.005"});
    EXPECT_EQ(total(*never, "monitoring_false_alarms"), 0);
    // 600 households x 36 months, two to nine tenths of them neither at risk nor listed: 21.6 to 97 expected, four standard deviations beyond
    EXPECT_GT(total(*often, "monitoring_false_alarms"), 21.6 - 4 * 4.7);
    EXPECT_LT(total(*often, "monitoring_false_alarms"), 97 + 4 * 9.9);
}

TEST(Monitoring, misses_more_when_all_support_is_cut_since_nobody_visits) {
    expect_lower("monitoring_missed", "cadre-pairing", {}, "cadre-pairing+policy-continuity-cut", {});
}

TEST(Monitoring, with_all_support_cut_from_the_start_is_that_without_cadres_and_visits) {
    // To the bit, n = 1: self reports and alerts are all that is left.
    const Walk cut = lived("cadre-guidance+policy-continuity-cut", {"policies.policy_continuity.kept=0"});
    const Walk alone = lived("relapse-monitoring", {"policies.relapse_monitoring.village_visits_per_month=0"});
    for (const char* series : {"monitoring_detected", "monitoring_missed", "monitoring_false_alarms", "monitoring_inflow", "monitoring_help", "income_per_head"})
        EXPECT_EQ(cut->series(series), alone->series(series)) << series;
    EXPECT_GT(total(*cut, "monitoring_detected"), 0);
}

TEST(Monitoring, by_more_cadres_raises_fewer_false_alarms) {
    const std::vector<std::string> often{"policies.relapse_monitoring.false_alarm=0.005", "policies.relapse_monitoring.weeded_by_visit=1"};
    expect_lower("monitoring_false_alarms", "cadre-pairing", joined(often, {"policies.cadre_pairing.cadres=30"}), "cadre-pairing",
                 joined(often, {"policies.cadre_pairing.cadres=0"}));
}

/// Mean months from being found to being listed of who is on the list at the end or under review.
double review_months(const CountyWalk& walk) {
    double months = 0;
    for (const MonitoredHousehold& household : walk.county().monitoring.list) months += household.review_months;
    return months / static_cast<double>(walk.county().monitoring.list.size());
}

TEST(Monitoring, by_more_cadres_lists_earlier) {
    const auto months = [](const char* cadres, std::uint32_t replicate) {
        return review_months(*lived("cadre-pairing", {std::string("policies.cadre_pairing.cadres=") + cadres, "policies.relapse_monitoring.review_by_visit=1"}, replicate));
    };
    for (std::uint32_t r = 0; r < replicates; ++r) EXPECT_LT(months("60", r), months("0", r)) << "replicate " << r;
}

TEST(Monitoring, at_usual_visits_neither_weeds_out_nor_hurries) {
    const auto world = [](const std::string& by_visit, const std::string& village_visits) {
        auto walk = std::make_unique<CountyWalk>(small_scenario("relapse-monitoring", {"months=36", "policies.relapse_monitoring.false_alarm=0.005", "policies.relapse_monitoring.village_visits_per_month=" + village_visits,
                                                                                       "policies.relapse_monitoring.weeded_by_visit=" + by_visit, "policies.relapse_monitoring.review_by_visit=" + by_visit}, 200),
                                                 bohu, RandomKey{7, 0});
        walk->live_through();
        return walk;
    };
    const Walk never = world("0", "50"), usual = world("1", "50"), often = world("1", "100");   // 50 visits to 200 households: the usual quarter
    ASSERT_EQ(never->county().villages.rows(), 1u);
    ASSERT_EQ(never->county().villages.households[0], 200u);
    EXPECT_GT(total(*never, "monitoring_false_alarms"), 0);
    for (const char* series : {"monitoring_false_alarms", "monitoring_inflow"}) {
        EXPECT_EQ(usual->series(series), never->series(series)) << series;
        EXPECT_NE(often->series(series), never->series(series)) << series;
    }
}

TEST(Monitoring, reviews_that_take_long_keep_households_off_the_list) {
    expect_lower("monitored_households", "relapse-monitoring", {"policies.relapse_monitoring.review_ends=0.2"}, "relapse-monitoring", {"policies.relapse_monitoring.review_ends=1"});
}

TEST(Monitoring, by_more_village_visits_misses_less) {
    expect_lower("monitoring_missed", "relapse-monitoring", {"policies.relapse_monitoring.village_visits_per_month=300"}, "relapse-monitoring",
                 {"policies.relapse_monitoring.village_visits_per_month=0"});
}

TEST(Monitoring, of_work_brings_workers_into_jobs) {
    int more = 0, fewer = 0;
    for (std::uint32_t r = 0; r < replicates; ++r) {
        std::array<std::int64_t, 2> employed{};
        for (const bool referred : {false, true}) {
            CountyWalk walk(small_scenario("baseline", {"months=12"}), hejing, RandomKey{7, r});
            walk.spin_up();
            if (referred)
                for (std::uint32_t row = 0; row < 60; ++row) {
                    MonitoredHousehold household{};
                    household.row = row;
                    household.seeks_work = 1;
                    walk.run.county.monitoring.list.push_back(household);
                }
            walk.live(6);
            const std::vector<std::uint32_t> home = homes_of_workers(walk.households());
            for (std::size_t worker = 0; worker < home.size(); ++worker)
                employed[referred ? 1 : 0] += home[worker] < 60 && walk.county().workers.place[worker] >= place::first_employer;
        }
        more += employed[1] > employed[0];
        fewer += employed[1] < employed[0];
    }
    EXPECT_EQ(more, static_cast<int>(replicates));
    EXPECT_EQ(fewer, 0);
}

/// Sums of a series over all months, by its inner coordinate.
std::vector<double> totals(const CountyWalk& walk, const std::string& series, std::size_t size) {
    std::vector<double> sums(size);
    const std::vector<double>& values = walk.series(series);
    for (std::size_t i = 0; i < values.size(); ++i) sums[i % size] += values[i];
    return sums;
}

const std::vector<std::string> more_help{"policies.special_posts.budget_yuan=600000", "policies.special_posts.posts=10", "policies.vocational_training.budget_yuan=150000",
                                         "policies.vocational_training.seats_per_month=2", "policies.courtyard_economy.budget_yuan=200000", "policies.courtyard_economy.households=25"};

TEST(MonitoringHelp, of_each_kind_reaches_listed_households_whose_cause_it_answers_and_none_else) {
    CountyWalk walk(small_scenario("monitoring-help", joined({"months=36"}, more_help)), bohu, RandomKey{7, 0});
    walk.spin_up();
    for (const char* measure : {"special_posts", "vocational_training", "courtyard_economy"}) {
        const std::size_t at = walk.scenario.position(measure);
        ASSERT_LT(at, walk.scenario.measures.size());
    }
    std::map<std::string, std::int64_t> served;
    for (int month = 0; month < 36; ++month) {
        const std::vector<MonitoredHousehold> before = walk.county().monitoring.list;   // measures act before the month's reviews and lists
        std::map<std::string, std::vector<bool>> reached;
        for (const char* measure : {"special_posts", "vocational_training", "courtyard_economy"}) reached[measure] = walk.account(walk.scenario.position(measure)).reached;
        const std::int32_t last = (walk.next() - 1).index();
        walk.live(1);
        for (const auto& [measure, earlier] : reached) {
            const std::vector<bool>& now = walk.account(walk.scenario.position(measure)).reached;
            for (std::uint32_t row = 0; row < now.size(); ++row) {
                if (!now[row] || (!earlier.empty() && earlier[row])) continue;
                const auto household = std::find_if(before.begin(), before.end(), [&](const MonitoredHousehold& one) { return one.row == row; });
                ASSERT_NE(household, before.end()) << measure << " row " << row;
                EXPECT_TRUE(household->listed(last)) << measure << " row " << row;
                EXPECT_TRUE(answers(support_of(measure), household->cause)) << measure << " row " << row;
                ++served[measure];
            }
        }
    }
    EXPECT_GT(served["special_posts"], 5);
    EXPECT_GT(served["vocational_training"], 5);
    EXPECT_GT(served["courtyard_economy"], 5);
    const std::vector<double> help = totals(walk, "monitoring_help", monitoring_help_count);
    for (const MonitoringHelp kind : {MonitoringHelp::relief, MonitoringHelp::dibao, MonitoringHelp::work, MonitoringHelp::post, MonitoringHelp::training, MonitoringHelp::industry})
        EXPECT_GT(help[static_cast<std::size_t>(kind)], 0) << static_cast<int>(kind);
}

TEST(MonitoringHelp, by_kind_adds_up_to_what_measures_and_the_state_pay) {
    const Walk walk = lived("monitoring-help", more_help);
    const std::size_t measures = walk->scenario.measures.size();
    const auto kinds = [&](std::size_t month) { return std::span(walk->series("monitoring_help_spending")).subspan(month * monitoring_help_count, monitoring_help_count); };
    const std::vector<double>&referred = walk->series("spending_referred"), &dibao = walk->series("monitoring_dibao"), &assurance = walk->series("assurance_spending");
    double of_all = 0;
    for (std::size_t month = 0; month < dibao.size(); ++month) {
        const auto paid = kinds(month);
        const auto measure = std::span(referred).subspan(month * measures, measures);
        const double lines = std::accumulate(measure.begin(), measure.end(), 0.0);
        EXPECT_NEAR(std::accumulate(paid.begin(), paid.end(), 0.0), lines + dibao[month] + assurance[month], 0.005) << month;
        EXPECT_NEAR(paid[static_cast<std::size_t>(MonitoringHelp::post)], measure[walk->scenario.position("special_posts")], 0.005) << month;
        EXPECT_NEAR(paid[static_cast<std::size_t>(MonitoringHelp::training)], measure[walk->scenario.position("vocational_training")], 0.005) << month;
        EXPECT_NEAR(paid[static_cast<std::size_t>(MonitoringHelp::industry)], measure[walk->scenario.position("courtyard_economy")], 0.005) << month;
        of_all += lines;
    }
    EXPECT_GT(of_all, 0);
}

TEST(ReliefFund, for_monitored_households_pays_nobody_else) {
    CountyWalk walk(small_scenario("relief-fund-listed", {"months=36"}), bohu, RandomKey{7, 0});
    walk.spin_up();
    walk.keep_panel();
    walk.live(36);
    const std::size_t fund = walk.scenario.position("relief_fund_bohu");
    const std::vector<bool>& listed = walk.account(walk.scenario.position("relapse_monitoring")).reached;
    std::size_t grants = 0;
    for (const Receipt& receipt : walk.panel->receipts) {
        if (receipt.measure != fund) continue;
        EXPECT_TRUE(listed[receipt.row]);
        ++grants;
    }
    EXPECT_GT(grants, 10u);
    EXPECT_EQ(walk.account(fund).referred, walk.account(fund).spent);
}

TEST(ReliefFund, refuses_more_claims_when_everybody_may_claim) {
    expect_lower("relief_claims_refused", "monitoring-and-relief", {}, "relief-fund-all-rural", {});
    for (const double balance : lived("relief-fund-all-rural", {})->series("relief_fund_balance")) EXPECT_GE(balance, 0);
}

}  // namespace
}  // namespace terrace
