#include "analysis/plan/document/document.hpp"
#include "analysis/plan/document/marks.hpp"
#include "analysis/plan/document/stored_numbers.hpp"
#include "analysis/plan/plan_file.hpp"
#include "analysis/report/page.hpp"
#include "analysis/report/page_text.hpp"
#include "analysis/report/sentence.hpp"
#include "tests/support/report_cells.hpp"
#include "tests/support/small_plan.hpp"
#include "tests/support/temporary_folder.hpp"

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <regex>
#include <set>

// Where the numbers of a plan's document come from.
namespace terrace {
namespace {

using testing::HasSubstr;

std::string english(const PlanResult& plan) { return plan_markdown(plan_document(plan), Language::en); }
std::string chinese(const PlanResult& plan) { return plan_markdown(plan_document(plan), Language::zh); }

TEST(PlanOrigins, takes_every_number_from_the_plan_file) {
    const TemporaryFolder folder;
    const PlanResult plan = small_plan();
    write_plan(plan, folder.path() / "plan.h5", false);
    const ResultsReader reader(folder.path() / "plan.h5");
    StoredNumbers stored(reader);
    std::size_t numbers = 0;
    for_each_cell(plan_document(plan), [&](const ReportCell& cell) {
        EXPECT_EQ(cell.is_number && !cell.origin, false) << "a number without origin: " << cell.number;
        if (!cell.origin) return;
        const double value = divided(stored.value(cell.origin->dataset), cell.origin->divisor);
        EXPECT_TRUE(value == cell.number || (std::isnan(value) && std::isnan(cell.number))) << cell.origin->dataset;
        ++numbers;
    });
    EXPECT_GT(numbers, 700u);
}

TEST(PlanOrigins, calls_what_was_found_from_runs_an_estimate_and_what_was_counted_exact) {
    const std::string estimate = "estimate over runs, no interval";
    std::set<std::string> estimates, exact;
    for_each_cell(plan_document(small_plan()), [&](const ReportCell& cell) {
        if (!cell.origin) return;
        const std::string path = cell.origin->dataset.substr(0, cell.origin->dataset.find('['));
        if (interval_text(*cell.origin) == estimate) estimates.insert(path);
        if (interval_text(*cell.origin) == "exact") exact.insert(path);
    });
    // quantiles of projections are the ends of bands; the search's volumes are its own records (docs/plan-document.md)
    EXPECT_EQ(estimates, (std::set<std::string>{"projections/difference", "search/hypervolume", "search/late_gain", "villages/drive", "villages/foundation",
                                               "villages/resilience"})); // the score, whose parts the last are, has its interval
    for (const char* path : {"budget", "villages/tier_villages", "villages/village_households", "replicates", "search/evaluations", "unit",
                             "ceiling", "seed", "villages/draws", "villages/weight_draws", "villages/concentration", "villages/quota",
                             "villages/most_needy_limit", "villages/very_needy_limit"})
        EXPECT_EQ(exact.count(path), 1u) << path;
    for (const char* path : {"villages/probability", "villages/usual_probability", "villages/barred", "villages/consolidated", "spent",
                             "ladder/cost", "ladder/ratio", "acceptability/probability_of_best", "acceptability/information"})
        EXPECT_EQ(exact.count(path), 0u) << path;
    EXPECT_THAT(english(small_plan()), HasSubstr("Estimates over runs, no interval: search/hypervolume."));
    EXPECT_THAT(chinese(small_plan()), HasSubstr("多次模拟估计，无区间：search/hypervolume。"));
}

/// The text without the numbers that need no place in the plan file: digests and versions, years and months, ordinals (chapters, findings,
/// packages, villages), the unit of money, levels of intervals, names of goals.
std::string without_known_loose_numbers(std::string text) {
    for (const char* known :
         {"[0-9a-f]{64}", "[0-9a-f]{12}", "terrace 0\\.1\\.0 \\(abc1234\\)", "SHA-256", "small\\.h5", "\\b20[123][0-9](?![0-9])", "12月",
          "((?:^|>|\n)(?:## )?)[1-9]\\. ", "package [0-9]", "方案[0-9]", "Yuli [0-9]", "尉犁县[0-9]村", "chapter 7", "10,000 yuan", "1万元",
          "Score of 100", "(?:95|90|50) ?%", "lowest 40 %", "最低40%"})
        text = std::regex_replace(text, std::regex(known), "$1");
    return text;
}

TEST(PlanOrigins, has_no_number_without_a_place_in_the_plan_file_but_years_units_levels_and_places_in_a_list) {
    const Report report = plan_document(small_plan());
    const auto expect_none = [](const DocumentMarks& all, const DocumentMarks& stripped) {
        EXPECT_GT(all.loose.size(), 50u);
        for (const LooseNumber& one : stripped.loose)
            ADD_FAILURE() << one.text << " in line " << one.line;
    };
    for (const Language language : {Language::en, Language::zh}) {
        const std::string text = plan_markdown(report, language), page = report_page(report, language);
        expect_none(marks_of_markdown(text), marks_of_markdown(without_known_loose_numbers(text)));
        expect_none(marks_of_page(page), marks_of_page(without_known_loose_numbers(page)));
    }
}

TEST(PlanOrigins, says_why_a_village_is_in_its_tier_with_numbers_of_the_plan_file) {
    const PlanResult plan = small_plan();
    const std::string text = english(plan);
    EXPECT_THAT(text, HasSubstr("it was poor until 2017 and scores below the median, so it cannot demonstrate (**76** % of cases)."));
    EXPECT_THAT(text,
                HasSubstr("Gate: more than **12.5** % of its households are below the national line, so it is consolidated (**72** %"));
    EXPECT_THAT(text, HasSubstr("Its tier moves with the weights: **78** % over all weights, **94** % with those that stand."));
    EXPECT_THAT(chinese(plan), HasSubstr("低于国家标准的户数超过**12.5**%，列入巩固村（占**72**%）"));
    EXPECT_THAT(text, HasSubstr("2/0=villages/consolidated[7] ["));
    EXPECT_THAT(text, HasSubstr("2/1=villages/very_needy_limit exact"));
    EXPECT_THAT(table_csv(figure_of(plan_document(plan), "reasons").table), HasSubstr("more than 12.5 % of its households"));
}

TEST(PlanOrigins, gives_estimates_over_runs_their_intervals) {
    const PlanResult plan = small_plan();
    const ShareEstimate estimate = share_with_interval(plan.villages[0].probability[0], plan.tiers.draws);
    EXPECT_EQ(cell_text(figure_of(plan_document(plan), "villages").table.rows[0][3], Language::en),
              fmt::format("90 ({:.0f} to {:.0f})", 100 * estimate.low, 100 * estimate.high));
    const std::vector<ReportCell> rung = figure_of(plan_document(plan), "ladder").table.rows[1];
    for (const std::size_t column : {1u, 2u, 4u}) {
        EXPECT_LT(rung[column].origin->low, rung[column].number) << column;
        EXPECT_GT(rung[column].origin->high, rung[column].number) << column;
    }
    EXPECT_THAT(english(plan), HasSubstr("are spent on average"));
    EXPECT_THAT(english(plan), HasSubstr("0=spent[3] ["));
}

} // namespace
} // namespace terrace
