#include "analysis/report/bands.hpp"
#include "analysis/report/page_text.hpp"
#include "analysis/report/source.hpp"
#include "analysis/statistics/quantile.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>

namespace terrace {
namespace {

TEST(Quantiles, lie_on_straight_lines_between_sorted_values) {
    EXPECT_EQ(sorted_quantile({1, 2, 3, 4, 5}, 0.5), 3);
    EXPECT_EQ(sorted_quantile({1, 2, 3, 4, 5}, 0), 1);
    EXPECT_EQ(sorted_quantile({1, 2, 3, 4, 5}, 1), 5);
    EXPECT_DOUBLE_EQ(sorted_quantile({10, 20}, 0.05), 10.5);
    EXPECT_EQ(sorted_quantile({7}, 0.9), 7);
    EXPECT_TRUE(std::isnan(sorted_quantile({}, 0.5)));
}

TEST(Bands, leave_missing_replicates_out) {
    const double nan = std::numeric_limits<double>::quiet_NaN();
    const Bands bands = bands_of(24, 2, [&](std::size_t replicate, std::size_t month) {
        return month == 1 || replicate >= 21 ? nan : 10.0 * static_cast<double>(replicate);
    });
    EXPECT_EQ(bands.median[0], 100);
    EXPECT_EQ(bands.low50[0], 50);
    EXPECT_EQ(bands.high50[0], 150);
    EXPECT_EQ(bands.high90[0], 190);
    EXPECT_TRUE(std::isnan(bands.median[1]));
}

TEST(Bands, of_few_runs_are_their_range_and_claim_no_quantiles) {
    const auto value = [](std::size_t replicate, std::size_t) { return 10.0 * static_cast<double>(replicate); };
    const Bands few = bands_of(3, 1, value), one = bands_of(1, 1, value);
    EXPECT_EQ(few.low90[0], 0);
    EXPECT_EQ(few.high90[0], 20);
    EXPECT_TRUE(few.low50.empty());
    EXPECT_FALSE(bands_json(few, 0, 0).contains("low50"));
    EXPECT_EQ(ends_of(few).size(), 2u);
    EXPECT_EQ(spread_words(few, 0, 0).en, ", in 3 runs between 0 and 20");
    EXPECT_FALSE(bands_json(one, 0, 0).contains("low90"));
    EXPECT_TRUE(ends_of(one).empty());
    EXPECT_EQ(spread_words(one, 0, 0).en, ", in a single run");
    EXPECT_EQ(ends_of(bands_of(20, 1, value)).size(), 4u);
}

TEST(PageText, cannot_leave_its_place) {
    EXPECT_EQ(escaped("<b a=\"1\">&"), "&lt;b a=&quot;1&quot;&gt;&amp;");
    EXPECT_EQ(script_json({{"a", "</script>\xE2\x80\xA8\xE2\x80\xA9"}}), "{\"a\":\"\\u003c/script>\\u2028\\u2029\"}");
    EXPECT_EQ(both({"one", "一"}), "<span lang=\"zh\">一</span><span lang=\"en\">one</span>");
    EXPECT_EQ(both({"2021-12", "2021-12"}), "2021-12");
    EXPECT_EQ(both_numbers({"+1,234 ±56", "+1234 ±56"}), "+1<span lang=\"en\">,</span>234 ±56");
    EXPECT_EQ(both_numbers({"a, b", "a、b"}), both({"a, b", "a、b"}));
}

TEST(PageText, gives_tables_as_csv_with_all_digits) {
    ReportTable table;
    table.columns = {{"Measure", "措施"}, {"Yuan", "元"}};
    table.rows = {{words({"Lease, block", "流转"}), change(1234.5678, 0)},
                  {words({"same", "same"}), number(std::numeric_limits<double>::quiet_NaN(), 0)}};
    EXPECT_EQ(table_csv(table), "\xEF\xBB\xBFMeasure / 措施,Yuan / 元\n\"Lease, block / 流转\",1234.5678\nsame,\n");
    EXPECT_EQ(csv_address("a,b\n"), "data:text/csv;charset=utf-8,a,b%0A");
    EXPECT_EQ(cell_text(change(1234.5678, 0), Language::en), "+1,235");
    EXPECT_EQ(cell_text(change(1234.5678, 0), Language::zh), "+1235");
}

TEST(PageText, gives_means_in_csv_with_the_ends_of_their_intervals_as_numbers) {
    ReportTable table;
    table.columns = {{"Measure", "措施"}, {"Net", "净效应"}};
    table.rows = {{words({"A", "甲"}), estimate(MeanEstimate{3, 1000.4567, 900.25, 1100.75}, 0)},
                  {words({"B", "乙"}), estimate(MeanEstimate{}, 0)}};
    EXPECT_EQ(cell_text(table.rows[0][1], Language::en), "+1,000 ±100");
    EXPECT_EQ(
        table_csv(table),
        "\xEF\xBB\xBFMeasure / 措施,Net / 净效应,low end / 区间下限,high end / 区间上限\nA / 甲,1000.4567,900.25,1100.75\nB / 乙,-,,\n");
    EXPECT_EQ(table_numbers(table).dump(), "[[null,[1000.457,900.25,1100.75]],[null,null]]");
    table.rows = {{words({"A", "甲"}), words({"good", "好"})}};
    EXPECT_TRUE(table_numbers(table).is_null()) << "words stand in the page";
}

TEST(ChartNumbers, are_rounded_and_null_where_there_is_none) {
    EXPECT_EQ(number_json(1.23456, 2).dump(), "1.23");
    EXPECT_EQ(number_json(-0.001, 2).dump(), "0.0");
    EXPECT_EQ(number_json(12.6, 0).dump(), "13");
    EXPECT_TRUE(number_json(std::numeric_limits<double>::quiet_NaN(), 2).is_null());
}

} // namespace
} // namespace terrace
