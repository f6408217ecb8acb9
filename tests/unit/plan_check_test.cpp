#include "analysis/plan/document/check.hpp"
#include "analysis/plan/document/document.hpp"
#include "analysis/plan/document/marks.hpp"
#include "analysis/plan/document/stored_numbers.hpp"
#include "analysis/plan/plan_file.hpp"
#include "analysis/report/page.hpp"
#include "cli/plan_check.hpp"
#include "sim/config/input_error.hpp"
#include "sim/io/results_file.hpp"
#include "tests/support/small_plan.hpp"
#include "tests/support/temporary_folder.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <stdexcept>

namespace terrace {
namespace {

/// A plan file with its page and its Markdown in both languages, to be edited by hand.
class PlanCheck : public testing::Test {
protected:
    PlanCheck() { write_plan(plan_, plan_file(), false); }

    [[nodiscard]] std::filesystem::path plan_file() const { return folder_.path() / "plan.h5"; }
    [[nodiscard]] DocumentCheck page(const std::string& text) const {
        return check_plan_document(folder_.write("plan.html", text), plan_file());
    }
    [[nodiscard]] DocumentCheck markdown(const std::string& text) const {
        return check_plan_document(folder_.write("plan.md", text), plan_file());
    }

    /// The text with the first `from` behind `after` replaced.
    static std::string edited(std::string text, const std::string& after, const std::string& from, const std::string& to) {
        const std::size_t begin = text.find(after);
        if (begin == std::string::npos) throw std::out_of_range(after);
        const std::size_t at = text.find(from, begin + after.size());
        if (at == std::string::npos) throw std::out_of_range(from);
        return text.replace(at, from.size(), to);
    }

    static void expect_one(const DocumentCheck& check, const std::string& place, const std::string& what, const std::string& found,
                           const std::string& expected) {
        ASSERT_EQ(check.faults.size(), 1u) << (check.faults.empty() ? "" : check.faults.back().what.en + check.faults.back().place);
        EXPECT_EQ(check.faults[0].place, place);
        EXPECT_EQ(check.faults[0].what.en, what);
        EXPECT_EQ(check.faults[0].found, found);
        EXPECT_EQ(check.faults[0].expected, expected);
    }

    TemporaryFolder folder_;
    const PlanResult& plan_ = documents().plan;
    const std::string &page_ = documents().page, &zh_ = documents().zh, &en_ = documents().en;

private:
    struct Documents {
        PlanResult plan = small_plan();
        Report report = plan_document(plan);
        std::string page = report_page(report, Language::zh), zh = plan_markdown(report, Language::zh),
                    en = plan_markdown(report, Language::en);
    };
    static const Documents& documents() {
        static const Documents written;
        return written;
    }
};

TEST_F(PlanCheck, finds_nothing_in_documents_as_they_were_written) {
    for (const DocumentCheck& check : {page(page_), markdown(zh_), markdown(en_)}) {
        EXPECT_TRUE(check.faults.empty()) << check.faults[0].place << check.faults[0].found << check.faults[0].expected;
        EXPECT_GT(check.figures, 700u);
    }
}

TEST_F(PlanCheck, lets_words_be_edited) {
    EXPECT_TRUE(markdown(edited(zh_, "", "一、总体目标", "一、指导思想和总体目标")).faults.empty());
    EXPECT_TRUE(page(edited(page_, "<main", "推荐", "建议采用")).faults.empty());
}

TEST_F(PlanCheck, finds_a_changed_digit_of_a_table) {
    const std::string total = std::to_string(plan_.frontier[plan_.chosen].budget.total() / 1'000'000);
    expect_one(markdown(edited(zh_, "共安排资金", "**" + total + "**", "**" + total + "0**")), "budgets.p0/0", "number", total + "0",
               total);
    expect_one(page(edited(page_, "data-key=\"villages/2/1\"", "254", "255")), "villages/2/1", "number", "255", "254");
    expect_one(markdown(edited(en_, "| Yuli 3 |", "254", "255")), "villages/2/1", "number", "255", "254");
}

TEST_F(PlanCheck, finds_a_changed_figure_of_a_sentence) {
    expect_one(page(edited(page_, "data-key=\"findings.p0/1.zh\"", ">4<", ">5<")), "findings.p0/1.zh", "number", "5", "4");
    expect_one(markdown(edited(en_, "proposed for demonstration", "**4**", "**5**")), "findings.p0/1", "number", "5", "4");
}

TEST_F(PlanCheck, finds_a_changed_end_of_an_interval) {
    const DocumentCheck check = markdown(edited(zh_, "### 村庄分类及判定把握", "（70.0～", "（71.0～"));
    ASSERT_EQ(check.faults.size(), 1u);
    EXPECT_EQ(check.faults[0].place, "villages/0/6");
    EXPECT_EQ(page(edited(page_, "data-key=\"aims/0/2\"", "data-interval=\"[", "data-interval=\"[1")).faults.at(0).what.en, "interval");
}

TEST_F(PlanCheck, finds_a_village_in_another_tier) {
    expect_one(markdown(edited(zh_, "| 尉犁县3村 |", "追赶村", "示范村")), "villages/2/2", "number", "示范村", "追赶村");
    expect_one(page(edited(page_, "data-key=\"villages/2/2\"", "追赶村", "示范村")), "villages/2/2", "number", "示范村 / catching-up",
               "追赶村 / catching-up");
}

TEST_F(PlanCheck, finds_a_changed_figure_of_a_reason) {
    expect_one(markdown(edited(en_, "| Yuli 8 | consolidation |", "more than **12.5** %", "more than **15** %")), "reasons/7/2/1", "number",
               "15", "12.5");
    expect_one(markdown(edited(zh_, "| 尉犁县8村 | 巩固村 |", "占**72**%", "占**92**%")), "reasons/7/2/0", "number", "92", "72");
    expect_one(page(edited(page_, "data-key=\"reasons/7/2/1.zh\"", ">12.5<", ">15<")), "reasons/7/2/1.zh", "number", "15", "12.5");
    const DocumentCheck plain = markdown(edited(en_, "| Yuli 8 | consolidation |", "**72** % of cases", "most cases"));
    ASSERT_FALSE(plain.faults.empty());
    EXPECT_TRUE(
        std::any_of(plain.faults.begin(), plain.faults.end(), [](const DocumentFault& one) { return one.what.en == "missing figure"; }));
}

TEST_F(PlanCheck, finds_a_changed_figure_of_what_is_not_known_and_of_an_assumption) {
    expect_one(markdown(edited(en_, "Whether a budget that was not looked at is better", "**240**", "**250**")), "unknowns.p0/0", "number",
               "250", "240");
    expect_one(markdown(edited(zh_, "搜索最后四分之一使", "**1.5**", "**0.5**")), "unknowns.p0/1", "number", "0.5", "1.5");
    expect_one(page(edited(page_, "data-key=\"unknowns.p0/0.en\"", ">240<", ">250<")), "unknowns.p0/0.en", "number", "250", "240");
    expect_one(markdown(edited(en_, "Money is set in steps of", "**1,200**", "**1,500**")), "assumptions/0/0/1", "number", "1,500",
               "1,200");
    expect_one(markdown(edited(zh_, "梯次名额：", "**20**", "**25**")), "assumptions/5/0/0", "number", "25", "20");
    expect_one(page(edited(page_, "data-key=\"assumptions/0/0/1.zh\"", ">1200<", ">1500<")), "assumptions/0/0/1.zh", "number", "1500",
               "1200");
}

TEST_F(PlanCheck, finds_another_interval_of_a_probability) {
    const DocumentCheck check = page(edited(page_, "data-key=\"reasons/7/2/0.en\"", "data-interval=\"[", "data-interval=\"[1"));
    ASSERT_EQ(check.faults.size(), 1u);
    EXPECT_EQ(check.faults[0].place, "reasons/7/2/0.en");
    EXPECT_EQ(check.faults[0].what.en, "interval");
}

TEST_F(PlanCheck, finds_a_removed_figure) {
    const DocumentCheck bold = markdown(edited(zh_, "1. 建议列为示范村", "**2**", "2"));
    ASSERT_FALSE(bold.faults.empty());
    const std::size_t begin = zh_.find("| 尉犁县8村 |"), end = zh_.find('\n', begin);
    const DocumentCheck row = markdown(zh_.substr(0, begin) + zh_.substr(end + 1));
    EXPECT_EQ(row.faults.size(), 7u); // households, tier, three probabilities, score, regret
    for (const DocumentFault& fault : row.faults)
        EXPECT_EQ(fault.what.en, "missing figure");
    const std::size_t data = page_.find("<data ", page_.find("id=\"figure-villages\"")), close = page_.find("</data>", data) + 7;
    expect_one(page(page_.substr(0, data) + page_.substr(close)), "villages/0/1", "missing figure", "", "180");
}

TEST_F(PlanCheck, finds_a_figure_whose_origin_was_taken_away) {
    const std::size_t data = page_.find("<data ", page_.find("id=\"figure-villages\"")), open = page_.find('>', data) + 1,
                      close = page_.find("</data>", data);
    const DocumentCheck check = page(page_.substr(0, data) + page_.substr(open, close - open) + page_.substr(close + 7));
    ASSERT_EQ(check.faults.size(), 2u);
    EXPECT_EQ(check.faults[0].what.en, "missing figure");
    EXPECT_EQ(check.faults[1].what.en, "number without origin");
    EXPECT_EQ(check.faults[1].found, "180");
}

TEST_F(PlanCheck, finds_a_number_that_was_added) {
    expect_one(markdown(edited(zh_, "# ", "供审议", "供审议，另筹资金 350 万元")), "", "number without origin", "350", "");
    expect_one(page(edited(page_, "<main", "</h2>", "</h2><p>350 households</p>")), "", "number without origin", "350", "");
}

TEST_F(PlanCheck, finds_another_digest) {
    const std::string digest = plan_.provenance.digest.substr(0, 12), other = "0123456789ab";
    expect_one(markdown(edited(zh_, "<!-- terrace-plan", digest, other)), "document", "digest", other, digest);
    expect_one(page(edited(page_, "data-key=\"villages/2/1\"", digest, other)), "villages/2/1", "digest", other, digest);
}

TEST_F(PlanCheck, finds_another_place_in_the_plan_file) {
    expect_one(page(edited(page_, "data-key=\"villages/2/1\"", "village_households[2]", "village_households[3]")), "villages/2/1",
               "place in the plan file", "villages/village_households[3]", "villages/village_households[2]");
}

TEST_F(PlanCheck, finds_changed_numbers_of_charts_and_downloads) {
    if (has_charts())
        expect_one(page(edited(page_, "id=\"figures\"", "\"certainty\":0.9", "\"certainty\":0.8")), "charts", "number of a chart", "0.8",
                   "0.9");
    expect_one(page(edited(page_, "download=\"villages.csv\"", ",180,", ",190,")), "csv", "number of a download", "190", "180");
}

TEST_F(PlanCheck, finds_every_figure_of_another_plan) {
    PlanResult other = plan_;
    other.villages[2].households += 1;
    other.provenance.digest = plan_digest(other);
    write_plan(other, plan_file(), true);
    const DocumentCheck check = page(page_);
    std::size_t numbers = 0;
    for (const DocumentFault& fault : check.faults)
        numbers += fault.what.en == "number";
    EXPECT_GE(numbers, 3u);                        // the village, its tier, the sum
    EXPECT_GE(check.faults.size(), check.figures); // every figure names another digest
}

TEST_F(PlanCheck, says_the_line_of_a_fault) {
    const DocumentCheck check = markdown(edited(zh_, "| 尉犁县3村 |", "254", "255"));
    ASSERT_EQ(check.faults.size(), 1u);
    const std::size_t at = zh_.find("| 尉犁县3村 |");
    EXPECT_EQ(check.faults[0].line,
              static_cast<std::size_t>(1 + std::count(zh_.begin(), zh_.begin() + static_cast<std::ptrdiff_t>(at), '\n')));
}

TEST_F(PlanCheck, refuses_what_is_no_document_and_no_plan) {
    EXPECT_THROW((void)page("<html><body>12</body></html>"), InputError);
    EXPECT_THROW((void)markdown("# A plan\n"), InputError);
    EXPECT_THROW((void)check_plan_document(folder_.write("plan.txt", zh_), plan_file()), InputError);
    EXPECT_THROW((void)check_plan_document(folder_.write("plan.md", zh_), folder_.write("other.h5", "nothing")), FileError);
}

TEST_F(PlanCheck, gives_the_shell_a_status_for_each_end) {
    const Console console(Language::en, true);
    Arguments arguments;
    arguments.inputs = {"check", folder_.write("plan.md", zh_).string(), plan_file().string()};
    EXPECT_EQ(run_plan_check(arguments, console), ExitStatus::done);
    folder_.write("plan.md", edited(zh_, "| 尉犁县3村 |", "254", "255"));
    EXPECT_EQ(run_plan_check(arguments, console), ExitStatus::failed);
    arguments.inputs[2] = folder_.write("other.h5", "nothing").string();
    EXPECT_THROW(run_plan_check(arguments, console), InputError);
    arguments.inputs.pop_back();
    EXPECT_THROW(run_plan_check(arguments, console), InputError);
}

TEST_F(PlanCheck, takes_stored_numbers_by_their_place) {
    const ResultsReader reader(plan_file());
    StoredNumbers stored(reader);
    EXPECT_EQ(stored.value("budget[3,*,*,*]"), static_cast<double>(plan_.frontier[3].budget.total()));
    EXPECT_EQ(stored.value("budget[3,1,2,4]"), static_cast<double>(plan_.frontier[3].budget.at(1, 2, 4)));
    EXPECT_EQ(stored.value("replicates"), 8);
    EXPECT_THROW((void)stored.value("budget[3,1,2]"), std::out_of_range);
    EXPECT_THROW((void)stored.value("budget[9,*,*,*]"), std::out_of_range);
    EXPECT_THROW((void)stored.value("budget[a,*,*,*]"), std::out_of_range);
    EXPECT_THROW((void)stored.value("absent[0]"), FileError);
}

TEST(LooseNumbers, are_runs_of_digits_with_their_points) {
    std::vector<LooseNumber> numbers;
    add_loose_numbers("in 2021, 1,234.5 of\n3.", 7, numbers);
    ASSERT_EQ(numbers.size(), 3u);
    EXPECT_EQ(numbers[0].text, "2021");
    EXPECT_EQ(numbers[1].text, "1,234.5");
    EXPECT_EQ(numbers[2].text, "3");
    EXPECT_EQ(numbers[2].line, 8u);
}

} // namespace
} // namespace terrace
