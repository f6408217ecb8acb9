#include "analysis/comparison/render.hpp"
#include "analysis/study/study_file.hpp"
#include "sim/io/results_file.hpp"
#include "tests/support/small_study.hpp"
#include "tests/support/temporary_folder.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <filesystem>
#include <limits>
#include <numeric>
#include <stdexcept>

namespace terrace {
namespace {

/// Equal, NaN counted as equal to NaN.
void expect_same(const std::vector<double>& a, const std::vector<double>& b) {
    ASSERT_EQ(a.size(), b.size());
    for (std::size_t i = 0; i < a.size(); ++i)
        EXPECT_TRUE(a[i] == b[i] || (std::isnan(a[i]) && std::isnan(b[i]))) << i << ": " << a[i] << " " << b[i];
}

void expect_same(const SeriesInfo& a, const SeriesInfo& b) {
    EXPECT_EQ(a.name, b.name);
    EXPECT_EQ(a.unit, b.unit);
    EXPECT_EQ(a.long_name, b.long_name);
    EXPECT_EQ(a.long_name_zh, b.long_name_zh);
    EXPECT_EQ(a.cell_methods, b.cell_methods);
    EXPECT_EQ(a.dimension, b.dimension);
    EXPECT_EQ(a.size, b.size);
}

void expect_same(const MeasureEffect& a, const MeasureEffect& b) {
    EXPECT_EQ(a.scenario, b.scenario);
    EXPECT_EQ(a.measure, b.measure);
    EXPECT_EQ(a.replicate, b.replicate);
    EXPECT_EQ(a.county, b.county);
    EXPECT_EQ(a.paired, b.paired);
    EXPECT_EQ(a.participants, b.participants);
    EXPECT_EQ(a.participants_all, b.participants_all);
    EXPECT_EQ(a.gross, b.gross);
    EXPECT_EQ(a.gross_above_median, b.gross_above_median);
    EXPECT_EQ(a.before, b.before);
    EXPECT_EQ(a.after, b.after);
    EXPECT_EQ(a.before_real, b.before_real);
    EXPECT_EQ(a.after_real, b.after_real);
    EXPECT_EQ(a.paired_first_in, b.paired_first_in);
    EXPECT_EQ(a.participants_first_in, b.participants_first_in);
    EXPECT_EQ(a.net_first_in, b.net_first_in);
    EXPECT_EQ(a.net_farm_by_year, b.net_farm_by_year);
    EXPECT_EQ(a.leased_area, b.leased_area);
    EXPECT_EQ(a.net, b.net);
    EXPECT_EQ(a.net_other_money, b.net_other_money);
    EXPECT_EQ(a.eligible_others, b.eligible_others);
    EXPECT_EQ(a.rest, b.rest);
    EXPECT_EQ(a.net_eligible_others, b.net_eligible_others);
    EXPECT_EQ(a.net_rest, b.net_rest);
    EXPECT_EQ(a.net_county, b.net_county);
    EXPECT_EQ(a.net_county_first_year, b.net_county_first_year);
    EXPECT_EQ(a.households_by_change, b.households_by_change);
    EXPECT_EQ(a.survey, b.survey);
    EXPECT_EQ(a.better_alone, b.better_alone);
    EXPECT_EQ(a.loss_better_alone, b.loss_better_alone);
    EXPECT_EQ(a.public_cost, b.public_cost);
    EXPECT_EQ(a.appropriated, b.appropriated);
    EXPECT_EQ(a.returned, b.returned);
    EXPECT_EQ(a.unspent, b.unspent);
    EXPECT_EQ(a.paid_by_flow, b.paid_by_flow);
    EXPECT_EQ(a.flow_change, b.flow_change);
    EXPECT_EQ(a.shortfall, b.shortfall);
    EXPECT_EQ(a.net_by_year, b.net_by_year);
    EXPECT_EQ(a.participants_by_year, b.participants_by_year);
    EXPECT_EQ(a.months_lifted, b.months_lifted);
    EXPECT_EQ(a.groups, b.groups);
}

void expect_same(const ScenarioInfo& a, const ScenarioInfo& b) {
    EXPECT_EQ(a.name, b.name);
    EXPECT_EQ(a.title, b.title);
    EXPECT_EQ(a.resolved, b.resolved);
    EXPECT_EQ(a.helper, b.helper);
    ASSERT_EQ(a.measures.size(), b.measures.size());
    for (std::size_t i = 0; i < a.measures.size(); ++i) {
        EXPECT_EQ(a.measures[i].name, b.measures[i].name);
        EXPECT_EQ(a.measures[i].instrument, b.measures[i].instrument);
        EXPECT_EQ(a.measures[i].label, b.measures[i].label);
        EXPECT_EQ(a.measures[i].county, b.measures[i].county);
        EXPECT_EQ(a.measures[i].land, b.measures[i].land);
    }
}

void expect_same_provenance(const Study& a, const Study& b) {
    EXPECT_EQ(a.provenance.version, b.provenance.version);
    EXPECT_EQ(a.provenance.commit, b.provenance.commit);
    EXPECT_EQ(a.provenance.compiler, b.provenance.compiler);
    EXPECT_EQ(a.provenance.command_line, b.provenance.command_line);
    EXPECT_EQ(a.provenance.created, b.provenance.created);
    EXPECT_EQ(a.provenance.threads, b.provenance.threads);
    EXPECT_EQ(a.provenance.wall_seconds, b.provenance.wall_seconds);
    EXPECT_EQ(a.provenance.files, b.provenance.files);
    EXPECT_EQ(a.provenance.parameters, b.provenance.parameters);
    EXPECT_EQ(a.provenance.timings, b.provenance.timings);
    EXPECT_EQ(a.provenance.arguments, b.provenance.arguments);
    EXPECT_EQ(a.digests, b.digests);
    EXPECT_EQ(a.seed, b.seed);
}

void expect_same(const Study& a, const Study& b) {
    ASSERT_EQ(a.scenarios.size(), b.scenarios.size());
    for (std::size_t i = 0; i < a.scenarios.size(); ++i)
        expect_same(a.scenarios[i], b.scenarios[i]);
    ASSERT_EQ(a.counties.size(), b.counties.size());
    for (std::size_t i = 0; i < a.counties.size(); ++i) {
        EXPECT_EQ(a.counties[i].key, b.counties[i].key);
        EXPECT_EQ(a.counties[i].label, b.counties[i].label);
    }
    EXPECT_EQ(a.replicates, b.replicates);
    EXPECT_EQ(a.first, b.first);
    EXPECT_EQ(a.months, b.months);
    ASSERT_EQ(a.coordinates.size(), b.coordinates.size());
    for (std::size_t i = 0; i < a.coordinates.size(); ++i) {
        EXPECT_EQ(a.coordinates[i].name, b.coordinates[i].name);
        EXPECT_EQ(a.coordinates[i].labels, b.coordinates[i].labels);
        EXPECT_EQ(a.coordinates[i].labels_zh, b.coordinates[i].labels_zh);
    }
    ASSERT_EQ(a.series.size(), b.series.size());
    for (std::size_t i = 0; i < a.series.size(); ++i) {
        expect_same(a.series[i], b.series[i]);
        expect_same(a.values[i], b.values[i]);
    }
    EXPECT_EQ(a.ledger, b.ledger);
    ASSERT_EQ(a.effects.size(), b.effects.size());
    for (std::size_t i = 0; i < a.effects.size(); ++i)
        expect_same(a.effects[i], b.effects[i]);
    EXPECT_EQ(a.village_names, b.village_names);
    EXPECT_EQ(a.village_county, b.village_county);
    ASSERT_EQ(a.village_series.size(), b.village_series.size());
    for (std::size_t i = 0; i < a.village_series.size(); ++i) {
        expect_same(a.village_series[i], b.village_series[i]);
        expect_same(a.village_values[i], b.village_values[i]);
    }
    expect_same_provenance(a, b);
}

/// The small study as a file keeps it: its last scenario is a helper run, of which series, ledger and digests are not kept.
Study kept_study() {
    Study study = small_study();
    const auto clear = [](auto& values, const auto& none) {
        for (std::size_t i = values.size() / 3 * 2; i < values.size(); ++i)
            values[i] = none;
    };
    for (auto& values : study.values)
        clear(values, std::numeric_limits<double>::quiet_NaN());
    for (auto& values : study.village_values)
        clear(values, std::numeric_limits<double>::quiet_NaN());
    clear(study.ledger, 0);
    clear(study.digests, "");
    return study;
}

/// Numbers that count up, for two scenarios that are no helper runs and three replicates.
GroupTable group_table(const std::string& name, std::vector<std::string> axes, std::size_t times, std::size_t groups) {
    GroupTable table{name, std::move(axes), times, groups, {{"population", "persons", "Persons", "人口", "", "", 1}, {"recipients", "households", "Reached", "受益户", "", "measure", 2}}, {}};
    for (const SeriesInfo& info : table.series) {
        table.values.emplace_back(2 * 3 * times * groups * info.size);
        std::iota(table.values.back().begin(), table.values.back().end(), 0.5);
    }
    return table;
}

TEST(StudyFile, reads_back_the_groups_of_households) {
    const TemporaryFolder folder;
    Study study = kept_study();
    study.coordinates.push_back({"household_type", {"farm", "pastoral", "exited", "not_exited"}, {"农业户", "牧业户", "脱贫户", "非脱贫户"}});
    study.coordinates.push_back({"tier", {"demonstration", "catching_up", "consolidation"}, {"示范", "追赶", "巩固"}});
    study.groups = {group_table("villages", {"year", "village"}, 2, 3), group_table("tiers", {"time", "county", "tier"}, 24, 6), group_table("household_types", {"time", "county", "household_type"}, 24, 8)};
    write_study(study, folder.path() / "groups.h5", false);
    const Study read = read_study(folder.path() / "groups.h5");
    EXPECT_EQ(read.groups, study.groups);
    EXPECT_EQ(read.village_values.size(), study.village_values.size());
}

TEST(StudyFile, reads_back_what_was_written) {
    const TemporaryFolder folder;
    Study study = kept_study();
    study.values[1][3] = std::numeric_limits<double>::quiet_NaN();
    study.values[1][4] = 0.1 + 0.2;
    study.ledger[7] = std::numeric_limits<std::int64_t>::max();
    study.effects[0].net_county = -(std::int64_t{1} << 60) - 1;
    study.scenarios[1].measures[0].land->rent_yuan_per_mu = 700.1;
    write_study(study, folder.path() / "study.h5", false);
    expect_same(read_study(folder.path() / "study.h5"), study);
}

TEST(StudyFile, a_study_with_nothing_but_runs_is_a_file_too) {
    const TemporaryFolder folder;
    Study study;
    study.scenarios = {{"baseline", {"Base", "基准"}, {}, "", false}};
    study.counties = {{"yuli", {"Yuli", "尉犁县"}}};
    study.replicates = 1;
    study.first = Month::of(2014, 1);
    study.months = 1;
    write_study(study, folder.path() / "study.h5", false);
    expect_same(read_study(folder.path() / "study.h5"), study);
}

TEST(StudyFile, measures_without_a_coordinate_get_one) {
    const TemporaryFolder folder;
    Study study = kept_study();
    study.coordinates.erase(study.coordinates.begin());
    study.series.resize(study.series.size() - 2); // spending and recipients by measure
    study.values.resize(study.values.size() - 2);
    std::swap(study.effects.front(), study.effects.back());
    write_study(study, folder.path() / "study.h5", false);
    expect_same(read_study(folder.path() / "study.h5"), study);
}

TEST(StudyFile, gives_the_same_comparison_as_the_study_in_memory) {
    const TemporaryFolder folder;
    write_study(small_study(), folder.path() / "study.h5", false);
    EXPECT_EQ(comparison_json(compare_scenarios(read_study(folder.path() / "study.h5"))),
              comparison_json(compare_scenarios(small_study())));
}

TEST(StudyFile, names_and_companions_are_those_that_readers_expect) {
    const TemporaryFolder folder;
    write_study(small_study(), folder.path() / "study.h5", false);
    const ResultsReader reader(folder.path() / "study.h5");
    using Texts = std::vector<std::string>;
    EXPECT_EQ(reader.dimensions("income_per_head"), (Texts{"scenario", "replicate", "time", "county"}));
    EXPECT_EQ(reader.dimensions("spending"), (Texts{"scenario", "replicate", "time", "county", "measure"}));
    EXPECT_EQ(reader.text_attribute("income_per_head", "long_name_zh"), "人均可支配收入");
    EXPECT_EQ(reader.strings("county_zh").values, (Texts{"博湖县", "尉犁县"}));
    EXPECT_EQ(reader.dimensions("ledger/amount"), (Texts{"scenario", "replicate", "time", "county", "flow"}));
    EXPECT_EQ(reader.strings("ledger/flow_payer").values.at(static_cast<std::size_t>(Flow::wages)), "enterprise");
    EXPECT_EQ(reader.strings("ledger/flow_payee").values.at(static_cast<std::size_t>(Flow::wages)), "household");
    EXPECT_EQ(reader.dimensions("villages/income_per_head"), (Texts{"scenario", "replicate", "time", "village"}));
    EXPECT_EQ(reader.dimensions("participants/net"), (Texts{"scenario", "replicate", "county", "measure", "income_source"}));
    EXPECT_EQ(reader.strings("scenario").values, (Texts{"baseline", "lease"}));
    EXPECT_EQ(reader.strings("helper_runs/helper_run").values, (Texts{"lease@cotton-bad"}));
    EXPECT_EQ(reader.dimensions("helper_runs/net_by_year").front(), "helper_run");
    EXPECT_EQ(reader.dimensions("provenance/digest"), (Texts{"scenario", "replicate"}));
    EXPECT_EQ(reader.strings("provenance/input_sha256").values.at(1), "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
}

TEST(StudyFile, an_existing_file_is_kept_unless_forced) {
    const TemporaryFolder folder;
    const auto path = folder.path() / "study.h5";
    Study study = small_study();
    write_study(study, path, false);
    EXPECT_THROW(write_study(study, path, false), FileExists);
    study.seed = 43;
    write_study(study, path, true);
    EXPECT_EQ(read_study(path).seed, 43u);
}

TEST(StudyFile, refuses_a_study_that_does_not_fit_together_and_leaves_no_file) {
    const TemporaryFolder folder;
    const auto path = folder.path() / "study.h5";
    Study study = small_study();
    study.values[0].pop_back();
    EXPECT_THROW(write_study(study, path, false), std::invalid_argument);
    study = small_study();
    study.coordinates[0].labels = {"land_transfer", "something"};
    EXPECT_THROW(write_study(study, path, false), std::invalid_argument);
    study = small_study();
    study.effects.push_back(study.effects.front());
    EXPECT_THROW(write_study(study, path, false), std::invalid_argument);
    EXPECT_TRUE(std::filesystem::is_empty(folder.path()));
}

TEST(StudyFile, other_files_are_not_studies) {
    const TemporaryFolder folder;
    EXPECT_THROW((void)read_study(folder.path() / "absent.h5"), FileError);
    ResultsWriter writer(folder.path() / "other.h5", false);
    writer.write({"", "x", {}, std::vector<double>{1.0}, {}});
    writer.commit();
    try {
        (void)read_study(folder.path() / "other.h5");
        FAIL();
    } catch (const FileError& error) {
        EXPECT_NE(std::string(error.what()).find("not a study"), std::string::npos) << error.what();
    }
}

TEST(StudyFile, other_results_of_the_program_are_named_with_what_reads_them) {
    const TemporaryFolder folder;
    const std::filesystem::path file = folder.path() / "other.h5";
    const std::vector<std::pair<std::string, std::string>> kinds{
        {"terrace-sweep", "it is a sweep: to verify it"}, {"terrace-plan", "it is a plan: `terrace plan check"}, {"terrace-calibration", "it is a calibration"}, {"terrace-population", "it is a population"}};
    for (const auto& [format, told] : kinds) {
        ResultsWriter writer(file, true);
        writer.attributes("", {{"format", format}});
        writer.write({"", "x", {}, std::vector<double>{1.0}, {}});
        writer.commit();
        try {
            (void)read_study(file);
            ADD_FAILURE() << format;
        } catch (const FileError& error) {
            EXPECT_NE(error.message().en.find(told), std::string::npos) << error.message().en;
            EXPECT_NE(error.message().zh.find("它是"), std::string::npos) << error.message().zh;
        }
    }
}

} // namespace
} // namespace terrace
