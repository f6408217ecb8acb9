#include <gtest/gtest.h>

#include <cmath>
#include <filesystem>
#include <fstream>
#include <limits>

#include "analysis/study/study.hpp"
#include "analysis/validation/metrics.hpp"
#include "analysis/validation/validation.hpp"
#include "sim/config/input_error.hpp"
#include "sim/config/records.hpp"
#include "tests/support/input_error_of.hpp"
#include "tests/support/temporary_folder.hpp"

namespace terrace {
namespace {

constexpr double nan = std::numeric_limits<double>::quiet_NaN();
const std::filesystem::path shipped_targets = std::filesystem::path(TERRACE_SOURCE_DIR) / "scenarios" / "validation" / "targets.toml";

std::string text_of(const std::filesystem::path& file) { return read_source(file).text; }

int times_in(const std::string& text, const std::string& word) {
    int times = 0;
    for (std::size_t at = text.find(word); at != std::string::npos; at = text.find(word, at + 1))
        ++times;
    return times;
}

ValidationTarget asked(double low, double high, bool half_open = false) {
    ValidationTarget target;
    target.low = low;
    target.high = high;
    target.half_open = half_open;
    target.scenario = "factual.toml";
    return target;
}

TEST(Verdict, is_met_where_the_whole_interval_lies_in_the_range) {
    EXPECT_EQ(verdict_on(asked(10, 20), {20, 15, 10, 20}), Verdict::met);
    EXPECT_EQ(verdict_on(asked(10, 20), {20, 15, 14, 16}), Verdict::met);
    EXPECT_EQ(verdict_on(asked(0, 0), {20, 0, 0, 0}), Verdict::met);
}

TEST(Verdict, leaves_the_top_of_a_half_open_range_out) {
    EXPECT_EQ(verdict_on(asked(10, 20, true), {20, 20, 20, 20}), Verdict::missed);
    EXPECT_EQ(verdict_on(asked(10, 20, true), {20, 19.9, 19.8, 20}), Verdict::undecided);
    EXPECT_EQ(verdict_on(asked(10, 20, true), {20, 19.9, 19.81, 19.99}), Verdict::met);
    EXPECT_EQ(verdict_on(asked(10, 20, true), {20, 11, 10, 12}), Verdict::met);
}

TEST(Verdict, is_missed_where_nothing_of_the_interval_lies_in_the_range) {
    EXPECT_EQ(verdict_on(asked(10, 20), {20, 9, 8, 9.99}), Verdict::missed);
    EXPECT_EQ(verdict_on(asked(10, 20), {20, 22, 20.01, 24}), Verdict::missed);
    EXPECT_EQ(verdict_on(asked(10, 20, true), {20, 22, 20, 24}), Verdict::missed);
}

TEST(Verdict, cannot_be_told_where_part_of_the_interval_lies_in_the_range) {
    EXPECT_EQ(verdict_on(asked(10, 20), {20, 9, 8, 10}), Verdict::undecided);
    EXPECT_EQ(verdict_on(asked(10, 20), {20, 12, 9.99, 14}), Verdict::undecided) << "also where the mean is inside";
    EXPECT_EQ(verdict_on(asked(10, 20), {20, 22, 20, 24}), Verdict::undecided);
    EXPECT_EQ(verdict_on(asked(10, 20), {20, 15, 5, 25}), Verdict::undecided);
}

TEST(Verdict, is_never_made_met_or_missed_by_fewer_replicates) {
    // Intervals around the same mean: the wider one of fewer replicates may turn both into undecided, and nothing else.
    for (double mean = 0; mean <= 30; mean += 0.5) {
        const Verdict narrow = verdict_on(asked(10, 20), {60, mean, mean - 1, mean + 1}), wide = verdict_on(asked(10, 20), {6, mean, mean - 4, mean + 4});
        EXPECT_TRUE(wide == narrow || wide == Verdict::undecided) << mean;
    }
}

TEST(Verdict, of_an_input_in_its_range_is_no_success_of_the_model) {
    ValidationTarget input = asked(10, 20);
    input.use = FigureUse::input;
    EXPECT_EQ(verdict_on(input, {20, 15, 14, 16}), Verdict::follows_from_input);
    EXPECT_EQ(verdict_on(input, {20, 10, 10, 10}), Verdict::follows_from_input);
    EXPECT_EQ(verdict_on(input, {20, 9, 8, 9.9}), Verdict::missed);
    EXPECT_EQ(verdict_on(input, {20, 9, 8, 10}), Verdict::undecided);
}

TEST(Verdict, takes_ranges_without_an_end) {
    constexpr double infinity = std::numeric_limits<double>::infinity();
    EXPECT_EQ(verdict_on(asked(3000, infinity), {20, 1e9, 1e9, 1e9}), Verdict::met);
    EXPECT_EQ(verdict_on(asked(-infinity, 1), {20, 2, 1.5, 2.5}), Verdict::missed);
}

TEST(Verdict, cannot_be_told_of_one_replicate_since_it_has_no_interval) {
    EXPECT_EQ(verdict_on(asked(10, 20), {1, 15, nan, nan}), Verdict::undecided);
    EXPECT_EQ(verdict_on(asked(10, 20), {1, 9.9, nan, nan}), Verdict::undecided);
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

/// What the example region's population answers.
ValidationRow margin_row(const std::string& series, const std::string& by, const std::string& county, double low, double high) {
    ValidationTargets targets;
    targets.targets.push_back(asked(low, high));
    ValidationTarget& target = targets.targets.back();
    target.scenario.clear();
    target.region = "../regions/bayingolin.toml";
    target.use = FigureUse::input;
    target.series = series, target.by = by, target.county = county;
    Validation validation = begin_validation(targets, 2, 1);
    answer_margin_targets(validation, shipped_targets);
    return validation.rows.front();
}

TEST(MarginTargets, are_answered_by_the_population_before_the_first_month) {
    const ValidationRow residents = margin_row("residents", "", "bohu", 26'005, 26'005);
    EXPECT_EQ(residents.model.mean, 26'005);
    EXPECT_EQ(residents.model.n, 2u);
    EXPECT_EQ(residents.verdict, Verdict::follows_from_input);
    EXPECT_DOUBLE_EQ(margin_row("contracted_land", "households", "yuli", 0, 100).model.mean, 433'000.0 / 13'100);
    EXPECT_DOUBLE_EQ(margin_row("residents", "households", "", 0, 10).model.mean, 136'327.0 / 37'800) << "sums of three counties";
    EXPECT_DOUBLE_EQ(margin_row("workers_per_household", "", "", 0, 10).model.mean, 2) << "mean by households";
    EXPECT_EQ(margin_row("cooperative_share", "", "hejing", 0.4, 0.6).verdict, Verdict::missed);
}

TEST(MarginTargets, name_the_margin_or_county_that_the_region_lacks) {
    EXPECT_EQ(input_error_of([] { (void)margin_row("resident", "", "bohu", 0, 1); }).suggestion(), "residents");
    EXPECT_EQ(input_error_of([] { (void)margin_row("residents", "household", "bohu", 0, 1); }).suggestion(), "households");
    EXPECT_EQ(input_error_of([] { (void)margin_row("residents", "", "bohuu", 0, 1); }).suggestion(), "bohu");
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

TEST(ValidationPlan, simulates_a_base_once_for_all_scenarios_that_begin_with_it) {
    std::vector<ValidationTarget> targets(4, asked(0, 1));
    for (ValidationTarget& target : targets)
        target.month = Month::of(2021, 12), target.base = "baseline.toml";
    targets[1].scenario = "tourism.toml", targets[1].month = Month::of(2022, 3);
    targets[3].scenario = "later.toml";
    const auto studies =
        plan_validation(targets, [](const ValidationTarget& target) { return Month::of(2021, target.scenario == "later.toml" ? 6 : 1); });
    ASSERT_EQ(studies.size(), 2u);
    EXPECT_EQ(studies[0].scenarios, (std::vector<std::string>{"factual.toml", "tourism.toml"}));
    EXPECT_EQ(studies[0].months, 15);
    EXPECT_EQ(studies[0].targets, (std::vector<std::size_t>{0, 1, 2}));
    EXPECT_EQ(studies[0].position("tourism.toml"), 1u);
    EXPECT_EQ(studies[1].scenarios, std::vector<std::string>{"later.toml"});
}

TEST(ShippedTargets, are_told_in_both_languages_with_source_and_reason) {
    const ValidationTargets all = read_targets(shipped_targets);
    EXPECT_GE(all.targets.size(), 30u);
    for (const ValidationTarget& target : all.targets) {
        for (const Text& text : {target.label, target.source, target.mechanism}) EXPECT_FALSE(text.en.empty() || text.zh.empty()) << target.id;
        EXPECT_NE(target.label.en, target.label.zh) << target.id;
        if (!target.comparable) EXPECT_FALSE(target.remark.en.empty()) << target.id << " says nothing of what it can be compared with";
        for (const std::string& stack : {target.scenario, target.base, target.region})
            for (std::size_t at = 0; at < stack.size();) {
                const std::size_t end = std::min(stack.find('+', at), stack.size());
                EXPECT_TRUE(std::filesystem::exists(shipped_targets.parent_path() / stack.substr(at, end - at)))
                    << target.id << ": " << stack;
                at = end + 1;
            }
    }
}

TEST(ShippedTargets, say_of_every_calibrated_effect_of_a_measure_what_was_set_for_it) {
    // A value of tourism was chosen after a first one had missed the report (ODD 7.29); nothing was for any other measure.
    const ValidationTargets all = read_targets(shipped_targets);
    for (const ValidationTarget& target : all.targets) {
        if (target.use != FigureUse::calibrated || !needs_base(target.metric)) continue;
        EXPECT_EQ(target.measure, "rural_tourism") << target.id;
        EXPECT_NE(target.remark.en.find("chosen after"), std::string::npos) << target.id;
        EXPECT_NE(target.remark.zh.find("选定"), std::string::npos) << target.id;
    }
}

TEST(ShippedTargets, name_every_value_that_was_set_by_hand) {
    const std::filesystem::path root = TERRACE_SOURCE_DIR;
    const ValidationTargets all = read_targets(shipped_targets);
    const Records records = Records::read_folder(root / "scenarios" / "parameters");
    const std::string region =
        text_of(root / "scenarios" / "regions" / "bayingolin.toml") + text_of(root / "scenarios" / "regions" / "bayingolin-2014.toml");
    const std::string model = text_of(root / "models" / "ODD.md");
    const std::string calibration =
        model.substr(model.find("## 10. Calibration"), model.find("## 11. Validation") - model.find("## 10. Calibration"));
    EXPECT_FALSE(all.free_parameters.empty());
    for (const FreeParameter& parameter : all.free_parameters) {
        const std::string name = parameter.key.starts_with("policies.") ? parameter.key.substr(9) : parameter.key;
        EXPECT_NE(calibration.find("`" + name + "`"), std::string::npos) << name << " is not named in section 10 of the ODD";
        const bool recorded = parameter.key.find('.') != std::string::npos;
        EXPECT_TRUE(!recorded || records.find(parameter.key) != nullptr) << parameter.key;
        EXPECT_TRUE(recorded || times_in(region, "\n" + parameter.key + " = ") >= parameter.values) << parameter.key;
    }
}

TEST(Validation, says_last_how_many_values_were_set_with_how_many_targets_in_view) {
    ValidationTargets targets;
    targets.targets = {asked(0, 1), asked(0, 1), asked(0, 1)};
    targets.targets[0].use = targets.targets[2].use = FigureUse::calibrated;
    targets.free_parameters = {{"land", FreeParameterKind::accounts, 3},
                               {"wage", FreeParameterKind::accounts, 1},
                               {"habit", FreeParameterKind::behaviour, 2},
                               {"days", FreeParameterKind::measure, 1}};
    const Validation validation = begin_validation(targets, 2, 1);
    EXPECT_TRUE(validation_text(validation, Language::en)
                    .ends_with("Set by hand, within their ranges: 7 values of 4 keys, with 2 rows of the table in view (calibrated: yes); "
                               "4 values so that household accounts close, 2 of behaviour, 1 of measures.\n"));
    EXPECT_TRUE(validation_text(validation, Language::zh)
                    .ends_with("人工设定（均在取值范围内）：4 项参数共 7 个取值，设定时参照表中标“用于校准：是”的 2 "
                               "行；其中使农户收支闭合的 4 个，行为参数 2 个，措施条款 1 个。\n"));
    targets.free_parameters.clear();
    EXPECT_EQ(validation_text(begin_validation(targets, 2, 1), Language::en).find("Set by hand"), std::string::npos);
}

TEST(Validation, shows_remarks_of_rows_that_are_met_too) {
    ValidationTargets targets;
    targets.targets = {asked(0, 1)};
    targets.targets.front().remark = {"a value was set", "曾设定参数"};
    Validation validation = begin_validation(targets, 2, 1);
    validation.rows.front().verdict = Verdict::met;
    EXPECT_NE(validation_text(validation, Language::en).find("met: a value was set"), std::string::npos);
    EXPECT_NE(validation_text(validation, Language::zh).find("达到：曾设定参数"), std::string::npos);
}

/// A study of one county and 24 months with a flock for each household type.
Study flocks() {
    Study study;
    study.scenarios.push_back({"one", {}, {}, "", false});
    study.counties.push_back({"hejing", {}});
    study.replicates = 1, study.first = Month::of(2021, 1), study.months = 24;
    study.coordinates.push_back({"household_type", {"farm", "pastoral"}, {"农业户", "牧业户"}});
    const SeriesInfo sheep{"sheep", "head", "Sheep", "羊存栏", "", "", 1};
    study.series = {sheep, {"income_per_head_by_type", "yuan", "Income", "收入", "", "household_type", 2}};
    study.values = {std::vector<double>(24, 0), std::vector<double>(48, 0)};
    GroupTable types{"household_types", {"time", "county", "household_type"}, 24, 2, {sheep}, {std::vector<double>(48, 100)}};
    types.values[0][types.at(0, 19, 0)] = 160, types.values[0][types.at(0, 22, 0)] = 110; // farms: August, November 2022
    types.values[0][types.at(0, 11, 1)] = 200, types.values[0][types.at(0, 19, 1)] = 300, types.values[0][types.at(0, 22, 1)] = 220;
    study.groups.push_back(types);
    return study;
}

TEST(Metrics, offtake_is_what_the_months_of_sale_take_over_the_flock_of_the_year_before) {
    ValidationTarget target = asked(0, 1);
    target.metric = "offtake", target.series = "sheep", target.part = "farm", target.month = Month::of(2022, 12);
    Study study = flocks();
    EXPECT_DOUBLE_EQ(measure_target(target, study).front(), 0.5);
    target.part = "pastoral";
    EXPECT_DOUBLE_EQ(measure_target(target, study).front(), 0.4);
    target.part = "herders";
    EXPECT_THROW((void)measure_target(target, study), InputError);
    target.part = "farm", target.month = Month::of(2021, 12);
    EXPECT_THROW((void)measure_target(target, study), InputError) << "the year before is not in the study";
    study.groups.clear(), target.month = Month::of(2022, 12);
    EXPECT_TRUE(std::isnan(measure_target(target, study).front()));
}

TEST(Metrics, net_income_of_the_exited_as_registers_count_it_is_weighted_by_persons) {
    Study study;
    study.scenarios = {{"base", {"Base", "基线"}, {}, "base", false}};
    study.counties = {{"hejing", {}}, {"bohu", {}}};
    study.replicates = 1, study.first = Month::of(2020, 12), study.months = 1;
    study.series = {{"income_per_head", "yuan", "Income", "收入", "", "", 1}};
    study.values = {{0, 0}};
    const SeriesInfo before{"income_before_contributions", "yuan", "", "", "", "", 1}, persons{"population", "persons", "", "", "", "", 1};
    study.groups.push_back({"household_types", {"time", "county", "household_type"}, 1, 8, {before, persons}, {{1, 1, 16'000, 1, 1, 1, 20'000, 1}, {9, 9, 300, 9, 9, 9, 100, 9}}});
    ValidationTarget target = asked(0, 1);
    target.metric = "exited_net_income", target.month = Month::of(2020, 12);
    EXPECT_DOUBLE_EQ(measure_target(target, study).front(), 17'000);
    target.county = "bohu";
    EXPECT_DOUBLE_EQ(measure_target(target, study).front(), 20'000);
    study.groups.clear();
    EXPECT_TRUE(std::isnan(measure_target(target, study).front()));
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
    EXPECT_EQ(fault_with("region = \"r.toml\"").key(), "target[0].series");
    EXPECT_EQ(fault_with("[[free_parameter]]\nkey = \"a\"\nkind = \"habit\"\nvalues = 1").key(), "free_parameter[0].kind");
    EXPECT_EQ(fault_with("[[free_parameter]]\nkey = \"a\"\nkind = \"behaviour\"\nvalues = 0").key(), "free_parameter[0].values");
    EXPECT_EQ(fault_with("[[free_parameter]]\nkind = \"behaviour\"\nvalues = 1").key(), "free_parameter[0].key");
}

} // namespace
} // namespace terrace
