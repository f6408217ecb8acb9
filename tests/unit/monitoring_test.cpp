#include <gtest/gtest.h>

#include <algorithm>

#include "models/government/monitoring.hpp"
#include "models/government/screening.hpp"
#include "models/month_facts.hpp"
#include "models/policy/help_by_cause.hpp"

namespace terrace {
namespace {

MonitoredHousehold listed_in(std::uint32_t row, std::int32_t month) {
    MonitoredHousehold household{};
    household.row = row;
    household.listed_month = static_cast<std::uint16_t>(month);
    return household;
}

TEST(UsualIncome, is_remembered_within_two_and_a_half_percent) {
    for (std::int32_t income = 100; income < 50'000; income += 37) {
        const std::int32_t level = usual_income::levels()[usual_income::code(income)];
        EXPECT_LE(level, income);
        EXPECT_GT(1.026 * level + 1, income);
    }
    EXPECT_EQ(usual_income::code(-500), 0);
    EXPECT_EQ(usual_income::code(99), 0);
    EXPECT_EQ(usual_income::code(2'000'000), 255);
}

TEST(MonitoringList, stays_in_order_of_rows) {
    Monitoring monitoring;
    monitoring.enter(std::vector{listed_in(3, 0), listed_in(9, 0)});
    monitoring.enter(std::vector{listed_in(1, 0), listed_in(5, 0), listed_in(12, 0)});
    std::vector<std::uint32_t> rows;
    for (const MonitoredHousehold& household : monitoring.list) rows.push_back(household.row);
    EXPECT_EQ(rows, (std::vector<std::uint32_t>{1, 3, 5, 9, 12}));
}

TEST(MonitoringList, finds_a_household_by_its_row) {
    Monitoring monitoring;
    EXPECT_EQ(monitoring.find(3), nullptr);
    monitoring.enter(std::vector{listed_in(3, 0), listed_in(9, 1)});
    ASSERT_NE(monitoring.find(9), nullptr);
    EXPECT_EQ(monitoring.find(9)->listed_month, 1u);
    for (const std::uint32_t row : {0u, 4u, 10u}) EXPECT_EQ(monitoring.find(row), nullptr) << row;
}

TEST(MonitoringMonth, counts_help_and_its_money_by_kind) {
    MonitoringMonth month;
    month.helped(MonitoringHelp::work);
    month.helped(MonitoringHelp::post, 500);
    month.helped(MonitoringHelp::post, 700);
    month.assured_of(Assurance::housing, 90);
    EXPECT_EQ(month.help, (std::array<std::int64_t, monitoring_help_count>{0, 0, 1, 2, 0, 0, 1}));
    EXPECT_EQ(month.help_money, (std::array<Fen, monitoring_help_count>{0, 0, 0, 1200, 0, 0, 90}));
    EXPECT_EQ(month.assurance_money, 90);
}

TEST(HelpByCause, names_the_kind_of_help_of_each_instrument) {
    for (const auto& [instrument, help] : {std::pair{"relief_fund", MonitoringHelp::relief}, {"tiered_support", MonitoringHelp::relief}, {"special_posts", MonitoringHelp::post},
                                           {"village_works", MonitoringHelp::post}, {"vocational_training", MonitoringHelp::training}, {"livestock_poultry", MonitoringHelp::industry},
                                           {"courtyard_economy", MonitoringHelp::industry}, {"orchard", MonitoringHelp::industry}, {"microcredit", MonitoringHelp::industry}})
        EXPECT_EQ(help_of(support_of(instrument)), help) << instrument;
}

TEST(HelpByCause, answers_costs_by_relief_and_want_of_income_by_work_and_production) {
    using enum MonitoringCause;
    for (const MonitoringCause cause : {low_income, illness, disaster, income_loss, none, accident, assurance}) {
        EXPECT_TRUE(answers(MonitoringHelp::relief, cause));
        EXPECT_TRUE(answers(Support::none, cause));
        EXPECT_EQ(answers(MonitoringHelp::post, cause), cause == low_income || cause == income_loss);
        EXPECT_EQ(answers(MonitoringHelp::training, cause), answers(MonitoringHelp::work, cause));
        EXPECT_EQ(answers(Support::credit, cause), cause == low_income);
    }
}

TEST(MonitoredHousehold, keeps_its_help_and_the_month_in_which_it_was_found) {
    MonitoredHousehold household = listed_in(131'071, 24'252);
    household.review_months = 3;
    household.seeks_work = 1;
    EXPECT_EQ(household.seeks_work, 1u);
    EXPECT_EQ(household.helped_to_dibao, 0u);
    EXPECT_EQ(household.detected_month(), 24'249);
    EXPECT_TRUE(household.listed(24'252));
    EXPECT_FALSE(household.listed(24'251));
    EXPECT_EQ(household.row, 131'071u);
}

TEST(ClearingRecord, counts_who_left_within_twelve_months_once_the_year_is_over) {
    ClearingRecord record;
    const std::int32_t start = 24'255;
    for (std::int32_t month = start; month <= start + 13; ++month) {
        if (month == start + 12) record.clear(listed_in(0, start), month);       // in its twelfth month
        if (month == start + 13) record.clear(listed_in(1, start), month);       // too late
        record.open(month);
        if (month == start) record.list(month), record.list(month), record.list(month);
        if (month < start + 12) {
            EXPECT_EQ(record.due, 0) << month - start;
        }
    }
    EXPECT_EQ(record.due, 3);
    EXPECT_EQ(record.due_in_time, 1);
}

TEST(RiskTest, marks_exactly_the_households_that_show_a_risk) {
    Households h;
    h.resize(200);
    std::vector<std::uint8_t> usual(h.rows()), marks(h.rows());
    std::vector<std::uint16_t> medical(h.rows()), accidents(h.rows());
    const OwnCostsOfYear costs{medical, accidents};
    Assurances lacking;
    lacking.lose(std::vector<std::uint32_t>{3, 50, 90, 120, 199}, Assurance::medical);
    for (std::uint32_t row = 0; row < h.rows(); ++row) {
        h.members[row] = static_cast<std::uint8_t>(1 + row % 7);
        h.away[row] = static_cast<std::uint8_t>(row % 3);
        h.income_year[row] = static_cast<std::int32_t>(row * 61) - 500;
        medical[row] = static_cast<std::uint16_t>(row * 131 % 1500);
        accidents[row] = static_cast<std::uint16_t>(row % 11 == 0 ? 600 : 0);
        h.crop_loss[row] = static_cast<std::uint16_t>(row % 5 == 0 ? 700 : 0);
        usual[row] = usual_income::code(static_cast<std::int32_t>(row * 97 % 9000));
    }
    for (const double means_test : {0.0, 1.5}) {
        const RiskTest test(6000, 1000, 0.3, 0.4, means_test, 1.5);
        mark_risks(h, usual, costs, test, marks);
        mark_unassured(h, lacking.list, test, marks);
        std::size_t at_risk = 0;
        for (std::uint32_t row = 0; row < h.rows(); ++row) {
            const Risk risk = risk_of(h, row, usual[row], medical[row] + accidents[row] + h.crop_loss[row], lacking.unmet(row), test);
            EXPECT_EQ(marks[row] != 0, risk.any()) << row;
            at_risk += risk.any();
        }
        EXPECT_GT(at_risk, 20u);
        EXPECT_LT(at_risk, 190u);
    }
}

TEST(MonitoringCause, is_the_largest_part_of_hard_spending) {
    const Risk hard{false, true, false}, poor{true, false, false};
    EXPECT_EQ(cause_of({500, 400, 300}, hard), MonitoringCause::illness);
    EXPECT_EQ(cause_of({400, 500, 300}, hard), MonitoringCause::accident);
    EXPECT_EQ(cause_of({300, 400, 500}, hard), MonitoringCause::disaster);
    EXPECT_EQ(cause_of({500, 500, 500}, hard), MonitoringCause::illness);
    EXPECT_EQ(cause_of({0, 500, 0}, poor), MonitoringCause::low_income);
}

TEST(RecentSpending, adds_illness_and_accidents_of_the_last_months_and_the_crop) {
    Households h;
    h.resize(4);
    h.crop_loss[3] = 7;
    OwnCosts illness, accidents;
    illness[2].add(1, 100);
    accidents[2].add(1, 20);
    accidents[2].add(2, 50);     // not listed
    accidents[10].add(3, 1000);  // five months ago
    illness[11].add(3, 30);
    const auto spent = [&](int first, int second) {
        const std::vector<RecentMonths> list{{1, first}, {3, second}};
        std::vector<std::int32_t> sums;
        for (const HardSpending& spending : recent_spending(h, illness, accidents, list, march)) sums.push_back(spending.all());
        return sums;
    };
    EXPECT_EQ(spent(4, 4), (std::vector<std::int32_t>{120, 30}));
    EXPECT_EQ(spent(5, 5), (std::vector<std::int32_t>{120, 1037}));
    EXPECT_EQ(spent(0, 5), (std::vector<std::int32_t>{0, 1037}));
    EXPECT_EQ(spent(1, 0), (std::vector<std::int32_t>{120, 0}));
}

TEST(ClearedHouseholds, are_remembered_once_each_for_a_year) {
    Monitoring monitoring;
    const auto rows = [&] {
        std::vector<std::pair<std::uint32_t, int>> known;
        for (const ClearedHousehold& household : monitoring.cleared) known.emplace_back(household.row, household.months_since(390));
        return known;
    };
    using Known = std::vector<std::pair<std::uint32_t, int>>;
    monitoring.remember_cleared(std::vector<std::uint32_t>{3, 8, 9}, 381);
    monitoring.remember_cleared(std::vector<std::uint32_t>{1, 8, 20}, 387);
    EXPECT_EQ(rows(), (Known{{1, 3}, {3, 9}, {8, 3}, {9, 9}, {20, 3}}));
    monitoring.remember_cleared({}, 393);
    EXPECT_EQ(monitoring.cleared.size(), 3u);   // those of 381 are forgotten
}

}  // namespace
}  // namespace terrace
