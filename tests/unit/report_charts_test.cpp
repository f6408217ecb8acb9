#include "analysis/report/charts.hpp"
#include "analysis/report/page.hpp"

#include <gtest/gtest.h>

#include <limits>

namespace terrace {
namespace {

constexpr double nan = std::numeric_limits<double>::quiet_NaN();

TEST(Charts, give_bars_with_intervals_gaps_and_colours_in_turn) {
    ReportFigure figure;
    draw(figure, BarsChart{{{"2021", "2021年"}, {"2022", "2022年"}},
                           {{"yuan", "元"}, 0},
                           {{{"a", "甲"}, {1.04, nan}, {0, nan}, {2, nan}}, {{"b", "乙"}, {3, 4}, {}, {}, 7, "second"}},
                           true});
    EXPECT_EQ(figure.chart, "bars");
    EXPECT_EQ(figure.data["series"][0]["values"].dump(), "[1.04,null]") << "more digits than are shown";
    EXPECT_EQ(figure.data["series"][0]["high"].dump(), "[2.0,null]");
    EXPECT_EQ(figure.data["series"][0]["colour"], 0);
    EXPECT_FALSE(figure.data["series"][1].contains("low"));
    EXPECT_EQ(figure.data["series"][1]["colour"], 7);
    EXPECT_EQ(figure.data["series"][1]["stack"], "second");
    EXPECT_EQ(figure.data["stacked"], true);
    EXPECT_FALSE(figure.data.contains("axis_end"));
}

TEST(Charts, show_sums_of_money_in_the_unit_of_each_language) {
    ReportFigure figure;
    draw(figure, FlowsChart{{{"from", "来源"}, {"to", "去向"}}, {{}, 0, true}, {{0, 1, 27'920'000}}});
    EXPECT_EQ(figure.data["unit"]["name"]["en"], "million yuan");
    EXPECT_EQ(figure.data["unit"]["name"]["zh"], "万元");
    EXPECT_EQ(figure.data["unit"]["divisor"]["en"], 1e6);
    EXPECT_EQ(figure.data["unit"]["divisor"]["zh"], 1e4);
    EXPECT_EQ(figure.data["links"][0]["value"], 27'920'000);
}

TEST(Charts, draw_lines_over_months_or_over_numbers) {
    ReportFigure months, numbers;
    draw(months, LinesChart{{"2021-01"}, {}, {}, {{"%", "%"}, 1}, {{{"a", "甲"}, {0.123}}}});
    EXPECT_EQ(months.data["months"].dump(), "[\"2021-01\"]");
    EXPECT_FALSE(months.data.contains("x"));
    draw(numbers, LinesChart{{}, {0, 10}, {"share", "占比"}, {{"%", "%"}, 1}, {{{"equal", "平等"}, {0, 10}, {}, {}, {}, {}, true}}});
    EXPECT_EQ(numbers.data["x"].dump(), "[0.0,10.0]");
    EXPECT_EQ(numbers.data["series"][0]["reference"], true);
}

TEST(Charts, scatter_points_with_what_intervals_they_have) {
    ReportFigure figure;
    ScatterPoint point{{"plan", "方案"}, 1'000'000, 2.5};
    point.y_low = 2;
    point.y_high = 3;
    point.on_line = true;
    draw(figure,
         ScatterChart{
             {"cost", "成本"}, {"gain", "增收"}, {{}, 0, true}, {{"yuan", "元"}, 1}, {{"plans", "方案"}}, {point}, {"frontier", "前沿"}});
    const nlohmann::json& drawn = figure.data["points"][0];
    EXPECT_EQ(drawn["y_high"], 3.0);
    EXPECT_TRUE(drawn["x_low"].is_null());
    EXPECT_EQ(drawn["on_line"], true);
    EXPECT_EQ(figure.data["x_unit"]["divisor"]["zh"], 1e4);
}

TEST(Charts, boards_of_hexagons_hold_groups_facts_and_certainty) {
    ReportFigure figure;
    draw(figure, HexagonsChart{{{"none", "无"}, {"demonstration", "示范"}},
                               {{{"change", "变化"}, 0, true}},
                               {{{"Bohu 1", "博湖1村"}, "1", 1, 0.855, {12.4}}}});
    EXPECT_EQ(figure.data["cells"][0]["certainty"], 0.86);
    EXPECT_EQ(figure.data["cells"][0]["facts"].dump(), "[12]");
    EXPECT_EQ(figure.data["facts"][0]["sign"], true);
}

/// A page that is no report of a study: what other pages are made of.
TEST(Page, can_be_made_of_any_figures) {
    ReportFigure figure{"frontier",
                        {"More money, more income", "投入越多增收越多"},
                        {"Points", "散点"},
                        {},
                        {},
                        {{{"Plan", "方案"}}, {{words({"A", "甲"})}}},
                        {}};
    draw(figure,
         ScatterChart{
             {"cost", "成本"}, {"gain", "增收"}, {{}, 0, true}, {{"yuan", "元"}, 1}, {{"plans", "方案"}}, {{{"A", "甲"}, 1, 2}}, {}});
    ReportSection choices;
    choices.key = "choices";
    choices.title = {"Choices", "选择"};
    choices.figures.push_back(figure);
    choices.paragraphs.push_back(Text{"What could be done.", "可选方案。"});
    Report plan;
    plan.title = {"A plan", "规划"};
    plan.subtitle = {"Bohu", "博湖县"};
    plan.findings.push_back(Text{"It gains.", "增收。"});
    plan.sections.push_back(choices);
    const std::string page = report_page(plan, Language::en);
    EXPECT_NE(page.find("What could be done."), std::string::npos);
    EXPECT_NE(page.find("<figure id=\"figure-frontier\""), std::string::npos);
    EXPECT_EQ(page.find("data-chart=\"scatter\"") != std::string::npos, has_charts());
}

} // namespace
} // namespace terrace
