#include "analysis/report/page.hpp"
#include "analysis/report/report.hpp"
#include "analysis/tables/number_text.hpp"
#include "tests/support/wide_study.hpp"

#include <gtest/gtest.h>

#include <cmath>
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

TEST(Report, prices_a_household_lifted_only_where_somebody_surely_is) {
    Study study = small_study();
    const ReportFigure* nobody = nullptr;
    const Report before = make_report(study);
    nobody = find_figure(before, "cost-lifted");
    ASSERT_NE(nobody, nullptr);
    EXPECT_TRUE(nobody->chart.empty());
    for (const auto& row : nobody->table.rows) EXPECT_TRUE(std::isnan(row[2].number)) << "no price where nobody is lifted";
    for (MeasureEffect& effect : study.effects)
        if (effect.measure == 1) effect.months_lifted = 24 + 12 * static_cast<std::int64_t>(effect.replicate);
    const Report after = make_report(study);
    const ReportFigure* figure = find_figure(after, "cost-lifted");
    ASSERT_NE(figure, nullptr);
    EXPECT_EQ(figure->chart, "bars");
    ASSERT_EQ(figure->data["series"][0]["values"].size(), 1u) << "the lease lifts nobody";
    EXPECT_EQ(figure->data["series"][0]["values"][0], number_json(60'006.0 / 18, 3));   // three replicates, two counties
    EXPECT_NE(figure->title.en.find("3,334 yuan"), std::string::npos) << figure->title.en;
    EXPECT_NE(figure->title.zh.find("3334 元"), std::string::npos) << figure->title.zh;
    for (MeasureEffect& effect : study.effects)
        if (effect.measure == 1) effect.months_lifted = -effect.months_lifted;
    const Report poorer = make_report(study);
    const ReportFigure* none = find_figure(poorer, "cost-lifted");
    ASSERT_NE(none, nullptr);
    EXPECT_TRUE(none->chart.empty()) << "who makes more households poor has no price";
    EXPECT_TRUE(std::any_of(none->table.rows.begin(), none->table.rows.end(), [](const auto& row) { return row[2].text.en == "more poor" && row[2].text.zh == "低收入户增加"; }));
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

TEST(Report, titles_say_in_how_many_runs_a_scenario_moves_income_the_way_they_say) {
    const Study study = wide_study({.scenarios = 2, .replicates = 3});
    EXPECT_EQ(find_figure(make_report(study), "change-1-bohu")->title.en.substr(0, 76),
              "County package number 1 raises income per head in Bohu in 3 of 3 runs, in th");
    EXPECT_EQ(find_figure(make_report(study, 1), "change-0-bohu")->title.en.substr(0, 73),
              "Base with monitoring lowers income per head in Bohu in 3 of 3 runs, in th");
}

TEST(Report, compares_listed_households_only_among_scenarios_that_list_them) {
    const Report report = make_report(wide_study({.scenarios = 4, .replicates = 2}));
    const ReportFigure* listed = find_figure(report, "monitored");
    ASSERT_NE(listed, nullptr);
    EXPECT_EQ(listed->table.rows.size(), 2u) << "the base and every second scenario monitor";
    EXPECT_EQ(listed->title.en.find("(0)"), std::string::npos) << listed->title.en;
    EXPECT_NE(listed->title.en.find("2 of 4 scenarios do not monitor"), std::string::npos) << listed->title.en;
    EXPECT_EQ(find_figure(report, "latent")->table.rows.size(), 4u) << "everybody has households below the line";
}

TEST(Report, speaks_of_nine_tenths_of_the_runs_only_where_there_are_enough) {
    for (const std::size_t replicates : {1, 3, 20}) {
        const Report report = make_report(wide_study({.scenarios = 2, .replicates = replicates}));
        const ReportFigure* income = find_figure(report, "income-all");
        ASSERT_NE(income, nullptr);
        EXPECT_EQ(income->title.en.find("nine of ten runs") != std::string::npos, replicates >= 20) << income->title.en;
        EXPECT_NE(income->title.en.find("with \"Base with monitoring\""), std::string::npos) << "the base has measures of its own";
        EXPECT_EQ(income->table.columns.size(), 3u + (replicates == 1 ? 0u : replicates == 3 ? 2u : 4u));
    }
}

TEST(Report, of_measures_without_pairs_titles_what_they_pay_and_lays_many_bars_down) {
    const Report few = make_report(wide_study({.scenarios = 2, .replicates = 2, .measures = 2}));
    const Report many = make_report(wide_study({.scenarios = 2, .replicates = 2, .measures = 12}));
    const ReportFigure *upright = find_figure(few, "gross-net"), *lying = find_figure(many, "gross-net");
    EXPECT_NE(lying->title.en.find("yuan each in the first year"), std::string::npos) << lying->title.en;
    EXPECT_EQ(upright->data["horizontal"], false);
    EXPECT_EQ(lying->data["horizontal"], true);
    EXPECT_TRUE(lying->wide);
    EXPECT_EQ(lying->data["series"].size(), 2u) << "no bars for a net that is not known";
}

TEST(Report, draws_no_more_price_changes_than_can_be_told_apart_and_says_how_many_are_left_out) {
    const Report small = make_report(wide_study({.scenarios = 2, .replicates = 2})),
                 large = make_report(wide_study({.scenarios = 9, .replicates = 2}));
    const ReportFigure *few = find_figure(small, "prices"), *many = find_figure(large, "prices");
    ASSERT_TRUE(few != nullptr && many != nullptr);
    EXPECT_EQ(few->table.rows.size(), 2u) << "one product in two counties";
    EXPECT_EQ(few->note.en.find("Left out"), std::string::npos);
    EXPECT_EQ(many->data["series"].size(), 8u) << "of eight scenarios in two counties";
    EXPECT_NE(many->note.en.find("Left out are 8 weaker changes."), std::string::npos) << many->note.en;
}

TEST(Report, boards_show_the_villages_of_one_run_and_count_tiers_by_run) {
    const StudyShape shape{.scenarios = 3, .replicates = 4};
    const Study study = wide_study(shape);
    const Report report = make_report(study);
    const ReportFigure* board = find_figure(report, "villages-bohu");
    ASSERT_NE(board, nullptr);
    const std::size_t villages = study.village_names.size(), last = shape.months - 1;
    double demonstration = 0;
    std::vector<double> first_run;
    for (std::size_t r = 0; r < shape.replicates; ++r)
        for (std::size_t v = 0; v < villages; ++v) {
            const double tier = study.village_values[1][((2 * shape.replicates + r) * shape.months + last) * villages + v];
            if (study.village_county[v] != "bohu") continue;
            demonstration += (tier == 1) / static_cast<double>(shape.replicates);
            if (r == 0) first_run.push_back(tier);
        }
    EXPECT_EQ(board->title.en.substr(0, 48), "In run 1 of 4 County package number 2 raises mea") << "the scenario that changes most";
    EXPECT_NE(board->title.en.find("a run has on average " + number_text(demonstration, 1, Language::en) + " ±"), std::string::npos)
        << board->title.en;
    ASSERT_EQ(board->data["cells"].size(), first_run.size());
    for (std::size_t v = 0; v < first_run.size(); ++v)
        EXPECT_EQ(board->data["cells"][v]["group"], first_run[v]);
    EXPECT_EQ(board->table.columns.size(), 1u + 2 * shape.scenarios) << "every scenario is in the table";
}

TEST(Report, page_of_a_program_without_the_script_of_charts_says_so_and_holds_all_the_rest) {
    const Report report = make_report(small_study());
    const std::string bare = report_page(report, Language::en, ""), full = report_page(report, Language::en, "draw();");
    EXPECT_NE(bare.find("This program was built without Node.js: charts are left out, the tables are complete."), std::string::npos);
    EXPECT_NE(bare.find("本程序编译时没有 Node.js，报告不含图形，表格完整。"), std::string::npos);
    EXPECT_EQ(bare.find("<script"), std::string::npos);
    EXPECT_EQ(bare.find("class=\"chart\""), std::string::npos);
    EXPECT_EQ(bare.find("data-csv=\""), std::string::npos) << "downloads need no script";
    const auto count = [](const std::string& page, const std::string& words) {
        std::size_t found = 0;
        for (std::size_t at = page.find(words); at != std::string::npos; at = page.find(words, at + 1))
            ++found;
        return found;
    };
    EXPECT_EQ(full.find("charts are left out"), std::string::npos);
    EXPECT_GT(count(full, "class=\"chart\""), 5u);
    for (const char* same : {"<figure ", "<table>", "<tr>", "<details open", "<ol class=\"findings\">"})
        EXPECT_EQ(count(bare, same), count(full, same)) << same;
    EXPECT_EQ(count(bare, "data:text/csv"), count(bare, "<figure "));
}

/// Nine packages over five years, as wide as the counties' own: 3 counties, 110 villages, 34 measures. The script of the charts comes on
/// top.
TEST(Report, page_of_nine_scenarios_over_five_years_is_smaller_than_a_megabyte_and_a_half) {
    const StudyShape shape{.scenarios = 9, .replicates = 20, .months = 60, .counties = 3, .villages = 37, .measures = 4, .settings = 60};
    const std::string page = report_page(make_report(wide_study(shape)), Language::zh);
    EXPECT_LT(page.size(), 1'500'000u);
    EXPECT_GT(page.size(), 700'000u) << "the study has what makes pages long";
}

} // namespace
} // namespace terrace
