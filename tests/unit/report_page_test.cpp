#include "analysis/report/bands.hpp"
#include "analysis/report/page_text.hpp"
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
    const Bands bands = bands_of(4, 2, [&](std::size_t replicate, std::size_t month) { return month == 1 ? nan : replicate == 3 ? nan : 10.0 * static_cast<double>(replicate); });
    EXPECT_EQ(bands.median[0], 10);
    EXPECT_EQ(bands.low50[0], 5);
    EXPECT_EQ(bands.high50[0], 15);
    EXPECT_EQ(bands.high90[0], 19);
    EXPECT_TRUE(std::isnan(bands.median[1]));
}

TEST(PageText, cannot_leave_its_place) {
    EXPECT_EQ(escaped("<b a=\"1\">&"), "&lt;b a=&quot;1&quot;&gt;&amp;");
    EXPECT_EQ(script_json({{"a", "</script>\xE2\x80\xA8\xE2\x80\xA9"}}), "{\"a\":\"\\u003c/script>\\u2028\\u2029\"}");
    EXPECT_EQ(both({"one", "一"}), "<span lang=\"zh\">一</span><span lang=\"en\">one</span>");
    EXPECT_EQ(both({"2021-12", "2021-12"}), "2021-12");
}

TEST(PageText, gives_tables_as_csv_with_all_digits) {
    ReportTable table;
    table.columns = {{"Measure", "措施"}, {"Yuan", "元"}};
    table.rows = {{words({"Lease, block", "流转"}), change(1234.5678, 0)}, {words({"same", "same"}), number(std::numeric_limits<double>::quiet_NaN(), 0)}};
    EXPECT_EQ(table_csv(table), "\xEF\xBB\xBFMeasure / 措施,Yuan / 元\n\"Lease, block / 流转\",1234.5678\nsame,\n");
    EXPECT_EQ(csv_address("a,b\n"), "data:text/csv;charset=utf-8,a,b%0A");
    EXPECT_EQ(cell_text(change(1234.5678, 0), Language::en), "+1,235");
    EXPECT_EQ(cell_text(change(1234.5678, 0), Language::zh), "+1235");
}

TEST(ChartNumbers, are_rounded_and_null_where_there_is_none) {
    EXPECT_EQ(number_json(1.23456, 2).dump(), "1.23");
    EXPECT_EQ(number_json(-0.001, 2).dump(), "0.0");
    EXPECT_EQ(number_json(12.6, 0).dump(), "13");
    EXPECT_TRUE(number_json(std::numeric_limits<double>::quiet_NaN(), 2).is_null());
}

} // namespace
} // namespace terrace
