#include "analysis/comparison/render.hpp"
#include "analysis/comparison/render_parts.hpp"
#include "analysis/tables/csv.hpp"
#include "analysis/tables/display_width.hpp"
#include "analysis/tables/number_text.hpp"
#include "analysis/tables/text_table.hpp"
#include "tests/support/small_study.hpp"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <cmath>
#include <iterator>
#include <limits>
#include <numeric>
#include <sstream>

namespace terrace {
namespace {

constexpr double missing = std::numeric_limits<double>::quiet_NaN();

std::vector<std::string> lines_of(const std::string& text) {
    std::vector<std::string> lines;
    std::istringstream stream(text);
    for (std::string line; std::getline(stream, line);)
        lines.push_back(line);
    return lines;
}

TEST(DisplayWidth, counts_two_columns_for_chinese) {
    EXPECT_EQ(display_width("abc"), 3u);
    EXPECT_EQ(display_width("尉犁县"), 6u);
    EXPECT_EQ(display_width("（元）"), 6u);
    EXPECT_EQ(display_width("±5 ─"), 4u);
    EXPECT_EQ(display_width("e\u0301"), 1u);
    EXPECT_EQ(display_width("\U00020000"), 2u);
    EXPECT_EQ(display_width("\xff\xff"), 2u);
    EXPECT_EQ(display_width("\xe5\xb0"), 1u);
    EXPECT_EQ(pad_left("亩", 4), "  亩");
    EXPECT_EQ(pad_right("博湖县", 2), "博湖县");
}

TEST(TextTable, aligns_chinese_cells_and_intervals) {
    TextTable table;
    table.header({"", "合计", "change"});
    table.row({"人均收入", "20113", Cell("+5", "±10")});
    table.row({"x", "7", Cell("-123", "±4")});
    table.row({"无", "-", "-"});
    EXPECT_EQ(table.text(), "           合计    change\n"
                            "─────────────────────────\n"
                            "人均收入  20113    +5 ±10\n"
                            "x             7  -123 ±4\n"
                            "无            -     -\n");
}

TEST(TextTable, sections_stand_apart_and_short_rows_are_allowed) {
    TextTable table;
    table.row({"a", "1"});
    table.section("第二部分");
    table.row({"b"});
    EXPECT_EQ(table.text(), "a  1\n\n第二部分\nb\n");
    EXPECT_EQ(TextTable().text(), "");
}

TEST(NumberText, groups_thousands_in_english_only) {
    EXPECT_EQ(number_text(1234567.891, 2, Language::en), "1,234,567.89");
    EXPECT_EQ(number_text(-123456, 0, Language::en), "-123,456");
    EXPECT_EQ(number_text(-123, 0, Language::en), "-123");
    EXPECT_EQ(number_text(14778, 0, Language::zh), "14778");
    EXPECT_EQ(number_text(missing, 0, Language::en), "-");
    EXPECT_EQ(number_text(-0.001, 2, Language::en), "0.00");
    EXPECT_EQ(signed_text(0.001, 2, Language::en), "0.00");
    EXPECT_EQ(signed_text(1000, 0, Language::en), "+1,000");
}

TEST(NumberText, an_estimate_without_an_interval_has_no_tail) {
    EXPECT_EQ(estimate_cell({0, missing, missing, missing}, 0, Language::en).text, "-");
    EXPECT_EQ(estimate_cell({1, 5, missing, missing}, 0, Language::en).tail, "");
    EXPECT_EQ(estimate_cell({3, 5, 4, 6}, 0, Language::en).tail, "±1");
    EXPECT_EQ(estimate_cell({3, 0, 0, 0}, 0, Language::en).text, "0");
    EXPECT_EQ(estimate_cell({3, 0, 0, 0}, 0, Language::en).tail, "");
    EXPECT_EQ(estimate_cell({3, 25'000, 24'000, 26'000}, 1, Language::zh, 1e4).text, "+2.5");
}

TEST(NumberText, factors_are_short) {
    EXPECT_EQ(factor_text(missing), "-");
    EXPECT_EQ(factor_text(std::numeric_limits<double>::infinity()), ">999");
    EXPECT_EQ(factor_text(1.04), "1.0");
    EXPECT_EQ(factor_text(38.2), "38");
}

TEST(RoundedParts, add_up_to_the_rounded_total) {
    const std::vector<double> parts{10.4, -3.4, 5.4, 0.3};
    const auto rounded = rounded_parts(12.7, parts);
    EXPECT_EQ(std::accumulate(rounded.begin(), rounded.end(), 0.0), 13.0);
    EXPECT_EQ(rounded, (std::vector<double>{11, -3, 5, 0}));              // ties go to the first
    EXPECT_EQ(rounded_parts(100, {1.2, 2}), (std::vector<double>{1, 2})); // parts of something else stay
    EXPECT_TRUE(std::isnan(rounded_parts(missing, {missing})[0]));
}

TEST(Csv, quotes_only_where_needed) {
    EXPECT_EQ(csv_line({"a", "b,c", "say \"x\"", ""}), "a,\"b,c\",\"say \"\"x\"\"\",\n");
    EXPECT_EQ(csv_number(0.1), "0.1");
    EXPECT_EQ(csv_number(missing), "");
}

TEST(Render, every_table_line_is_aligned_in_both_languages) {
    const Comparison comparison = compare_scenarios(small_study());
    for (const Language language : {Language::en, Language::zh}) {
        const std::string text = comparison_text(comparison, language);
        EXPECT_EQ(text.find('\x1b'), std::string::npos);
        EXPECT_EQ(text.find("nan"), std::string::npos);
        std::size_t rule = 0;
        for (const std::string& line : lines_of(text)) {
            if (line.starts_with("─")) rule = display_width(line);
            EXPECT_LE(display_width(line), 140u) << line;
        }
        EXPECT_GT(rule, 60u);
    }
}

TEST(Render, english_table_has_gross_before_after_and_net) {
    const std::string text = comparison_text(compare_scenarios(small_study()), Language::en);
    for (const char* expected : {"Lease against No new policy", "3 paired replicates", "+15,000", "Gross: paid by the measure",
                                 "After less before", "Net: with less without it", "+6,001", "Land lease: what the rent replaces",
                                 "bad cotton price", "+13,001", "800 yuan per mu", "break-even", "the same at prices of 2021", "Net of it alone", "v.r.: how many times"})
        EXPECT_NE(text.find(expected), std::string::npos) << expected << "\n" << text;
}

TEST(Render, chinese_table_uses_the_words_of_a_county_office) {
    const std::string text = comparison_text(compare_scenarios(small_study()), Language::zh);
    for (const char* expected : {"流转方案（与“无新增政策”相比）", "人均可支配收入，最后12个月（元）", "万元", "参与户数（户）", "净效应",
                                 "元/亩", "博湖县", "合计"})
        EXPECT_NE(text.find(expected), std::string::npos) << expected << "\n" << text;
}

TEST(Render, places_not_filled_are_told_in_the_unit_of_each_measure) {
    Study study = small_study();
    for (ScenarioInfo& scenario : study.scenarios)
        for (MeasureInfo& measure : scenario.measures)
            if (measure.name == "courtyards") measure.instrument = "breeding_improvement";
    const Comparison comparison = compare_scenarios(study);
    const auto cells = [](const std::string& table, const std::string& start) {
        const std::vector<std::string> lines = lines_of(table);
        const auto found = std::find_if(lines.begin(), lines.end(), [&](const std::string& line) { return line.starts_with(start); });
        std::istringstream words(found == lines.end() ? "" : found->substr(start.size()));
        return std::vector<std::string>(std::istream_iterator<std::string>(words), {});
    };
    const std::string english = comparison_text(comparison, Language::en);
    EXPECT_EQ(cells(english, "Places not filled (households)"), (std::vector<std::string>{"0", "-"})) << english;
    EXPECT_EQ(cells(english, "Places not filled (animals)"), (std::vector<std::string>{"-", "4"})) << english;
    const std::string chinese = comparison_text(comparison, Language::zh);
    EXPECT_NE(chinese.find("未完成数（户）"), std::string::npos) << chinese;
    EXPECT_NE(chinese.find("未完成数（头只）"), std::string::npos) << chinese;
    const std::string csv = comparison_csv(comparison);
    EXPECT_NE(csv.find(",shortfall,animals,"), std::string::npos) << csv;
    EXPECT_NE(csv.find(",shortfall,households,"), std::string::npos) << csv;
}

TEST(Render, the_star_is_what_participants_gave_up) {
    Study study = small_study();
    EXPECT_EQ(comparison_text(compare_scenarios(study), Language::zh).find("450*"), std::string::npos);
    study.scenarios[2].name = "lease@cotton-ordinary";
    const std::string text = comparison_text(compare_scenarios(study), Language::zh);
    for (const char* expected : {"450*", "参与户实际放弃的自种纯收益，450", "平年为800元/亩"}) EXPECT_NE(text.find(expected), std::string::npos) << text;
}

TEST(Render, the_money_trail_names_payees_and_what_is_left) {
    const std::string text = comparison_text(compare_scenarios(small_study()), Language::en);
    EXPECT_NE(text.find("where the money went (million yuan)"), std::string::npos);
    EXPECT_NE(text.find("asset grant (households)"), std::string::npos);
    EXPECT_NE(text.find("not spent"), std::string::npos);
    EXPECT_NE(text.find("Came into the county"), std::string::npos);
}

TEST(Render, one_county_and_one_replicate_still_make_a_table) {
    const Study study = small_study();
    Study single;
    single.scenarios = {study.scenarios[0], study.scenarios[1]};
    single.counties = {study.counties[0]};
    single.replicates = 1;
    single.first = study.first;
    single.months = 1;
    add_series(single, {"income_per_head", "yuan", "", "", "", "", 1}, [](auto s, auto, auto, auto, auto) { return 100.0 + 5.0 * s; });
    const std::string text = comparison_text(compare_scenarios(single), Language::en);
    EXPECT_NE(text.find("+5"), std::string::npos) << text;
    EXPECT_EQ(text.find("±5"), std::string::npos);
}

TEST(Render, json_is_one_object_with_null_for_what_is_missing) {
    const auto json = nlohmann::json::parse(comparison_json(compare_scenarios(small_study())));
    EXPECT_EQ(json["version"], comparison_version);
    EXPECT_EQ(json["base"]["name"], "baseline");
    const auto& income = json["scenarios"][0]["indicators"][0];
    EXPECT_EQ(income["key"], "income_per_head_last_year");
    EXPECT_DOUBLE_EQ(income["places"]["yuli"]["value"], 110.0);
    EXPECT_TRUE(income["places"]["bohu"]["variance_reduction"].is_null());
    const auto& lease = json["measures"][0];
    EXPECT_DOUBLE_EQ(lease["gross"]["rent"]["value"], 14'000.0);
    EXPECT_DOUBLE_EQ(lease["net"]["by_source"]["business"]["value"], -9'000.0);
    EXPECT_TRUE(lease["land"]["years"][0]["net"]["value"].is_null());
    EXPECT_DOUBLE_EQ(lease["land"]["break_even"]["net"][0][0], 700.0 * 18);
    EXPECT_TRUE(lease["land"]["break_even"]["own_margin_yuan_per_mu"].is_null());
    EXPECT_DOUBLE_EQ(lease["land"]["break_even"]["average_cotton_margin_yuan_per_mu"], 800.0);
    EXPECT_DOUBLE_EQ(lease["before_after_constant_prices"]["value"], 5'000.0);
    EXPECT_DOUBLE_EQ(lease["net_first_in"]["value"], 5'000.0);
    EXPECT_TRUE(json["measures"][1]["net_first_in"]["value"].is_null());
    EXPECT_TRUE(json["measures"][1]["land"].is_null());
}

TEST(Render, csv_has_the_same_number_of_fields_on_every_line) {
    const auto lines = lines_of(comparison_csv(compare_scenarios(small_study())));
    EXPECT_EQ(lines[0], "table,scenario,measure,place,key,unit,base,value,low,high,n,variance_reduction");
    for (const std::string& line : lines)
        EXPECT_EQ(std::count(line.begin(), line.end(), ','), 11) << line;
    EXPECT_NE(std::find(lines.begin(), lines.end(), "measure,lease,land_transfer,yuli,gross_rent,yuan/household,,14000,14000,14000,3,"),
              lines.end());
}

} // namespace
} // namespace terrace
