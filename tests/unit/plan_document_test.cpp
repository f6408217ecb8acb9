#include "analysis/plan/document/document.hpp"
#include "analysis/plan/document/marks.hpp"
#include "analysis/plan/document/sections.hpp"
#include "analysis/plan/document/source.hpp"
#include "analysis/plan/plan_file.hpp"
#include "analysis/plan/plan_table.hpp"
#include "analysis/report/page.hpp"
#include "analysis/report/page_text.hpp"
#include "sim/io/small_files.hpp"
#include "tests/support/report_cells.hpp"
#include "tests/support/small_plan.hpp"
#include "tests/support/temporary_folder.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <functional>
#include <set>

namespace terrace {
namespace {

using testing::HasSubstr;
using testing::Not;

TEST(PlanDocument, has_the_chapters_of_a_county_plan_in_their_order) {
    const Report report = plan_document(small_plan());
    std::vector<std::string> titles;
    for (const ReportSection& section : report.sections)
        titles.push_back(section.title.zh);
    EXPECT_EQ(titles, (std::vector<std::string>{"一、总体目标", "二、村庄分类", "三、主要措施", "四、资金安排", "五、分年度指标",
                                                "六、方案比较", "七、措施贡献", "八、风险", "九、尚不确定的问题", "附：数据与方法"}));
    EXPECT_EQ(report.title.zh, "尉犁县梯次推进乡村振兴规划（2021—2025年）");
    EXPECT_EQ(report.findings.size(), 5u);
}

TEST(PlanDocument, has_budgets_that_add_up_as_they_are_shown) {
    const Report report = plan_document(small_plan());
    const auto shown = [](const ReportCell& cell) { return std::stod(cell_text(cell, Language::zh)); };
    for (const char* key : {"budget-by-tier", "budget-by-measure", "budget-measure-by-tier"}) {
        const auto& rows = figure_of(report, key).table.rows;
        const std::size_t columns = rows[0].size();
        for (std::size_t column = 1; column < columns; ++column) {
            double sum = 0;
            for (std::size_t row = 0; row + 1 < rows.size(); ++row)
                sum += shown(rows[row][column]);
            EXPECT_NEAR(sum, shown(rows.back()[column]), 1e-9) << key;
        }
        for (const auto& row : rows) {
            double sum = 0;
            for (std::size_t column = 1; column + 1 < columns; ++column)
                sum += shown(row[column]);
            EXPECT_NEAR(sum, shown(row.back()), 1e-9) << key;
        }
        EXPECT_EQ(shown(rows.back().back()), yuan(small_plan().frontier[3].budget.total()) / 10'000) << key;
    }
}

TEST(PlanDocument, says_the_sum_of_the_budget_in_words_as_in_the_tables) {
    const Report report = plan_document(small_plan());
    const std::string total = cell_text(figure_of(report, "budget-by-tier").table.rows.back().back(), Language::zh);
    const std::string text = plan_markdown(report, Language::zh);
    EXPECT_THAT(text, HasSubstr("共安排资金 **" + total + "** 万元"));
    EXPECT_THAT(text, HasSubstr("：安排资金 **" + total + "** 万元。选取规则"));
}

TEST(PlanDocument, says_where_nothing_can_be_told_apart) {
    PlanResult plan = small_plan();
    plan.chosen = 5;
    EXPECT_THAT(plan_markdown(plan_document(plan), Language::en), HasSubstr("cannot be told apart from doing nothing"));
    EXPECT_THAT(plan_markdown(plan_document(plan), Language::zh), HasSubstr("尚不能确定"));
    EXPECT_THAT(plan_markdown(plan_document(small_plan()), Language::zh), Not(HasSubstr("推荐方案能否改变")));
}

TEST(PlanDocument, shows_every_table_in_both_languages) {
    const Report report = plan_document(small_plan());
    const std::string zh = plan_markdown(report, Language::zh), en = plan_markdown(report, Language::en),
                      page = report_page(report, Language::zh);
    std::size_t tables = 0;
    for (const ReportSection& section : report.sections)
        for (const ReportFigure& figure : section.figures) {
            ++tables;
            EXPECT_THAT(zh, HasSubstr("### " + figure.title.zh + "\n\n|"));
            EXPECT_THAT(en, HasSubstr("### " + figure.title.en + "\n\n|"));
            EXPECT_THAT(page, HasSubstr("id=\"figure-" + figure.key + "\""));
            EXPECT_FALSE(figure.table.rows.empty()) << figure.key;
            for (const auto& row : figure.table.rows)
                EXPECT_EQ(row.size(), figure.table.columns.size()) << figure.key;
        }
    EXPECT_GE(tables, 20u);
}

TEST(PlanDocument, keeps_signs_of_markup_in_words_harmless) {
    PlanResult plan = small_plan();
    plan.villages[0].name = {"Skilled <workers> *here*", "甲|乙村"};
    const Report report = plan_document(plan);
    const std::string page = report_page(report, Language::zh), zh = plan_markdown(report, Language::zh),
                      en = plan_markdown(report, Language::en);
    EXPECT_THAT(page, Not(HasSubstr("<workers>")));
    EXPECT_THAT(page, HasSubstr("Skilled &lt;workers&gt;"));
    EXPECT_THAT(zh, HasSubstr("甲\\|乙村"));
    EXPECT_THAT(en, HasSubstr("Skilled \\<workers\\> \\*here\\*"));
}

TEST(PlanDocument, gives_every_figure_of_the_page_digest_place_and_interval) {
    const PlanResult plan = small_plan();
    const DocumentMarks marks = marks_of_page(report_page(plan_document(plan), Language::zh));
    std::size_t intervals = 0;
    std::set<std::string> keys;
    for (const DocumentMark& one : marks.marks) {
        EXPECT_EQ(one.digest, plan.provenance.digest.substr(0, 12));
        EXPECT_FALSE(one.dataset.empty());
        EXPECT_TRUE(keys.insert(one.key).second) << one.key;
        intervals += one.interval != "exact";
    }
    EXPECT_GT(marks.marks.size(), 700u);
    EXPECT_GT(intervals, 300u);
}

TEST(PlanDocument, is_the_same_in_markdown_and_page) {
    const Report report = plan_document(small_plan());
    std::set<std::string> page, markdown;
    for (const DocumentMark& one : marks_of_page(report_page(report, Language::zh)).marks)
        page.insert(one.key.substr(0, one.key.find('.', one.key.rfind('/'))) + " " + one.dataset + " " + one.interval);
    for (const DocumentMark& one : marks_of_markdown(plan_markdown(report, Language::en)).marks)
        if (one.key != "document") markdown.insert(one.key + " " + one.dataset + " " + one.interval);
    EXPECT_EQ(page, markdown);
}

/// With TERRACE_PLAN_DOCUMENTS the plan file and its documents are kept in that folder, for tests that look at them from outside.
TEST(PlanDocument, writes_all_files_beside_the_plan) {
    const TemporaryFolder temporary;
    const char* kept = std::getenv("TERRACE_PLAN_DOCUMENTS");
    const std::filesystem::path folder = kept != nullptr ? std::filesystem::path(kept) : temporary.path();
    write_plan(small_plan(), folder / "plan.h5", true);
    for (const auto& [name, language] : {std::pair{"zh", Language::zh}, std::pair{"en", Language::en}})
        for (const std::filesystem::path& file : write_plan_documents(small_plan(), folder / name, language))
            EXPECT_GT(std::filesystem::file_size(file), 20u) << file;
}

TEST(PlanDocument, has_the_same_bytes_for_the_same_plan) {
    const TemporaryFolder folder;
    const PlanResult plan = small_plan();
    const auto first = write_plan_documents(plan, folder.path() / "a", Language::zh),
               second = write_plan_documents(plan, folder.path() / "b", Language::zh);
    ASSERT_EQ(first.size(), second.size());
    for (std::size_t i = 0; i < first.size(); ++i)
        EXPECT_EQ(read_small_file(first[i]), read_small_file(second[i])) << first[i];
    EXPECT_TRUE(read_small_file(folder.path() / "a" / "tables" / "aims.csv").starts_with("\xEF\xBB\xBF"));
    EXPECT_TRUE(read_small_file(folder.path() / "a" / "plan.xlsx").starts_with("PK"));
}

TEST(PlanDocument, gives_intervals_columns_of_their_own_in_csv) {
    const Report report = plan_document(small_plan());
    const std::string csv = table_csv(figure_of(report, "aims").table);
    EXPECT_THAT(csv, HasSubstr("low end / 区间下限,high end / 区间上限"));
    EXPECT_THAT(csv, Not(HasSubstr("(+")));
}

TEST(PlanDocument, shows_long_lists_thinned_from_the_first_to_the_last) {
    EXPECT_EQ(thinned(3, 11), (std::vector<std::size_t>{0, 1, 2}));
    EXPECT_EQ(thinned(41, 5), (std::vector<std::size_t>{0, 10, 20, 30, 40}));
    const std::vector<std::size_t> many = thinned(100, 12);
    EXPECT_EQ(many.size(), 12u);
    EXPECT_EQ(many.back(), 99u);
}

/// What the projections of one future are made to be.
void set_future(PlanResult& plan, std::size_t stress, const std::function<void(PlanProjection&)>& change) {
    for (PlanProjection& one : plan.projections)
        if (one.stress == stress) change(one);
}

/// Copies the ordinary course (position 0) over a stress.
void make_untouched(PlanResult& plan, std::size_t stress) {
    const std::vector<PlanProjection> before = plan.projections;
    set_future(plan, stress, [&](PlanProjection& one) {
        for (const PlanProjection& usual : before)
            if (usual.stress == 0 && usual.tier == one.tier && usual.indicator == one.indicator && usual.year == one.year)
                one.with = usual.with, one.without = usual.without, one.difference = usual.difference;
    });
}

std::string english(const PlanResult& plan) { return plan_markdown(plan_document(plan), Language::en); }
std::string chinese(const PlanResult& plan) { return plan_markdown(plan_document(plan), Language::zh); }

TEST(PlanDocument, finds_the_ordinary_course_wherever_it_stands) {
    PlanResult plan = small_plan();
    std::swap(plan.stresses[0], plan.stresses[2]);
    EXPECT_EQ(DocumentSource(plan).ordinary(), 2u);
}

TEST(PlanDocument, calls_a_stress_in_which_the_plan_does_harm_by_that_name) {
    PlanResult plan = small_plan();
    set_future(plan, 1, [](PlanProjection& one) { one.difference = {-300, -310, -290, -330, -270}; });
    EXPECT_THAT(english(plan), HasSubstr("it does least good under \"Bad cotton years\": **-300 (-330 to -270)** yuan, which is harm."));
    EXPECT_THAT(chinese(plan), HasSubstr("为不利影响"));
    EXPECT_THAT(english(small_plan()), Not(HasSubstr("which is harm")));
}

TEST(PlanDocument, says_which_stresses_do_not_touch_the_plan) {
    PlanResult plan = small_plan();
    EXPECT_THAT(english(plan), Not(HasSubstr("not touch this plan")));
    make_untouched(plan, 4);
    EXPECT_THAT(english(plan), HasSubstr("Does not touch this plan: \"Policy cut\"."));
    EXPECT_THAT(english(plan), HasSubstr("| does not touch this plan"));
    EXPECT_THAT(english(plan), HasSubstr("least good under \"Empty fund\""));
    EXPECT_THAT(chinese(plan), HasSubstr("以下压力情景未触及本规划：“政策退出”"));
    for (std::size_t stress = 1; stress < 4; ++stress)
        make_untouched(plan, stress);
    EXPECT_THAT(english(plan), Not(HasSubstr("least good under")));
}

TEST(PlanDocument, leaves_out_an_indicator_that_is_zero_everywhere_and_says_so) {
    PlanResult plan = small_plan();
    for (PlanProjection& one : plan.projections)
        if (one.indicator == "poverty_headcount") one.with = one.without = one.difference = {};
    const Report report = plan_document(plan);
    EXPECT_THROW((void)figure_of(report, "indicator-poverty_headcount"), std::out_of_range);
    EXPECT_THROW((void)figure_of(report, "stress-poverty_headcount"), std::out_of_range);
    EXPECT_FALSE(figure_of(report, "indicator-monitored_share").table.rows.empty());
    EXPECT_THAT(english(plan), HasSubstr("with the plan and without it: \"Persons below the national line\"."));
    EXPECT_THAT(english(small_plan()), Not(HasSubstr("Left out, because")));
}

TEST(PlanDocument, says_why_a_proposal_that_the_ladder_does_not_keep_is_proposed) {
    PlanResult plan = small_plan();
    EXPECT_THAT(english(plan), Not(HasSubstr("not kept on the ladder")));
    plan.chosen = 2;
    EXPECT_THAT(english(plan), HasSubstr("The proposal, package 2, is itself not kept on the ladder (dominated by extension"));
    EXPECT_THAT(english(plan), HasSubstr("looks at every aim and at luck: " + plan.choice.en));
    EXPECT_THAT(chinese(plan), HasSubstr("未予保留"));
}

TEST(PlanDocument, gives_the_terms_of_each_measure_and_what_single_runs_come_to) {
    const PlanResult plan = small_plan();
    const std::string text = english(plan);
    EXPECT_THAT(text, HasSubstr("| Courtyard economy | Grant for an ordinary courtyard | 8,000 | yuan | F "));
    EXPECT_THAT(chinese(plan), HasSubstr("| 庭院经济 | 面向低收入户 | 是 |"));
    const ReportTable aims = figure_of(plan_document(plan), "aims").table;
    const std::vector<double>& change = plan.frontier[plan.chosen].change[0];
    EXPECT_EQ(aims.rows[0][4].number, 100.0 * static_cast<double>(std::count_if(change.begin(), change.end(), [](double one) { return one > 0; })) / 8);
    EXPECT_EQ(aims.rows[0][3].origin->percent, 90);
    EXPECT_LT(aims.rows[0][3].origin->low, aims.rows[0][2].origin->low); // single runs spread wider than their mean
    EXPECT_FALSE(aims.rows[2][4].origin.has_value());                    // of the cost
}

TEST(PlanDocument, lists_where_every_number_of_its_tables_stands) {
    const std::string origins = origins_csv(plan_document(small_plan()));
    EXPECT_THAT(origins, HasSubstr("\nvillages,2,1,villages/village_households[2],1,,,exact,"));
    EXPECT_THAT(origins, HasSubstr("\nreasons,7,2/0,villages/consolidated[7],0.01,"));
    EXPECT_THAT(origins, HasSubstr(small_plan().provenance.digest.substr(0, 12) + "\n"));
}

TEST(PlanDocument, says_of_many_measures_that_not_all_combinations_were_run) {
    PlanResult plan = small_plan();
    EXPECT_THAT(english(plan), HasSubstr("in every combination"));
    while (plan.split.parts.size() < 9)
        plan.split.parts.push_back(plan.split.parts.back());
    EXPECT_THAT(english(plan), Not(HasSubstr("in every combination")));
    EXPECT_THAT(english(plan), HasSubstr("in drawn orders"));
}

TEST(PlanDocument, does_not_change_with_the_runs_that_an_interruption_costs) {
    PlanResult plan = small_plan();
    const std::string before = english(plan);
    plan.provenance.runs += 1000;
    EXPECT_EQ(english(plan), before);
    EXPECT_THAT(before, HasSubstr("looked at **240** budgets. Each package on the frontier was run in **8** replicates"));
}

TEST(PlanDocument, shows_worths_far_apart_with_three_digits) {
    PlanResult plan = small_plan();
    plan.acceptability.worth = {0, 3.21, 456, 78'900, 12'300'000};
    const Report report = plan_document(plan);
    const auto& rows = figure_of(report, "acceptability").table.rows;
    std::vector<std::string> shown;
    for (const auto& row : rows)
        shown.push_back(cell_text(row[0], Language::en));
    EXPECT_EQ(shown, (std::vector<std::string>{"0", "0.000321", "0.0456", "7.89", "1,230"}));
}

TEST(PlanTable, names_the_next_unit_of_money_whatever_it_is) {
    PlanResult plan = small_plan();
    EXPECT_THAT(plan_text(plan, {}, Language::en), HasSubstr("One more 500,000 yuan for"));
    plan.unit = 750'000;
    EXPECT_THAT(plan_text(plan, {}, Language::en), HasSubstr("One more 7,500 yuan for"));
    EXPECT_THAT(plan_text(plan, {}, Language::zh), HasSubstr("再增加 7500 元"));
}

TEST(PlanDocument, leaves_out_what_a_plan_does_not_have) {
    PlanResult plan = small_plan();
    plan.split = {};
    plan.projections.clear();
    plan.stresses.clear();
    plan.acceptability = {};
    plan.next_money.clear();
    plan.villages.clear();
    const Report report = plan_document(plan);
    for (const ReportSection& section : report.sections)
        EXPECT_TRUE(section.key != "contributions" && section.key != "indicators" && section.key != "risks") << section.key;
    EXPECT_THAT(plan_markdown(report, Language::zh), HasSubstr("未测试压力情景"));
}

} // namespace
} // namespace terrace
