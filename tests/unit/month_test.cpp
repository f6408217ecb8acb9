#include "sim/core/month.hpp"

#include <gtest/gtest.h>

namespace terrace {
namespace {

TEST(Month, knows_its_year_and_month) {
    const Month march = Month::of(2021, 3);
    EXPECT_EQ(march.year(), 2021);
    EXPECT_EQ(march.month(), 3);
    EXPECT_EQ(march.index(), 2021 * 12 + 2);
    EXPECT_EQ(Month::from_index(march.index()), march);
}

TEST(Month, parses_year_and_month) {
    EXPECT_EQ(Month::parse("2021-01"), Month::of(2021, 1));
    EXPECT_EQ(Month::parse("1999-12"), Month::of(1999, 12));
}

TEST(Month, refuses_every_other_text) {
    for (const char* text : {"", "2021", "2021-1", "2021-00", "2021-13", "2021/01", "2021-01-01", " 2021-01", "20a1-01",
                             "-021-01", "2021--1"}) {
        EXPECT_FALSE(Month::parse(text)) << text;
    }
}

TEST(Month, counts_on_over_the_turn_of_the_year) {
    EXPECT_EQ(Month::of(2021, 11) + 3, Month::of(2022, 2));
    EXPECT_EQ(Month::of(2022, 2) - 3, Month::of(2021, 11));
    EXPECT_EQ(Month::of(2026, 1) - Month::of(2021, 1), 60);
    EXPECT_LT(Month::of(2021, 12), Month::of(2022, 1));
    Month month = Month::of(2021, 12);
    EXPECT_EQ(++month, Month::of(2022, 1));
}

TEST(Month, text_can_be_parsed_again) {
    for (Month month = Month::of(2018, 1); month < Month::of(2031, 1); ++month) {
        EXPECT_EQ(Month::parse(month.to_string()), month);
    }
    EXPECT_EQ(Month::of(2021, 7).to_string(), "2021-07");
}

TEST(Month, is_dated_by_its_last_day) {
    EXPECT_EQ(Month::of(2020, 12).days_since_2021(), -1);
    EXPECT_EQ(Month::of(2021, 1).days_since_2021(), 30);
    EXPECT_EQ(Month::of(2021, 2).days_since_2021(), 58);
    EXPECT_EQ(Month::of(2024, 2).days_since_2021(), 365 * 3 + 31 + 29 - 1);
}

} // namespace
} // namespace terrace
