#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <limits>
#include <set>

#include "analysis/validation/metrics.hpp"
#include "analysis/validation/validation.hpp"
#include "sim/config/input_error.hpp"
#include "tests/support/input_error_of.hpp"
#include "tests/support/temporary_folder.hpp"

namespace terrace {
namespace {

constexpr double nan = std::numeric_limits<double>::quiet_NaN();

ValidationTarget asked(double low, double high, bool half_open = false) {
    ValidationTarget target;
    target.low = low;
    target.high = high;
    target.half_open = half_open;
    target.scenario = "factual.toml";
    return target;
}

TEST(Verdict, is_met_where_the_mean_lies_in_the_range) {
    EXPECT_EQ(verdict_on(asked(10, 20), {20, 10, 8, 12}), Verdict::met);
    EXPECT_EQ(verdict_on(asked(10, 20), {20, 20, 19, 21}), Verdict::met);
    EXPECT_EQ(verdict_on(asked(0, 0), {20, 0, 0, 0}), Verdict::met);
}

TEST(Verdict, leaves_the_top_of_a_half_open_range_out) {
    EXPECT_EQ(verdict_on(asked(10, 20, true), {20, 20, 20, 20}), Verdict::missed);
    EXPECT_EQ(verdict_on(asked(10, 20, true), {20, 20, 19.9, 20.1}), Verdict::within_interval);
    EXPECT_EQ(verdict_on(asked(10, 20, true), {20, 19.999, 19.9, 20.1}), Verdict::met);
    EXPECT_EQ(verdict_on(asked(10, 20, true), {20, 10, 9, 11}), Verdict::met);
}

TEST(Verdict, is_within_the_interval_where_only_the_interval_touches_the_range) {
    EXPECT_EQ(verdict_on(asked(10, 20), {20, 9, 8, 10}), Verdict::within_interval);
    EXPECT_EQ(verdict_on(asked(10, 20), {20, 9, 8, 9.99}), Verdict::missed);
    EXPECT_EQ(verdict_on(asked(10, 20), {20, 22, 20, 24}), Verdict::within_interval);
    EXPECT_EQ(verdict_on(asked(10, 20, true), {20, 22, 20, 24}), Verdict::missed);
}

TEST(Verdict, takes_ranges_without_an_end) {
    constexpr double infinity = std::numeric_limits<double>::infinity();
    EXPECT_EQ(verdict_on(asked(3000, infinity), {20, 1e9, 1e9, 1e9}), Verdict::met);
    EXPECT_EQ(verdict_on(asked(-infinity, 1), {20, 2, 1.5, 2.5}), Verdict::missed);
}

TEST(Verdict, of_one_replicate_has_no_interval_to_lean_on) {
    EXPECT_EQ(verdict_on(asked(10, 20), {1, 15, nan, nan}), Verdict::met);
    EXPECT_EQ(verdict_on(asked(10, 20), {1, 9.9, nan, nan}), Verdict::missed);
}

TEST(Verdict, is_not_given_on_what_cannot_be_compared_or_was_not_simulated) {
    ValidationTarget other = asked(10, 20);
    other.comparable = false;
    EXPECT_EQ(verdict_on(other, {20, 15, 14, 16}), Verdict::not_comparable);
    EXPECT_EQ(verdict_on(asked(10, 20), {0, nan, nan, nan}), Verdict::not_simulated);
    ValidationTarget nowhere = asked(10, 20);
    nowhere.scenario.clear();
    EXPECT_EQ(verdict_on(nowhere, {20, 15, 14, 16}), Verdict::not_simulated);
}

TEST(ValidationPlan, makes_one_study_of_each_scenario_and_base_up_to_its_last_month) {
    std::vector<ValidationTarget> targets(4, asked(0, 1));
    for (ValidationTarget& target : targets) target.month = Month::of(2021, 12);
    targets[1].month = Month::of(2022, 6);
    targets[2].base = "baseline.toml";
    targets[3].scenario.clear();
    const auto studies = plan_validation(targets, [](const ValidationTarget&) { return Month::of(2021, 1); });
    ASSERT_EQ(studies.size(), 2u);
    EXPECT_EQ(studies[0].months, 18);
    EXPECT_EQ(studies[0].targets, (std::vector<std::size_t>{0, 1}));
    EXPECT_EQ(studies[1].base, "baseline.toml");
    EXPECT_EQ(studies[1].months, 12);
}

TEST(ShippedTargets, are_told_in_both_languages_with_source_and_reason) {
    const std::filesystem::path file = std::filesystem::path(TERRACE_SOURCE_DIR) / "scenarios" / "validation" / "targets.toml";
    const ValidationTargets all = read_targets(file);
    EXPECT_GE(all.targets.size(), 30u);
    for (const ValidationTarget& target : all.targets) {
        for (const Text& text : {target.label, target.source, target.mechanism}) EXPECT_FALSE(text.en.empty() || text.zh.empty()) << target.id;
        EXPECT_NE(target.label.en, target.label.zh) << target.id;
        if (!target.comparable) EXPECT_FALSE(target.remark.en.empty()) << target.id << " says nothing of what it can be compared with";
        for (const std::string& stack : {target.scenario, target.base})
            for (std::size_t at = 0; at < stack.size();) {
                const std::size_t end = std::min(stack.find('+', at), stack.size());
                EXPECT_TRUE(std::filesystem::exists(file.parent_path() / stack.substr(at, end - at))) << target.id << ": " << stack;
                at = end + 1;
            }
    }
}

TEST(ShippedTargets, hold_no_range_that_a_measure_was_fitted_to) {
    // Effects of measures may follow from inputs, but no value was set to meet one.
    const ValidationTargets all = read_targets(std::filesystem::path(TERRACE_SOURCE_DIR) / "scenarios" / "validation" / "targets.toml");
    std::set<std::string> calibrated;
    for (const ValidationTarget& target : all.targets)
        if (target.use == FigureUse::calibrated) calibrated.insert(target.metric);
    for (const std::string& metric : calibrated) EXPECT_FALSE(needs_base(metric)) << metric;
}

/// The fault of a file of one target with that line added or replaced.
InputError fault_with(const std::string& line) {
    const TemporaryFolder folder;
    const std::string key = line.substr(0, line.find(' '));
    std::string text = "[[target]]\n";
    for (const std::string usual : {"id = \"a\"", "source = \"s\"", "mark = \"F\"", "low = 1", "high = 2", "scenario = \"x.toml\"", "metric = \"gini\"", "month = \"2021-12\""})
        if (usual.substr(0, usual.find(' ')) != key) text += usual + "\n";
    std::ofstream(folder.path() / "targets.toml") << text << line << "\n";
    return input_error_of([&] { (void)read_targets(folder.path() / "targets.toml"); });
}

TEST(TargetsFile, names_the_key_that_is_wrong) {
    EXPECT_EQ(fault_with("mark = \"X\"").key(), "target[0].mark");
    EXPECT_EQ(fault_with("high = 0").key(), "target[0].high");
    EXPECT_EQ(fault_with("metric = \"ginni\"").suggestion(), "gini");
    EXPECT_EQ(fault_with("metric = \"net\"").key(), "target[0].base");
    EXPECT_EQ(fault_with("colour = 1").key(), "target[0].colour");
    EXPECT_EQ(fault_with("use = \"fitted\"").key(), "target[0].use");
}

} // namespace
} // namespace terrace
