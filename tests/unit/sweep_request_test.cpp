#include <gtest/gtest.h>

#include <map>

#include "analysis/sweeps/sweep_request.hpp"
#include "tests/support/input_error_of.hpp"
#include "tests/support/temporary_folder.hpp"

namespace terrace {
namespace {

const std::filesystem::path folder = std::filesystem::path(TERRACE_SOURCE_DIR) / "scenarios";

const Records& records() {
    static const Records all = Records::read_folder(folder / "parameters");
    return all;
}

/// A sweep file in parts, each of which a test can replace.
using Parts = std::map<std::string, std::string>;

Parts usual() {
    return {{"1 top", "title = { zh = \"试验\", en = \"Trial\" }\nscenarios = [\"FOLDER/baseline.toml\", \"FOLDER/yuli-land-transfer.toml\"]\n"},
            {"2 design", "[design]\nkind = \"saltelli\"\nsize = 8\n"},
            {"3 factor", "[[factor]]\nkey = \"parameters.price.cotton_ordinary\"\n"},
            {"4 metric", "[[metric]]\nname = \"income\"\nseries = \"income_per_head\"\n"}};
}

class SweepFile : public testing::Test {
protected:
    SweepRequest read(const Parts& parts) {
        std::string text;
        for (const auto& [name, part] : parts) text += part;
        for (std::size_t at = text.find("FOLDER"); at != std::string::npos; at = text.find("FOLDER")) text.replace(at, 6, folder.string());
        return read_sweep_request(folder_.write("sweep.toml", text), records());
    }
    SweepRequest read_with(const std::string& part, const std::string& text) {
        Parts parts = usual();
        parts[part] = text;
        return read(parts);
    }
    Factor factor(const std::string& lines) { return read_with("3 factor", "[[factor]]\n" + lines + "\n").design.factors.front(); }
    MetricRequest metric(const std::string& lines) { return read_with("4 metric", "[[metric]]\nname = \"m\"\n" + lines + "\n").metrics.front(); }

    TemporaryFolder folder_;
};

TEST_F(SweepFile, of_one_factor_is_read_with_its_records) {
    const SweepRequest request = read(usual());
    EXPECT_EQ(request.title, (Text{"Trial", "试验"}));
    EXPECT_EQ(request.scenario_names, (std::vector<std::string>{"baseline", "yuli-land-transfer"}));
    EXPECT_EQ(request.replicates, 1u);
    EXPECT_FALSE(request.months.has_value());
    EXPECT_EQ(request.design.points(), 8u * 3);
    EXPECT_EQ(request.runs(), 48u);
    const Factor& factor = request.design.factors.front();
    EXPECT_EQ(factor.low, 6.2);
    EXPECT_EQ(factor.high, 8);
    EXPECT_EQ(factor.unit, "yuan/kg seed cotton");
    EXPECT_EQ(factor.label.en, "Seed cotton price of an ordinary year");
    EXPECT_EQ(factor.group, factor.key);
    EXPECT_EQ(request.factor_places.front().line, 7);
    EXPECT_TRUE(request.warnings.empty());
}

TEST_F(SweepFile, takes_everything_it_is_told) {
    const SweepRequest request = read_with("1 top", "scenarios = \"FOLDER/yuli-land-transfer.toml+FOLDER/cotton-good.toml\"\ncounties = [\"yuli\"]\nmonths = 24\nreplicates = 3\nseed = 9\n"
                                                    "set = [\"parameters.price.cotton_path=good\"]\n");
    EXPECT_EQ(request.scenario_names, (std::vector<std::string>{"yuli-land-transfer+cotton-good"}));
    EXPECT_EQ(request.scenarios.front().size(), 2u);
    EXPECT_EQ(request.counties, (std::vector<std::string>{"yuli"}));
    EXPECT_EQ(request.months, 24);
    EXPECT_EQ(request.replicates, 3u);
    EXPECT_EQ(request.seed, 9u);
    EXPECT_EQ(request.settings.size(), 1u);
}

TEST_F(SweepFile, knows_what_each_key_takes) {
    EXPECT_FALSE(factor("key = \"parameters.crop.cotton_yield\"").whole);
    EXPECT_TRUE(factor("key = \"parameters.courtyard.months_to_bearing\"").whole);
    EXPECT_TRUE(factor("key = \"policies.land_transfer.households\"\nlow = 100\nhigh = 2000").whole);
    EXPECT_TRUE(factor("key = \"luck\"\nlow = 1\nhigh = 50").whole);
    EXPECT_FALSE(factor("key = \"policies.land_transfer.contract.rent_yuan_per_mu\"\nlow = 100\nhigh = 900").whole);
    EXPECT_EQ(factor("key = \"decision_rule\"\nchoices = [\"logit\", \"consumat\"]").spread, Spread::choice);
    EXPECT_EQ(factor("key = \"policies.land_transfer.enabled\"\nchoices = [false, true]").choices, (std::vector<std::string>{"false", "true"}));
    EXPECT_EQ(factor("key = \"parameters.price.lamb\"\nchoices = [900, 1100]").setting(1), "parameters.price.lamb=1100");
    EXPECT_EQ(factor("key = \"parameters.line.monitoring.2021-01\"\nlow = 5000\nhigh = 8000").key, "parameters.line.monitoring.2021-01");
}

TEST_F(SweepFile, reads_all_distributions) {
    const Factor normal = factor("key = \"parameters.price.lamb\"\ndistribution = \"normal\"\nmean = 1000\nsd = 80");
    EXPECT_EQ(normal.spread, Spread::normal);
    EXPECT_EQ(normal.low, 800);   // cut at the record's range
    EXPECT_EQ(normal.high, 1250);
    EXPECT_EQ(factor("key = \"parameters.price.lamb\"\ndistribution = \"triangular\"\nmode = 900").mode, 900);
    EXPECT_EQ(factor("key = \"parameters.price.lamb\"\ndistribution = \"log_uniform\"").spread, Spread::log_uniform);
    EXPECT_EQ(factor("key = \"parameters.price.lamb\"\nlow = 900\nhigh = 950\nlabel = \"Lamb\"\ngroup = \"prices\"").group, "prices");
}

TEST_F(SweepFile, reads_metrics_of_series_and_of_measures) {
    const MetricRequest change = metric("series = \"employed_workers\"\npart = \"away\"\nminus = \"baseline\"\nmonth = \"2022-06\"\ncounty = \"yuli\"");
    EXPECT_EQ(change.scenario, "yuli-land-transfer");
    EXPECT_EQ(change.month, Month::of(2022, 6));
    EXPECT_EQ(change.info.unit, "workers");
    EXPECT_EQ(change.info.label.en, "Workers by place of work: away (yuli-land-transfer less baseline)");
    const MetricRequest net = metric("measure = \"land_transfer\"\nfigure = \"net\"\nlabel = { en = \"Net\", zh = \"净效应\" }");
    EXPECT_EQ(net.info.label, (Text{"Net", "净效应"}));
    EXPECT_EQ(net.info.unit, "yuan/household");
    EXPECT_EQ(metric("series = \"spending\"\npart = \"land_transfer\"").part, "land_transfer");
}

TEST_F(SweepFile, warns_of_a_size_that_is_no_power_of_two) {
    const SweepRequest request = read_with("2 design", "[design]\nkind = \"sobol\"\nsize = 100\n");
    ASSERT_EQ(request.warnings.size(), 1u);
    EXPECT_EQ(request.warnings.front().place.line, 5);
    EXPECT_NE(request.warnings.front().finding.en.find("64 or 128"), std::string::npos);
    EXPECT_TRUE(read_with("2 design", "[design]\nkind = \"latin_hypercube\"\nsize = 100\n").warnings.empty());
}

TEST_F(SweepFile, finds_its_own_points) {
    folder_.write("points.csv", "parameters.price.cotton_ordinary\n6.5\n7.5\n");
    const StreamedDesign design = read_with("2 design", "[design]\nkind = \"file\"\nfile = \"points.csv\"\n").design;
    ASSERT_EQ(design.points(), 2u);
    EXPECT_EQ(design.point(0).values, std::vector<double>{6.5});
    EXPECT_EQ(design.point(1).values, std::vector<double>{7.5});
}

struct Fault {
    const char* name;      ///< of the test
    const char* part;      ///< of the file that is replaced
    std::string text;
    const char* key;
    int line;
    const char* allowed;   ///< a piece of what is allowed, in English
    const char* suggestion = "";
};

const std::string top = "scenarios = [\"FOLDER/baseline.toml\", \"FOLDER/yuli-land-transfer.toml\"]\n\n";
const std::string lamb = "[[factor]]\nkey = \"parameters.price.lamb\"\n";
const std::string rent = "[[factor]]\nkey = \"policies.land_transfer.contract.rent_yuan_per_mu\"\n";
const std::string named = "[[metric]]\nname = \"m\"\n";

const std::vector<Fault>& faults() {
    static const std::vector<Fault> all{
        {"no_scenarios", "1 top", "months = 3\n\n", "scenarios", 1, "one or more scenario files"},
        {"missing_scenario", "1 top", "scenarios = [\"FOLDER/baseline.toml\",\n\"FOLDER/yuli-land-transfr.toml\"]\n", "scenarios", 2, "scenario files", "yuli-land-transfer.toml"},
        {"scenario_twice", "1 top", "scenarios = [\"FOLDER/baseline.toml\", \"FOLDER/baseline.toml\"]\n\n", "scenarios", 1, "names of their own"},
        {"unknown_key", "1 top", top + "replicate = 3\n", "replicate", 3, "one of", "replicates"},
        {"no_replicates", "1 top", top + "replicates = 0\n", "replicates", 3, "from 1 to"},
        {"negative_seed", "1 top", top + "seed = -1\n", "seed", 3, "whole number"},
        {"no_months", "1 top", top + "months = 0\n", "months", 3, "1 month or more"},
        {"county_twice", "1 top", top + "counties = [\"yuli\", \"yuli\"]\n", "counties", 3, "each county once"},
        {"setting_without_value", "1 top", top + "set = [\"months\"]\n", "set", 3, "key.path=value"},
        {"no_kind", "2 design", "[design]\nsize = 8\n", "design.kind", 3, "the kind of design"},
        {"unknown_kind", "2 design", "[design]\nkind = \"saltely\"\n", "design.kind", 4, "one of factorial", "saltelli"},
        {"no_size", "2 design", "[design]\nkind = \"sobol\"\n", "design.size", 3, "from 1 to"},
        {"size_of_another_kind", "2 design", "[design]\nkind = \"factorial\"\nsize = 8\n", "design.size", 5, "one of kind, levels"},
        {"odd_levels", "2 design", "[design]\nkind = \"morris\"\nsize = 8\nlevels = 5\n", "design.levels", 6, "an even number"},
        {"one_level", "2 design", "[design]\nkind = \"factorial\"\nlevels = 1\n", "design.levels", 5, "from 2 to"},
        {"too_many_points", "2 design", "[design]\nkind = \"saltelli\"\nsize = 1000000\n", "design.kind", 4, "at most 1000000 points"},
        {"missing_points", "2 design", "[design]\nkind = \"file\"\nfile = \"none.csv\"\n", "design.file", 5, "a CSV file"},
        {"no_factor", "3 factor", "", "factor", 1, "one or more [[factor]] tables"},
        {"unknown_parameter", "3 factor", "[[factor]]\nkey = \"parameters.price.coton_ordinary\"\n", "factor[0].key", 7, "parameters.GROUP.NAME", "parameters.price.cotton_ordinary"},
        {"unknown_measure", "3 factor", "[[factor]]\nkey = \"policies.land_transfr.households\"\n", "factor[0].key", 7, "(land_transfer)", "policies.land_transfer.households"},
        {"factor_twice", "3 factor", lamb + lamb, "factor[1].key", 9, "no other factor"},
        {"factor_held_fixed", "1 top", "set = \"parameters.price.cotton_ordinary = 7\"\nscenarios = \"FOLDER/baseline.toml\"\n", "factor[0].key", 7, "'set' does not hold fixed"},
        {"below_the_record", "3 factor", lamb + "low = 700\n", "factor[0].low", 8, "from 800 to 1250 yuan/head"},
        {"above_the_record", "3 factor", lamb + "high = 2000\n", "factor[0].high", 8, "the range of its record"},
        {"a_term_without_range", "3 factor", rent, "factor[0].low", 6, "no record gives one"},
        {"low_above_high", "3 factor", lamb + "low = 1000\nhigh = 900\n", "factor[0].high", 9, "above 'low'"},
        {"unknown_distribution", "3 factor", lamb + "distribution = \"unifrom\"\n", "factor[0].distribution", 8, "one of uniform", "uniform"},
        {"logarithm_of_nothing", "3 factor", rent + "distribution = \"log_uniform\"\nlow = 0\nhigh = 100\n", "factor[0].low", 9, "above 0"},
        {"normal_without_mean", "3 factor", lamb + "distribution = \"normal\"\nsd = 10\n", "factor[0].mean", 6, "a number"},
        {"normal_without_spread", "3 factor", lamb + "distribution = \"normal\"\nmean = 1000\nsd = 0\n", "factor[0].sd", 10, "above 0"},
        {"normal_far_away", "3 factor", lamb + "distribution = \"normal\"\nmean = 5000\nsd = 10\n", "factor[0].mean", 9, "hundredth"},
        {"mode_outside", "3 factor", lamb + "distribution = \"triangular\"\nmode = 1300\n", "factor[0].mode", 9, "from low to high"},
        {"broken_persons", "3 factor", "[[factor]]\nkey = \"policies.land_transfer.households\"\nlow = 1.5\nhigh = 9\n", "factor[0].low", 8, "a whole number"},
        {"numbers_for_a_rule", "3 factor", "[[factor]]\nkey = \"decision_rule\"\ndistribution = \"uniform\"\n", "factor[0].distribution", 8, "the key takes no numbers"},
        {"one_choice", "3 factor", lamb + "choices = [900]\n", "factor[0].choices", 8, "two or more"},
        {"equal_choices", "3 factor", lamb + "choices = [900, 900]\n", "factor.choices[1]", 8, "choices that differ"},
        {"choice_outside", "3 factor", lamb + "choices = [900, 100]\n", "factor.choices[1]", 8, "from 800"},
        {"unknown_rule", "3 factor", "[[factor]]\nkey = \"decision_rule\"\nchoices = [\"logit\", \"nested\"]\n", "factor.choices[1]", 8, "\"consumat\""},
        {"mean_of_a_uniform", "3 factor", lamb + "mean = 3\n", "factor[0].mean", 8, "one of key"},
        {"no_metric", "4 metric", "", "metric", 1, "one or more [[metric]] tables"},
        {"metric_without_name", "4 metric", "[[metric]]\nseries = \"gini\"\n", "metric[0].name", 8, "begins with a letter"},
        {"name_with_blank", "4 metric", "[[metric]]\nname = \"a b\"\n", "metric[0].name", 9, "English letters"},
        {"name_in_use", "4 metric", "[[metric]]\nname = \"point\"\n", "metric[0].name", 9, "does not use itself"},
        {"metric_twice", "4 metric", named + "series = \"gini\"\n" + named + "series = \"theil\"\n", "metric[1].name", 12, "no other metric"},
        {"unknown_series", "4 metric", named + "series = \"income_per_heda\"\n", "metric[0].series", 10, "a series", "income_per_head"},
        {"series_and_measure", "4 metric", named + "series = \"gini\"\nmeasure = \"land_transfer\"\n", "metric[0].series", 10, "either series, or measure"},
        {"missing_part", "4 metric", named + "series = \"employed_workers\"\n", "metric[0].part", 8, "own_farm"},
        {"unknown_part", "4 metric", named + "series = \"employed_workers\"\npart = \"awy\"\n", "metric[0].part", 11, "a part of the series", "away"},
        {"part_of_a_whole", "4 metric", named + "series = \"gini\"\npart = \"away\"\n", "metric[0].part", 11, "no part"},
        {"unknown_scenario", "4 metric", named + "series = \"gini\"\nscenario = \"basline\"\n", "metric[0].scenario", 11, "a scenario of the sweep", "baseline"},
        {"minus_itself", "4 metric", named + "series = \"gini\"\nminus = \"yuli-land-transfer\"\n", "metric[0].minus", 11, "another scenario"},
        {"measure_of_another", "4 metric", named + "measure = \"land_transfer\"\nfigure = \"net\"\nscenario = \"baseline\"\n", "metric[0].measure", 10, "a measure of baseline"},
        {"unknown_figure", "4 metric", named + "measure = \"land_transfer\"\nfigure = \"nett\"\n", "metric[0].figure", 11, "a figure of its effect", "net"},
        {"month_as_a_number", "4 metric", named + "series = \"gini\"\nmonth = 2025\n", "metric[0].month", 11, "a month in quotes"},
    };
    return all;
}

TEST_F(SweepFile, with_any_fault_is_refused_at_its_place) {
    for (const Fault& one : faults()) {
        SCOPED_TRACE(one.name);
        const InputError fault = input_error_of([&] { (void)read_with(one.part, one.text); });
        EXPECT_EQ(fault.key(), one.key);
        EXPECT_EQ(fault.place().line, one.line) << fault.what();
        EXPECT_GE(fault.place().column, 1);
        EXPECT_NE(fault.allowed().en.find(one.allowed), std::string::npos) << fault.what();
        EXPECT_EQ(fault.suggestion(), one.suggestion);
        EXPECT_FALSE(fault.allowed().zh.empty());
        EXPECT_NE(fault.allowed().zh, fault.allowed().en);
    }
}

TEST(ShippedSweeps, are_read_without_a_warning) {
    std::map<std::string, std::size_t> runs;
    for (const auto& entry : std::filesystem::directory_iterator(folder / "sweeps")) {
        if (entry.path().extension() != ".toml") continue;
        const SweepRequest request = read_sweep_request(entry.path(), records());
        EXPECT_TRUE(request.warnings.empty()) << entry.path();
        EXPECT_NE(request.title.en, request.title.zh) << entry.path();
        runs[entry.path().stem().string()] = request.runs();
    }
    EXPECT_EQ(runs, (std::map<std::string, std::size_t>{{"baseline-oat", 31 * 3}, {"bohu-courtyard-lhs", 1200}, {"cotton-factorial", 180}, {"morris-screening", 1390}, {"uncertainty-budget", 3072},
                                                        {"yuli-contract-points", 140}, {"yuli-transfer-lhs", 1200}, {"yuli-transfer-saltelli", 11264}}));
}

}  // namespace
}  // namespace terrace
