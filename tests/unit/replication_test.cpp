#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>

#include "analysis/replication/precision.hpp"
#include "analysis/replication/ranking.hpp"
#include "analysis/replication/render.hpp"
#include "analysis/replication/selection.hpp"
#include "analysis/statistics/stopping.hpp"
#include "analysis/study/append_replicates.hpp"
#include "sim/config/input_error.hpp"
#include "tests/support/input_error_of.hpp"
#include "tests/support/small_study.hpp"

namespace terrace {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

StudyFigure figure(const std::string& text, const Study& study) { return {split_figure(text), study, "--precision"}; }

std::vector<double> values_of(const std::string& text, std::size_t scenario) {
    const Study study = small_study();
    return figure(text, study).values(StudyValues(study), scenario);
}

TEST(StudyFigure, is_split_into_name_part_county_setting_and_month) {
    const FigureText text = split_figure("employed_workers.local/yuli:1.5%@2021-06");
    EXPECT_EQ(text.name, "employed_workers");
    EXPECT_EQ(text.part, "local");
    EXPECT_EQ(text.county, "yuli");
    EXPECT_EQ(text.setting, "1.5%");
    EXPECT_EQ(text.month, "2021-06");
    EXPECT_FALSE(split_figure("gini").setting.has_value());
}

TEST(StudyFigure, is_a_series_at_the_last_month_unless_said_weighted_by_persons) {
    EXPECT_THAT(values_of("income_per_head", 0), ElementsAre(20'023, 20'523, 21'023));
    EXPECT_THAT(values_of("income_per_head@2021-03", 0), ElementsAre(20'002, 20'502, 21'002));
    EXPECT_THAT(values_of("income_per_head", 1), ElementsAre(20'098, 20'605.5, 21'113));   // Yuli has three quarters of the people
    EXPECT_THAT(values_of("income_per_head/yuli", 1), ElementsAre(20'123, 20'633, 21'143));
}

TEST(StudyFigure, adds_up_what_is_counted) {
    EXPECT_THAT(values_of("employed_workers.local", 1), ElementsAre(414, 414, 414));
    EXPECT_THAT(values_of("employed_workers.local/bohu", 1), ElementsAre(207, 207, 207));
    EXPECT_THAT(values_of("recipients@2021-06", 1), ElementsAre(11, 11, 11));               // of Yuli 3 + 4, of Bohu 4
    EXPECT_THAT(values_of("population@2021-01", 0), ElementsAre(4'000, 4'000, 4'000));
}

TEST(StudyFigure, is_a_row_of_the_table_by_its_key) {
    EXPECT_THAT(values_of("spending", 1), ElementsAre(50'000, 50'000, 50'000));             // whole run; the series of the last month is 0
    EXPECT_THAT(values_of("spending@2022-12", 1), ElementsAre(0, 0, 0));
    EXPECT_THAT(values_of("poverty_headcount_by_line.monitoring/bohu", 1), ElementsAre(testing::DoubleNear(2.6, 1e-9), testing::DoubleNear(2.6, 1e-9), testing::DoubleNear(2.6, 1e-9)));
    EXPECT_EQ(figure("poverty_headcount_monitoring", small_study()).unit().en, figure("poverty_headcount_by_line.monitoring", small_study()).unit().en);
}

TEST(StudyFigure, of_a_measure_that_a_study_has_not_is_nothing) {
    const Study study = small_study();
    const StudyFigure spending = figure("spending.courtyards@2021-03", study);
    EXPECT_THAT(spending.values(StudyValues(study), 1), ElementsAre(50'000, 50'000, 50'000));
    Study other = study;
    other.coordinates[0].labels[1] = "another";
    EXPECT_THAT(spending.values(StudyValues(other), 1), ElementsAre(0, 0, 0));
}

TEST(StudyFigure, rejects_what_is_not_there_and_names_what_is) {
    const Study study = small_study();
    const auto message = [&](const std::string& text) { return input_error_of([&] { figure(text, study); }).message(); };
    EXPECT_THAT(message("incom_per_head").en, HasSubstr("did you mean 'income_per_head'"));
    EXPECT_THAT(message("incom_per_head").zh, HasSubstr("您是否想写“income_per_head”"));
    EXPECT_THAT(message("incom_per_head").en, HasSubstr("net_income"));
    EXPECT_THAT(message("income_per_head/yulli").en, HasSubstr("did you mean 'yuli'"));
    EXPECT_THAT(message("income_per_head@2025-01").en, HasSubstr("2021-01 to 2022-12"));
    EXPECT_THAT(message("income_per_head@June").zh, HasSubstr("2021-01 至 2022-12"));
    EXPECT_THAT(message("income_per_head.wage").en, HasSubstr("has no parts"));
    EXPECT_THAT(message("poverty_headcount_by_line").en, HasSubstr("national, monitoring"));
    EXPECT_THAT(message("employed_workers.locl").en, HasSubstr("did you mean 'local'"));
    EXPECT_THAT(message("").en, HasSubstr("the figure ''"));
}

TEST(Stopping, judges_nothing_on_fewer_than_twenty_replicates) {
    EXPECT_FALSE(narrow_enough({19, 5, 5, 5}, 1));
    EXPECT_TRUE(narrow_enough({20, 5, 4, 6}, 1));
    EXPECT_FALSE(narrow_enough({20, 5, 3.9, 6}, 1));
    EXPECT_FALSE(narrow_enough(mean_with_interval(std::vector<double>{}), 1));
}

TEST(Stopping, takes_as_many_replicates_as_the_variance_says_between_a_quarter_more_and_twice) {
    EXPECT_EQ(replicates_of_next_look({20, 0, -1.2, 1.2}, 1, 200), 32u);      // 20 x 1.44 x 1.1
    EXPECT_EQ(replicates_of_next_look({20, 0, -1.01, 1.01}, 1, 200), 25u);
    EXPECT_EQ(replicates_of_next_look({20, 0, -9, 9}, 1, 200), 40u);
    EXPECT_EQ(replicates_of_next_look({20, 0, -9, 9}, 1, 30), 30u);
    EXPECT_EQ(replicates_of_next_look({3, 0, -0.1, 0.1}, 1, 200), 20u);
    EXPECT_EQ(replicates_of_next_look(mean_with_interval(std::vector<double>{1}), 1, 200), 20u);
}

TEST(Precision, reads_shares_of_the_level_and_widths_in_the_unit) {
    const Study study = small_study();
    const PrecisionGoal share = precision_goal("income_per_head:1%", study, "--precision"), width = precision_goal("income_per_head/yuli:50@2021-06", study, "--precision");
    EXPECT_TRUE(share.relative);
    EXPECT_DOUBLE_EQ(share.width, 0.01);
    EXPECT_FALSE(width.relative);
    EXPECT_DOUBLE_EQ(width.width, 50);
    for (const char* wrong : {"income_per_head", "income_per_head:", "income_per_head:0", "income_per_head:-1%", "income_per_head:x", "income_per_head:1 %", "income_per_head:inf", "income_per_head:%"})
        EXPECT_THAT(input_error_of([&] { static_cast<void>(precision_goal(wrong, study, "--precision")); }).message().en, HasSubstr("NAME:WIDTH")) << wrong;
}

TEST(Precision, is_of_the_difference_to_the_base_and_of_a_share_of_the_bases_level) {
    const Study study = small_study();
    const std::vector<PrecisionGoal> goals{precision_goal("income_per_head/yuli:1%", study, "--precision"), precision_goal("income_per_head/yuli:5", study, "--precision")};
    const auto reached = precision_reached(goals, study, "--precision");
    ASSERT_EQ(reached.size(), 2u);   // the helper run is left out
    EXPECT_EQ(reached[0].scenario, "lease");
    EXPECT_TRUE(reached[0].paired);
    EXPECT_DOUBLE_EQ(reached[0].level, 20'523);
    EXPECT_DOUBLE_EQ(reached[0].asked, 205.23);
    EXPECT_DOUBLE_EQ(reached[1].asked, 5);
    EXPECT_DOUBLE_EQ(reached[0].estimate.mean, 110);
    EXPECT_NEAR(reached[0].reached, 4.302653 * 10 / std::sqrt(3.0), 1e-4);   // differences 100, 110, 120
    EXPECT_FALSE(reached[0].met) << "three replicates are too few to judge";
    EXPECT_EQ(replicates_wanted(reached, 200), 20u);
    EXPECT_EQ(replicates_wanted(reached, 12), 12u);
    EXPECT_THAT(precision_text(reached, Language::en), HasSubstr("NOT met"));
    EXPECT_THAT(precision_text(reached, Language::zh), HasSubstr("未达到"));
}

TEST(Precision, of_a_lone_scenario_is_that_of_its_level) {
    Study study = small_study();
    study.scenarios[1].helper = true;
    const auto reached = precision_reached({precision_goal("income_per_head:1%", study, "--precision")}, study, "--precision");
    ASSERT_EQ(reached.size(), 1u);
    EXPECT_FALSE(reached[0].paired);
    EXPECT_DOUBLE_EQ(reached[0].estimate.mean, 20'523);
}

TEST(Precision, has_no_share_of_a_level_of_zero) {
    Study study = small_study();
    study.values[4][study.at(1, 1, 2, 0, 2, 1)] = 70'000;   // spending varies in "lease", the base spends nothing
    const auto judged = [&](const char* goal) { return precision_reached({precision_goal(goal, study, "--precision")}, study, "--precision"); };
    EXPECT_THAT(input_error_of([&] { static_cast<void>(judged("spending:1%")); }).message().en, HasSubstr("spending:50"));
    EXPECT_FALSE(judged("spending:50").front().met);
}

Study part_of(const Study& whole, std::size_t from, std::size_t to) {
    Study part = whole;
    part.first_replicate = from;
    part.replicates = to - from;
    const auto keep = [&](auto& values) {
        const std::size_t each = values.size() / whole.scenarios.size() / whole.replicates;
        auto all = std::move(values);
        values.clear();
        for (std::size_t s = 0; s < whole.scenarios.size(); ++s)
            values.insert(values.end(), all.begin() + static_cast<std::ptrdiff_t>((s * whole.replicates + from) * each), all.begin() + static_cast<std::ptrdiff_t>((s * whole.replicates + to) * each));
    };
    for (auto& values : part.values) keep(values);
    for (auto& values : part.village_values) keep(values);
    keep(part.ledger);
    keep(part.digests);
    std::erase_if(part.effects, [&](const MeasureEffect& effect) { return effect.replicate < from || effect.replicate >= to; });
    for (MeasureEffect& effect : part.effects) effect.replicate -= from;
    return part;
}

TEST(AppendReplicates, puts_every_number_where_one_run_has_it) {
    Study whole = small_study();
    append_replicates(whole, [&] { Study more = part_of(whole, 0, 3); more.first_replicate = 3; return more; }());
    Study study = part_of(whole, 0, 2);
    append_replicates(study, part_of(whole, 2, 5));
    append_replicates(study, part_of(whole, 5, 6));
    EXPECT_EQ(study.replicates, 6u);
    EXPECT_EQ(study.values, whole.values);
    EXPECT_EQ(study.village_values, whole.village_values);
    EXPECT_EQ(study.ledger, whole.ledger);
    EXPECT_EQ(study.digests, whole.digests);
    EXPECT_EQ(study.effects, whole.effects);
}

TEST(AppendReplicates, rejects_what_does_not_follow) {
    const Study whole = small_study();
    const auto wrong = [&](auto change) {
        Study study = part_of(whole, 0, 2), more = part_of(whole, 2, 3);
        change(more);
        EXPECT_THROW(append_replicates(study, more), std::invalid_argument);
    };
    wrong([](Study& more) { more.first_replicate = 1; });
    wrong([](Study& more) { more.seed = 7; });
    wrong([](Study& more) { more.months = 23; });
    wrong([](Study& more) { more.scenarios[1].resolved = "another"; });
    wrong([](Study& more) { more.series[0].name = "another"; });
    wrong([](Study& more) { more.counties[0].key = "another"; });
    wrong([](Study& more) { more.ledger.pop_back(); });
}

TEST(Selection, drops_what_is_clearly_behind_and_keeps_what_is_not) {
    Selection selection(3, {0.05, 1});
    std::vector<double> first, close, behind;
    for (int r = 0; r < 20; ++r) {
        const double luck = 10.0 * (r % 5);
        first.push_back(100 + luck + r % 2);
        close.push_back(100 + luck + (r + 1) % 2);
        behind.push_back(90 + luck + r % 2);
    }
    selection.add(0, behind), selection.add(1, close), selection.add(2, first);
    selection.look();
    EXPECT_THAT(selection.race(), ElementsAre(1, 2));
    EXPECT_FALSE(selection.decided());
    EXPECT_EQ(selection.first(), 1u) << "the first of equals";
}

TEST(Selection, ends_when_those_left_never_differ) {
    Selection selection(2, {0.05, 3});
    for (std::size_t i = 0; i < 2; ++i) selection.add(i, {1, 2, 3, 4});
    selection.look();
    EXPECT_TRUE(selection.decided());
    EXPECT_THAT(selection.race(), ElementsAre(0, 1));
    EXPECT_THAT(probability_of_best(selection.values(), 0, 1, 100), ElementsAre(testing::DoubleNear(0.5, 1e-9), testing::DoubleNear(0.5, 1e-9)));
}

TEST(ProbabilityOfBest, of_two_is_that_of_the_paired_t_test) {
    // differences 1, 2, 3, 0, 4: mean 2, variance 2.5, t = 2.8284 with 4 degrees of freedom, one-sided 0.0237
    const std::vector<double> without{50, 10, 30, 20, 40}, with{51, 12, 33, 20, 44};
    const std::vector<double> share = probability_of_best({without, with}, 1, 42, 20'000);
    EXPECT_NEAR(share[0], 0.0237, 0.004);
    EXPECT_NEAR(share[0] + share[1], 1, 1e-9);
    EXPECT_EQ(share, probability_of_best({without, with}, 1, 42, 20'000)) << "addressed random numbers";
}

TEST(Ranking, knows_what_is_better_or_asks) {
    const Study study = small_study();
    EXPECT_FALSE(ranking_goal("income_per_head", study, "--rank").less_is_better);
    EXPECT_TRUE(ranking_goal("poverty_headcount_by_line.national", study, "--rank").less_is_better);
    EXPECT_TRUE(ranking_goal("spending:least", study, "--rank").less_is_better);
    EXPECT_FALSE(ranking_goal("spending:most", study, "--rank").less_is_better);
    EXPECT_TRUE(ranking_goal("income_per_head:least", study, "--rank").less_is_better);
    EXPECT_THAT(input_error_of([&] { static_cast<void>(ranking_goal("spending", study, "--rank")); }).message().en, HasSubstr("spending:most or spending:least"));
    EXPECT_THAT(input_error_of([&] { static_cast<void>(ranking_goal("income_per_head:best", study, "--rank")); }).message().zh, HasSubstr("越多越好"));
    EXPECT_THAT(input_error_of([&] { static_cast<void>(ranking_goal("povrty_headcount_by_line.national", study, "--rank")); }).message().en, HasSubstr("did you mean 'poverty_headcount_by_line'"));
}

/// Three scenarios of which the first two are close; replicates [first, first + count), of some scenarios only.
Study race_study(const std::vector<std::string>& names, std::size_t first, std::size_t count) {
    Study study;
    for (const std::string& name : names) study.scenarios.push_back({name, {name, name}, {}, name, false});
    study.counties = {{"yuli", {"Yuli", "尉犁县"}}};
    study.first = Month::of(2021, 1);
    study.months = 1;
    study.replicates = count;
    study.first_replicate = first;
    study.seed = 3;
    study.series = {{"income_per_head", "yuan", "Net income per head", "人均可支配收入", "", "", 1}};
    study.values.emplace_back();
    for (const std::string& name : names)
        for (std::size_t r = first; r < first + count; ++r) {
            const double luck = static_cast<double>(r * 7919 % 101);
            study.values[0].push_back(10'000 + 10 * luck + (name == "a" ? static_cast<double>(r * 31 % 7) : name == "b" ? static_cast<double>(r * 17 % 5) : -500.0 + static_cast<double>(r % 4)));
        }
    return study;
}

TEST(Ranking, simulates_further_only_what_is_not_clearly_behind) {
    const Study study = race_study({"a", "b", "c"}, 0, 8);
    std::vector<std::vector<std::string>> asked;
    std::vector<std::size_t> counts;
    const MoreReplicates more = [&](const std::vector<std::string>& names, std::size_t first, std::size_t count) {
        asked.push_back(names);
        counts.push_back(first);
        counts.push_back(count);
        return race_study(names, first, count);
    };
    const Ranking ranking = rank_scenarios(ranking_goal("income_per_head", study, "--rank"), study, 640, more, "--rank");
    ASSERT_GE(asked.size(), 2u);
    EXPECT_THAT(asked[0], ElementsAre("a", "b", "c"));   // up to the twenty replicates of the first look
    EXPECT_THAT(asked[1], ElementsAre("a", "b"));
    EXPECT_THAT(std::vector<std::size_t>(counts.begin(), counts.begin() + 4), ElementsAre(8, 12, 20, 20));
    ASSERT_EQ(ranking.scenarios.size(), 3u);
    EXPECT_EQ(ranking.scenarios[0].name, "a");   // mean of r x 31 % 7 is 3, of r x 17 % 5 is 2
    EXPECT_TRUE(ranking.decided);
    EXPECT_EQ(ranking.scenarios[2].name, "c");
    EXPECT_EQ(ranking.scenarios[2].replicates, 20u);
    EXPECT_FALSE(ranking.scenarios[2].in_race);
    EXPECT_EQ(ranking.scenarios[0].to_first.n, 0u);
    EXPECT_LT(ranking.scenarios[1].to_first.high, 0);
    EXPECT_GT(ranking.scenarios[0].probability_best, 0.95);
    EXPECT_THAT(ranking_text(ranking, Language::en), HasSubstr("a is the best"));
    EXPECT_THAT(ranking_text(ranking, Language::zh), HasSubstr("“a”最优"));
}

TEST(Ranking, says_when_it_stays_unclear_and_turns_round_when_less_is_better) {
    const Study study = race_study({"a", "b", "c"}, 0, 4);
    const Ranking ranking = rank_scenarios(ranking_goal("income_per_head:least", study, "--rank"), study, 4, {}, "--rank");
    EXPECT_EQ(ranking.scenarios[0].name, "c");
    EXPECT_LT(ranking.scenarios[0].level.mean, ranking.scenarios[1].level.mean);
    EXPECT_GT(ranking.scenarios[1].to_first.low, 0);
    const Ranking close = rank_scenarios(ranking_goal("income_per_head", study, "--rank"), race_study({"a", "b"}, 0, 3), 3, {}, "--rank");
    EXPECT_FALSE(close.decided);
    EXPECT_THAT(ranking_text(close, Language::en), HasSubstr("Undecided after 3 replicates"));
    EXPECT_TRUE(ranking_json(close)["scenarios"][0]["to_first"].is_null());
}

} // namespace
} // namespace terrace
