#include "analysis/comparison/effects.hpp"
#include "analysis/comparison/public_money.hpp"

#include <gtest/gtest.h>

#include <numeric>
#include <stdexcept>

namespace terrace {
namespace {

constexpr std::size_t wage = 0, business = 1, property = 2, transfer = 3;

/// Households with 1,000 yuan of business income a month, over so many months with a year of spin-up.
HouseholdPanel plain_panel(std::uint32_t households, int months) {
    HouseholdPanel panel;
    panel.households = households;
    panel.first = Month::of(2020, 1);
    panel.months = months;
    for (auto& source : panel.income)
        source.assign(static_cast<std::size_t>(months) * households, 0);
    panel.income[business].assign(static_cast<std::size_t>(months) * households, 100'000);
    panel.consumer_price.assign(static_cast<std::size_t>(months), 1.0);
    panel.eligible.assign(1, std::vector<std::uint8_t>(households, 0));
    panel.facts.assign(households, FirstMonthFacts{3000, 20, 4, 2, 0, 0});
    return panel;
}

void add_income(HouseholdPanel& panel, std::size_t source, std::uint32_t row, int from, int to, std::int32_t fen_a_month) {
    for (int month = from; month < to; ++month)
        panel.income[source][static_cast<std::size_t>(month) * panel.households + row] += fen_a_month;
}

const MeasureRun from_march{0, Month::of(2021, 3), 7};

TEST(Effects, one_household_is_counted_by_hand) {
    const HouseholdPanel without = plain_panel(3, 36);
    HouseholdPanel with = without;
    with.participants.push_back({1, 14, 0, 100, 250.4});
    with.receipts.push_back({1, 14, 0, ReceiptForm::rent, 1'477'800});
    with.receipts.push_back({1, 25, 0, ReceiptForm::wage, 300});
    with.receipts.push_back({1, 26, 0, ReceiptForm::rent, 999}); // second year
    with.receipts.push_back({1, 15, 0, ReceiptForm::activity, 5'000});
    add_income(with, property, 1, 14, 15, 1'477'800);
    add_income(with, business, 1, 14, 36, -90'001);
    const MeasureEffect effect = measure_effect(with, &without, from_march);
    EXPECT_TRUE(effect.paired);
    EXPECT_EQ(effect.participants, 1);
    EXPECT_EQ(effect.participants_all, 1);
    EXPECT_EQ(effect.gross[static_cast<std::size_t>(ReceiptForm::rent)], 1'477'800);
    EXPECT_EQ(effect.gross[static_cast<std::size_t>(ReceiptForm::wage)], 300);
    EXPECT_EQ(effect.gross[static_cast<std::size_t>(ReceiptForm::activity)], 5'000);
    EXPECT_EQ(effect.before, 12 * 100'000);
    EXPECT_EQ(effect.after, 12 * 9'999 + 1'477'800);
    EXPECT_EQ(effect.net[wage], 0);
    EXPECT_EQ(effect.net[business], -12 * 90'001);
    EXPECT_EQ(effect.net[property], 1'477'800);
    EXPECT_EQ(effect.net[transfer], 0);
    EXPECT_EQ(effect.net_by_year[0], 1'477'800 - 12 * 90'001);
    EXPECT_EQ(effect.participants_by_year[0], 1);
    EXPECT_EQ(effect.participants_by_year[1], 0); // 10 months only
    EXPECT_EQ(effect.net_county, 1'477'800 - 22 * 90'001);
    EXPECT_EQ(effect.net_county_first_year, effect.net_by_year[0]);
    // the participant gains 3,977 yuan, the others nothing
    EXPECT_EQ(effect.households_by_change, (std::array<std::int64_t, household_change_count>{0, 0, with.households - 1, 0, 1}));
    EXPECT_EQ(effect.better_alone, 1);
    EXPECT_EQ(effect.loss_better_alone, 150);
    EXPECT_EQ(effect.shortfall, 7);
    // survey: the others' income does not change
    EXPECT_EQ(effect.survey, effect.after - effect.before);
}

TEST(Effects, tell_what_goes_to_households_that_are_not_in_need) {
    const HouseholdPanel without = plain_panel(3, 36);
    HouseholdPanel with = without;
    with.facts[0].income_per_head = 2000;
    with.facts[1].income_per_head = 5000;   // above the median of 3,000
    for (std::uint32_t row = 0; row < 3; ++row) {
        with.participants.push_back({row, 14, 0, 1, 0});
        with.receipts.push_back({row, 14, 0, ReceiptForm::grant, 1'000});
        with.receipts.push_back({row, 15, 0, ReceiptForm::activity, 500});
    }
    EXPECT_EQ(measure_effect(with, &without, from_march).gross_above_median, 1'000);
    with.facts[1].exited = 1;
    EXPECT_EQ(measure_effect(with, &without, from_march).gross_above_median, 0);
}

TEST(Effects, sources_add_up_to_the_net_to_the_fen) {
    HouseholdPanel with = plain_panel(5, 48), without = plain_panel(5, 48);
    std::int32_t state = 12345;
    for (auto* panel : {&with, &without})
        for (auto& source : panel->income)
            for (auto& income : source)
                income = (state = (state * 1103515245u + 12345u) & 0x7fffffff) % 900'001 - 300'000;
    for (std::uint32_t row = 0; row < 4; ++row)
        with.participants.push_back({row, static_cast<std::uint16_t>(12 + 3 * row), 0, 1, 0});
    const MeasureEffect effect = measure_effect(with, &without, from_march);
    EXPECT_EQ(std::accumulate(effect.net.begin(), effect.net.end(), Fen{0}), effect.net_by_year[0]);
    Fen window = 0;
    for (std::uint32_t row = 0; row < 4; ++row)
        for (int month = 12 + 3 * static_cast<int>(row); month < 24 + 3 * static_cast<int>(row); ++month)
            for (std::size_t source = 0; source < income_source_count; ++source)
                window += with.income[source][month * 5 + row] - without.income[source][month * 5 + row];
    EXPECT_EQ(effect.net_by_year[0], window);
    EXPECT_EQ(effect.better_alone, 0);
}

TEST(Effects, constant_prices_deflate_each_month) {
    HouseholdPanel with = plain_panel(2, 36);
    with.participants.push_back({0, 12, 0, 1, 0});
    for (std::size_t month = 12; month < 36; ++month) with.consumer_price[month] = month < 18 ? 1.25 : 1.6;
    const MeasureEffect effect = measure_effect(with, nullptr, from_march);
    EXPECT_EQ(effect.before_real, effect.before);
    EXPECT_EQ(effect.after, 12 * 100'000);
    EXPECT_EQ(effect.after_real, 6 * 80'000 + 6 * 62'500);
    with.consumer_price.pop_back();
    EXPECT_THROW((void)measure_effect(with, nullptr, from_march), std::invalid_argument);
}

TEST(Effects, what_a_lease_takes_away_is_business_and_cotton_subsidy) {
    HouseholdPanel with = plain_panel(3, 48), without = plain_panel(3, 48);
    with.participants.push_back({1, 14, 0, 1, 0, 2'000});
    with.participants.push_back({2, 40, 0, 1, 0, 500});   // no full first year
    add_income(with, business, 1, 14, 38, -500);
    add_income(with, property, 1, 26, 27, 9'999);
    add_income(with, transfer, 1, 27, 28, -70);
    for (auto* panel : {&with, &without})
        for (const std::uint16_t month : {15, 17, 27, 29}) panel->cotton_subsidy.push_back({month, {1'000, 1'000, 1'000}});
    with.cotton_subsidy[2].amount[1] = 400;
    with.cotton_subsidy[3].amount[0] = 0;   // not a participant
    const MeasureEffect effect = measure_effect(with, &without, from_march);
    EXPECT_EQ(effect.net_farm_by_year[0], -12 * 500);
    EXPECT_EQ(effect.net_farm_by_year[1], -12 * 500 - 600);
    EXPECT_EQ(effect.net_by_year[1], -12 * 500 + 9'999 - 70);
    EXPECT_EQ(effect.leased_area, 2'000);
}

TEST(Effects, first_in_counts_those_who_take_part_where_the_measure_is_alone) {
    const HouseholdPanel base = plain_panel(4, 36);
    HouseholdPanel alone = base;
    alone.participants.push_back({2, 13, 1, 1, 0});
    alone.participants.push_back({0, 13, 0, 1, 0});   // of another measure
    add_income(alone, wage, 2, 12, 36, 11);
    add_income(alone, transfer, 2, 20, 21, -5);
    const FirstIn first_in = first_in_effect(alone, base, {.measure = 1});
    EXPECT_EQ(first_in.participants, 1);
    EXPECT_EQ(first_in.net, 12 * 11 - 5);
}

TEST(Effects, of_a_measure_that_changes_how_others_work_are_counted_over_everybody_eligible) {
    const HouseholdPanel without = plain_panel(4, 36);
    HouseholdPanel with = without;
    with.eligible = {{1, 0, 1, 0}};
    with.participants.push_back({1, 20, 0, 1, 0});   // whom it reached does not matter
    add_income(with, transfer, 0, 14, 26, 7);
    add_income(with, wage, 2, 10, 14, 99);            // before its first month
    MeasureRun pairing = from_march;
    pairing.modifies = true;
    const MeasureEffect effect = measure_effect(with, &without, pairing);
    EXPECT_EQ(effect.participants, 2);
    EXPECT_EQ(effect.net[transfer], 12 * 7);
    EXPECT_EQ(effect.net[wage], 0);
    EXPECT_EQ(effect.eligible_others, 0);
    EXPECT_EQ(effect.rest, 2);
}

TEST(PublicMoney, is_what_the_state_pays_less_what_it_takes_in_without_what_it_hands_to_measures) {
    std::vector<std::int64_t> ledger(2 * flow_count, 0);
    ledger[static_cast<std::size_t>(Flow::dibao)] = 100;
    ledger[flow_count + static_cast<std::size_t>(Flow::cotton_subsidy)] = 30;
    ledger[flow_count + static_cast<std::size_t>(Flow::social_contributions)] = 8;
    ledger[static_cast<std::size_t>(Flow::appropriation)] = 5'000;
    ledger[static_cast<std::size_t>(Flow::wages)] = 7'000;
    EXPECT_EQ(other_public_money(flow_totals(ledger)), 122);
}

TEST(Effects, others_and_rest_are_taken_in_the_measures_first_year) {
    const HouseholdPanel without = plain_panel(4, 48);
    HouseholdPanel with = without;
    with.eligible[0] = {1, 1, 1, 0};
    with.participants.push_back({0, 20, 0, 1, 0});
    add_income(with, transfer, 0, 20, 32, 700);
    add_income(with, wage, 1, 14, 26, -100);
    add_income(with, wage, 2, 25, 27, -100); // one of two months inside
    add_income(with, business, 3, 13, 15, 40);
    const MeasureEffect effect = measure_effect(with, &without, from_march);
    EXPECT_EQ(effect.eligible_others, 2);
    EXPECT_EQ(effect.rest, 1);
    EXPECT_EQ(effect.net_eligible_others, -1300);
    EXPECT_EQ(effect.net_rest, 40);
    EXPECT_EQ(effect.net_county_first_year, -1300 + 40 + 6 * 700);
    EXPECT_EQ(effect.net_county, 12 * 700 - 1400 + 80);
    EXPECT_EQ(effect.net[transfer], 12 * 700);
}

TEST(Effects, other_measures_money_is_the_change_of_receipts_tagged_otherwise) {
    HouseholdPanel with = plain_panel(2, 36), without = plain_panel(2, 36);
    with.participants.push_back({0, 14, 1, 1, 0});
    with.receipts.push_back({0, 14, 1, ReceiptForm::grant, 10'000});
    with.receipts.push_back({0, 16, 0, ReceiptForm::relief, 300});
    with.receipts.push_back({0, 16, 0, ReceiptForm::activity, 55});
    with.receipts.push_back({1, 16, 0, ReceiptForm::relief, 900}); // not a participant
    without.receipts.push_back({0, 16, 0, ReceiptForm::relief, 1'000});
    without.receipts.push_back({0, 30, 0, ReceiptForm::relief, 4'000}); // after the window
    with.receipts.push_back({0, 17, 0, ReceiptForm::grant, 77});         // for an asset: no income
    with.receipts.push_back({0, 17, 0, ReceiptForm::goods, 88});
    const MeasureEffect effect = measure_effect(with, &without, {1, Month::of(2021, 3), 0, 0});
    EXPECT_EQ(effect.net_other_money, 300 - 1'000);
    EXPECT_EQ(effect.gross[static_cast<std::size_t>(ReceiptForm::grant)], 10'000);
    EXPECT_EQ(effect.gross[static_cast<std::size_t>(ReceiptForm::relief)], 0);
}

TEST(Effects, participants_without_a_full_year_are_counted_but_not_measured) {
    HouseholdPanel with = plain_panel(3, 36), without = plain_panel(3, 36);
    with.participants.push_back({0, 25, 0, 1, 0}); // eleven months left
    with.participants.push_back({1, 5, 0, 1, 0});  // no full year before
    with.participants.push_back({2, 24, 0, 1, 0});
    with.participants.push_back({2, 30, 0, 1, 0}); // listed twice
    add_income(with, wage, 0, 25, 36, 500);
    const MeasureEffect effect = measure_effect(with, &without, from_march);
    EXPECT_EQ(effect.participants, 1);
    EXPECT_EQ(effect.participants_all, 3);
    EXPECT_EQ(effect.net[wage], 0);
}

TEST(Effects, nobody_takes_part) {
    const HouseholdPanel panel = plain_panel(3, 36);
    const MeasureEffect effect = measure_effect(panel, &panel, from_march);
    EXPECT_EQ(effect.participants_all, 0);
    EXPECT_EQ(effect.net_county, 0);
    EXPECT_EQ(effect.survey, 0);
    EXPECT_EQ(effect.rest, 3);
}

TEST(Effects, without_a_twin_there_is_no_net) {
    HouseholdPanel with = plain_panel(3, 36);
    with.participants.push_back({0, 14, 0, 1, 0});
    add_income(with, wage, 0, 14, 26, 1'000);
    const MeasureEffect effect = measure_effect(with, nullptr, from_march);
    EXPECT_FALSE(effect.paired);
    EXPECT_EQ(effect.after - effect.before, 12'000);
    EXPECT_EQ(effect.survey, 12'000);
    EXPECT_EQ(effect.net[wage], 0);
    EXPECT_EQ(effect.net_county, 0);
}

TEST(Effects, a_first_year_that_the_run_cuts_short_leaves_the_others_out) {
    const HouseholdPanel panel = plain_panel(3, 20);
    const MeasureEffect effect = measure_effect(panel, &panel, from_march);
    EXPECT_EQ(effect.rest, 0);
    EXPECT_EQ(effect.net_county_first_year, 0);
}

TEST(Effects, unlike_runs_are_refused) {
    const HouseholdPanel with = plain_panel(3, 36), fewer = plain_panel(2, 36), shorter = plain_panel(3, 30);
    EXPECT_THROW((void)measure_effect(with, &fewer, from_march), std::invalid_argument);
    EXPECT_THROW((void)measure_effect(with, &shorter, from_march), std::invalid_argument);
}

TEST(Survey, compares_with_similar_households_in_the_same_months) {
    HouseholdPanel panel = plain_panel(40, 48);
    for (std::uint32_t row = 0; row < 40; ++row) {
        panel.facts[row].exited = row % 2;
        // exited households grow by 10 yuan a month each month, the others not at all
        for (int month = 0; month < 48 && row % 2 == 1; ++month)
            add_income(panel, wage, row, month, month + 1, 1'000 * month);
    }
    panel.participants.push_back({1, 12, 0, 1, 0});
    panel.participants.push_back({3, 20, 0, 1, 0});
    panel.participants.push_back({4, 20, 0, 1, 0});
    add_income(panel, property, 1, 12, 24, 50);
    add_income(panel, property, 3, 20, 32, 70);
    add_income(panel, property, 4, 20, 32, 90);
    EXPECT_EQ(measure_effect(panel, nullptr, from_march).survey, 12 * (50 + 70 + 90));
}

TEST(Survey, widens_a_cell_with_too_few_households) {
    HouseholdPanel panel = plain_panel(20, 36);
    panel.facts[0].exited = 1; // the only exited household: compared with those of its income
    panel.participants.push_back({0, 12, 0, 1, 0});
    for (std::uint32_t row = 0; row < 20; ++row)
        add_income(panel, wage, row, 12, 24, 100);
    add_income(panel, wage, 0, 12, 24, 11);
    EXPECT_EQ(measure_effect(panel, nullptr, from_march).survey, 12 * 11);
}

TEST(Survey, has_nothing_to_say_when_everybody_takes_part) {
    HouseholdPanel panel = plain_panel(2, 36);
    panel.participants.push_back({0, 12, 0, 1, 0});
    panel.participants.push_back({1, 12, 0, 1, 0});
    add_income(panel, wage, 0, 12, 24, 11);
    EXPECT_EQ(measure_effect(panel, nullptr, from_march).survey, 0);
}

} // namespace
} // namespace terrace
