#include "analysis/report/page.hpp"
#include "analysis/report/report.hpp"
#include "tests/support/small_study.hpp"

#include <gtest/gtest.h>

#include <set>

namespace terrace {
namespace {

const ReportFigure* find_figure(const Report& report, const std::string& key) {
    for (const ReportSection& section : report.sections)
        for (const ReportFigure& figure : section.figures)
            if (figure.key == key) return &figure;
    return nullptr;
}

TEST(Report, says_everything_in_both_languages) {
    const Report report = make_report(small_study());
    const auto complete = [](const Text& text) { return !text.en.empty() && !text.zh.empty(); };
    EXPECT_EQ(report.findings.size(), 5u);
    for (const Text& finding : report.findings)
        EXPECT_TRUE(complete(finding)) << finding.en;
    ASSERT_FALSE(report.sections.empty());
    for (const ReportSection& section : report.sections) {
        EXPECT_TRUE(complete(section.title)) << section.key;
        for (const ReportFigure& figure : section.figures) {
            EXPECT_TRUE(complete(figure.title)) << figure.key;
            EXPECT_TRUE(complete(figure.alternative)) << figure.key;
            for (const Text& column : figure.table.columns)
                EXPECT_TRUE(complete(column)) << figure.key;
        }
    }
}

TEST(Report, has_a_table_with_full_rows_and_a_name_of_its_own_for_each_figure) {
    const Report report = make_report(small_study());
    std::set<std::string> keys;
    for (const ReportSection& section : report.sections)
        for (const ReportFigure& figure : section.figures) {
            EXPECT_TRUE(keys.insert(figure.key).second) << figure.key;
            EXPECT_FALSE(figure.table.rows.empty()) << figure.key;
            for (const auto& row : figure.table.rows)
                EXPECT_EQ(row.size(), figure.table.columns.size()) << figure.key;
        }
}

TEST(Report, draws_the_numbers_of_the_comparison) {
    const Study study = small_study();
    const Comparison comparison = compare_scenarios(study);
    const Report report = make_report(study);
    const ReportFigure* figure = find_figure(report, "gross-net");
    ASSERT_NE(figure, nullptr);
    const MeasureSummary& first = comparison.measures.front();
    EXPECT_EQ(figure->data["series"][0]["values"][0], number_json(first.gross_paid.mean, 3));
    EXPECT_EQ(figure->data["series"][2]["values"][0], number_json(first.net.mean, 3));
    EXPECT_EQ(figure->data["series"][2]["low"][0], number_json(first.net.low, 3));
}

TEST(Report, page_holds_both_languages_and_asks_for_nothing_from_outside) {
    const std::string page = report_page(make_report(small_study()), Language::zh);
    EXPECT_NE(page.find("lang=\"zh\">"), std::string::npos);
    EXPECT_NE(page.find("lang=\"en\">"), std::string::npos);
    const std::string before_script = page.substr(0, page.find("<script"));
    for (const char* outside : {"src=\"http", "href=\"http", "url(http", "@import"})
        EXPECT_EQ(before_script.find(outside), std::string::npos) << outside;
    EXPECT_EQ(page.find(">nan<"), std::string::npos) << "a missing number is shown as -";
}

} // namespace
} // namespace terrace
