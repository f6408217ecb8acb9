#include <gtest/gtest.h>

#include "models/household/flow_columns.hpp"
#include "models/household/spending.hpp"
#include "tests/support/model_world.hpp"

namespace terrace {
namespace {

constexpr double line = 400'000;   // fen a person
constexpr int after_july = 7;

/// Two members at home with 40,000 yuan a year: kin lend 4,000. Money, what the month has brought and what was to be spent are the test's.
class KinCredit : public testing::Test {
protected:
    KinCredit() {
        h.resize(1);
        h.members[0] = 2;
        h.income_year[0] = 4000;
        sheet.open(1);
        credit.kin_share = 0.1;
        credit.harvest_share = 0.6;
    }

    Fen consumed(Fen cash, Fen wanted, int calendar = january, double harvest_per_mu = 0) {
        h.cash[0] = static_cast<Fen32>(cash);
        paid(sheet, Flow::consumption_local)[0] = static_cast<std::int32_t>(wanted * 55 / 100);
        paid(sheet, Flow::consumption_outside)[0] = static_cast<std::int32_t>(wanted - wanted * 55 / 100);
        OutsideMonth outside;
        const MonthFacts facts{outside, RandomKey{1, 0}, Month::of(2021, 1), true, calendar};
        keep_to_kin_credit(h, credit, facts, line, harvest_per_mu, sheet);
        return Fen{paid(sheet, Flow::consumption_local)[0]} + paid(sheet, Flow::consumption_outside)[0];
    }

    Households h;
    CreditParameters credit{};
    FlowSheet sheet{flow_count};
};

TEST_F(KinCredit, leaves_consumption_alone_that_money_and_kin_pay_for) { EXPECT_EQ(consumed(1000_yuan, 5000_yuan), 5000_yuan); }

TEST_F(KinCredit, ends_at_a_tenth_of_a_years_income) { EXPECT_EQ(consumed(1000_yuan, 6000_yuan), 5000_yuan); }

TEST_F(KinCredit, counts_what_is_owed_already) {
    EXPECT_EQ(consumed(-3000_yuan, 2000_yuan), 1000_yuan);
    EXPECT_EQ(consumed(-9000_yuan, 2000_yuan), 0);
}

TEST_F(KinCredit, counts_what_the_month_has_brought_and_taken) {
    received(sheet, Flow::wages)[0] = static_cast<std::int32_t>(2500_yuan);
    paid(sheet, Flow::medical_spending)[0] = static_cast<std::int32_t>(1000_yuan);
    EXPECT_EQ(consumed(-4000_yuan, 2000_yuan), 1500_yuan);
}

TEST_F(KinCredit, takes_own_produce_for_no_money) {
    received(sheet, Flow::own_use)[0] = static_cast<std::int32_t>(2000_yuan);
    EXPECT_EQ(consumed(-4000_yuan, 2000_yuan), 0);
}

TEST_F(KinCredit, counts_an_income_below_the_line_as_the_line) {
    h.income_year[0] = 0;   // 4,000 yuan for each of two members: kin lend 800
    EXPECT_EQ(consumed(0, 2000_yuan), 800_yuan);
}

TEST_F(KinCredit, comes_after_production_credit_in_the_growing_season) {
    h.contracted[0] = 1000;
    EXPECT_EQ(consumed(-4000_yuan, 2000_yuan, april, 1000_yuan), 2000_yuan);
    EXPECT_EQ(consumed(-4000_yuan, 2000_yuan, after_july, 1000_yuan), 0);
    h.flags[0] = household_flag::in_arrears;
    EXPECT_EQ(consumed(-4000_yuan, 2000_yuan, april, 1000_yuan), 0);
}

TEST(Arrears, write_a_loan_off_once) {
    Households h;
    h.resize(1);
    h.debt[0] = static_cast<Fen32>(8000_yuan);
    CreditParameters credit{};
    credit.arrears_write_off = 0.5;
    OutsideMonth outside;
    const MonthFacts facts{outside, RandomKey{1, 0}, Month::of(2021, 1), true, january};
    std::vector<Fen> lost;
    for (int year = 0; year < 4; ++year) {
        FlowSheet sheet{flow_count};
        sheet.open(1);
        lost.push_back(use_credit(h, {}, credit, facts, 0, sheet));
    }
    EXPECT_EQ(lost, (std::vector<Fen>{0, 4000_yuan, 0, 0}));   // a year of arrears first
    EXPECT_EQ(h.debt[0], 4000_yuan);
}

}  // namespace
}  // namespace terrace
