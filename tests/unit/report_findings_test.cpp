#include "analysis/report/report.hpp"
#include "tests/support/wide_study.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace terrace {
namespace {

using testing::HasSubstr;
using testing::Not;

std::vector<ReportSentence> findings(const StudyShape& shape) { return make_report(wide_study(shape)).findings; }

std::string all_of(const std::vector<ReportSentence>& sentences) {
    std::string text;
    for (const ReportSentence& one : sentences)
        text += one.en + "\n" + one.zh + "\n";
    return text;
}

TEST(Findings, are_five_in_both_languages_for_every_number_of_scenarios_and_runs) {
    for (const std::size_t scenarios : {1, 2, 9})
        for (const std::size_t replicates : {1, 2, 20}) {
            const auto list = findings({.scenarios = scenarios, .replicates = replicates});
            EXPECT_EQ(list.size(), 5u) << scenarios << " scenarios, " << replicates << " runs\n" << all_of(list);
            for (const ReportSentence& one : list) {
                EXPECT_TRUE(one.en.ends_with('.') && one.zh.ends_with("。")) << one.en << one.zh;
                EXPECT_THAT(one.en, Not(HasSubstr("nan")));
            }
        }
}

TEST(Findings, of_one_scenario_are_levels_and_speak_of_no_difference) {
    const std::string text = all_of(findings({.scenarios = 1, .replicates = 3}));
    EXPECT_THAT(text, HasSubstr("\"Base with monitoring\" was simulated 3 times from 2021-01 to 2022-12"));
    EXPECT_THAT(text, Not(HasSubstr("differences against")));
    EXPECT_THAT(text, Not(HasSubstr("scenarios were simulated")));
}

TEST(Findings, of_one_run_have_no_intervals_and_say_so) {
    for (const std::size_t scenarios : {1, 2}) {
        const std::string text = all_of(findings({.scenarios = scenarios, .replicates = 1}));
        EXPECT_THAT(text, HasSubstr("one run says nothing of chance"));
        EXPECT_THAT(text, Not(HasSubstr("95 % interval")));
        EXPECT_THAT(text, Not(HasSubstr("95%区间")));
    }
}

TEST(Findings, give_the_change_of_income_with_its_interval) {
    const Study study = wide_study({.scenarios = 3, .replicates = 4});
    const std::vector<ReportSentence> list = make_report(study).findings;
    EXPECT_THAT(list[1].en,
                testing::MatchesRegex("County package number 2 raises households' net income over the whole run by [0-9.]+ million yuan "
                                      ".95 % interval [0-9.]+ to [0-9.]+., in 4 of 4 runs; no other scenario gains more."));
    EXPECT_THAT(list[1].zh, HasSubstr("95%区间"));
}

TEST(Findings, of_a_scenario_that_lowers_income_say_so) {
    const Report turned = make_report(wide_study({.scenarios = 2, .replicates = 3}), 1);
    EXPECT_THAT(turned.findings[1].en, HasSubstr("Base with monitoring lowers households' net income over the whole run by"));
    EXPECT_THAT(turned.findings[1].en, HasSubstr("it is higher in 0 of 3 runs"));
}

} // namespace
} // namespace terrace
