#include "analysis/sweeps/metrics.hpp"
#include "analysis/sweeps/sweep_overview.hpp"
#include "analysis/sweeps/sweep_table.hpp"
#include "sim/io/file_error.hpp"
#include "tests/support/small_study.hpp"
#include "tests/support/temporary_folder.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <cstring>
#include <limits>

namespace terrace {
namespace {

constexpr double nan = std::numeric_limits<double>::quiet_NaN();

SweepTable sample() {
    SweepTable sweep;
    sweep.title = {"Rents", "流转租金"};
    Factor rent, rule;
    rent.key = "policies.land_transfer.contract.rent_yuan_per_mu";
    rent.label = {"Rent", "租金"};
    rent.unit = "yuan/mu";
    rent.group = "terms";
    rent.spread = Spread::triangular;
    rent.low = 300;
    rent.high = 900;
    rent.mode = 700;
    rule.key = rule.group = "decision_rule";
    rule.spread = Spread::choice;
    rule.choices = {"\"logit\"", "\"consumat\""};
    sweep.design.terms.kind = DesignKind::saltelli;
    sweep.design.terms.size = 1;
    sweep.design.terms.second_order = true;
    sweep.design.terms.seed = 4'000'000'000U;
    sweep.design.factors = {rent, rule};
    sweep.design.shares = {0.1, 0.25, 1.0 / 3, 0.75, 0.9, 0.25};
    sweep.design.values = {400, 0, 600.1, 1, 800, 0};
    sweep.metrics = {{"income", "yuan", {"Income", "收入"}}, {"gini", "1", {"Gini", "基尼系数"}}};
    sweep.replicates = 2;
    sweep.results = {1, 2, 0.25, 1.0 / 3, nan, nan, nan, nan, 5, 6, -0.0, 5e-324};
    sweep.failures = {"", "no such county", ""};
    sweep.failures_zh = {"", "没有这个县", ""};
    sweep.seed = 7;
    sweep.states = "abc";
    sweep.description = {"program: 1", "seed: 7"};
    sweep.inputs = {{"sweep.toml", "title = \"流转租金\"\n"}};
    sweep.digest = sweep_digest(sweep);
    return sweep;
}

bool same_bits(const std::vector<double>& one, const std::vector<double>& other) {
    return one.size() == other.size() && std::memcmp(one.data(), other.data(), one.size() * sizeof(double)) == 0;
}

TEST(SweepOutput, comes_back_as_it_was) {
    const TemporaryFolder folder;
    const SweepTable sweep = sample();
    write_sweep(sweep, folder.path() / "sweep.h5", false);
    const SweepTable back = read_sweep(folder.path() / "sweep.h5");
    EXPECT_TRUE(back.design == sweep.design);
    EXPECT_TRUE(same_bits(back.results, sweep.results));
    EXPECT_EQ(back.failures, sweep.failures);
    EXPECT_EQ(back.failures_zh, sweep.failures_zh);
    EXPECT_EQ(back.title.zh, sweep.title.zh);
    EXPECT_EQ(back.metrics[1].label.zh, "基尼系数");
    EXPECT_EQ(back.description, sweep.description);
    EXPECT_EQ(back.inputs.front().text, sweep.inputs.front().text);
    EXPECT_EQ(back.seed, 7U);
    EXPECT_EQ(back.digest, sweep.digest);
    EXPECT_EQ(sweep_digest(back), sweep.digest);
}

TEST(SweepOutput, is_not_overwritten_unless_asked_and_other_files_are_no_sweeps) {
    const TemporaryFolder folder;
    const auto file = folder.write("sweep.h5", "something else");
    EXPECT_THROW(write_sweep(sample(), file, false), FileExists);
    EXPECT_THROW(static_cast<void>(read_sweep(file)), FileError);
    write_sweep(sample(), file, true);
    EXPECT_EQ(read_sweep(file).replicates, 2U);
}

TEST(SweepTable, takes_means_over_the_replicates_that_have_a_value) {
    SweepTable sweep = sample();
    EXPECT_EQ(sweep.mean(0, 0), 1.5);
    EXPECT_TRUE(std::isnan(sweep.mean(1, 0)));
    sweep.results[4] = 3;
    EXPECT_EQ(sweep.mean(1, 0), 3);
    EXPECT_EQ(sweep.find_metric("gini"), 1U);
    EXPECT_EQ(sweep.find_metric("nothing"), 2U);
}

TEST(SweepTable, has_another_digest_when_anything_of_it_changes) {
    const SweepTable sweep = sample();
    SweepTable other = sample();
    other.results[0] = std::nextafter(1.0, 2.0);
    EXPECT_NE(sweep_digest(other), sweep.digest);
    other = sample();
    other.failures[1] = "another reason";
    EXPECT_NE(sweep_digest(other), sweep.digest);
    other = sample();
    other.design.values[0] = 401;
    EXPECT_NE(sweep_digest(other), sweep.digest);
    other = sample();
    other.title.en = "Another title";
    EXPECT_EQ(sweep_digest(other), sweep.digest);
}

TEST(SweepOverview, of_a_file_tells_failures_and_what_metrics_came_to) {
    const TemporaryFolder folder;
    write_sweep(sample(), folder.path() / "sweep.h5", false);
    const SweepOverview overview = overview_of(folder.path() / "sweep.h5");
    EXPECT_EQ(overview.points, 3U);
    EXPECT_EQ(overview.failed, 1U);
    ASSERT_EQ(overview.failures.size(), 1U);
    EXPECT_EQ(overview.failures.front().point, 1U);
    EXPECT_EQ(overview.failures.front().reason.zh, "没有这个县");
    EXPECT_EQ(overview.metrics[0].points, 2U);
    EXPECT_EQ(overview.metrics[0].mean, 3.5);   // of 1.5 and 5.5
    EXPECT_DOUBLE_EQ(overview.metrics[0].deviation, std::sqrt(8.0));
    EXPECT_EQ(overview.metrics[0].low, 1.5);
    EXPECT_EQ(overview.metrics[0].high, 5.5);
    EXPECT_EQ(overview.end.digest, sample().digest);
}

TEST(SweepOverview, lists_no_more_failures_than_people_read) {
    SweepHead head;
    head.points = 3000;
    SweepObserver observer(head);
    SweepRow failed;
    failed.failure = {"no", "不"};
    for (std::size_t point = 0; point < head.points; ++point) observer.see(point, failed);
    const SweepOverview overview = observer.overview({});
    EXPECT_EQ(overview.failed, 3000U);
    EXPECT_EQ(overview.failures.size(), most_failures_listed);
    EXPECT_EQ(overview.failures.back().point, most_failures_listed - 1);
}

// More points than are written and read at once.
TEST(SweepOutput, of_many_points_comes_back_as_it_was) {
    const TemporaryFolder folder;
    SweepTable sweep = sample();
    const std::size_t points = 10'000, width = sweep.metrics.size() * sweep.replicates;
    sweep.design.shares.assign(points * 2, 0.5);
    sweep.design.values.assign(points * 2, 1);
    sweep.results.assign(points * width, nan);
    sweep.failures.assign(points, "");
    sweep.failures_zh.assign(points, "");
    for (std::size_t i = 0; i < points; ++i) {
        sweep.design.values[2 * i] = static_cast<double>(i);
        sweep.results[i * width + 3] = static_cast<double>(i) / 7;
        if (i % 1000 == 999) sweep.failures[i] = sweep.failures_zh[i] = "failed " + std::to_string(i);
    }
    write_sweep(sweep, folder.path() / "sweep.h5", false);
    const SweepTable back = read_sweep(folder.path() / "sweep.h5");
    EXPECT_EQ(back.design.values, sweep.design.values);
    EXPECT_TRUE(same_bits(back.results, sweep.results));
    EXPECT_EQ(back.failures, sweep.failures);
    EXPECT_EQ(sweep_digest(back), sweep_digest(sweep));
}

/// Yuli has three times Bohu's people; incomes in "lease" are 100 + 10 r higher there (small_study.hpp).
MetricRequest metric(const std::string& series, const std::string& scenario) {
    MetricRequest request;
    request.info.name = series;
    request.series = series;
    request.scenario = scenario;
    return request;
}

TEST(SweepMetrics, are_means_by_persons_or_sums_over_counties) {
    const Study study = small_study();
    MetricRequest change = metric("income_per_head", "lease");
    change.minus = "baseline";
    EXPECT_EQ(measure_point({change}, study).values, (std::vector<double>{75, 82.5, 90}));
    change.county = "yuli";
    EXPECT_EQ(measure_point({change}, study).values, (std::vector<double>{100, 110, 120}));
    MetricRequest workers = metric("employed_workers", "lease");
    workers.part = "local";
    EXPECT_EQ(measure_point({workers}, study).values, (std::vector<double>{414, 414, 414}));
    MetricRequest early = metric("income_per_head", "baseline");
    early.month = Month::of(2021, 3);
    early.county = "bohu";
    EXPECT_EQ(measure_point({early}, study).values, (std::vector<double>{20'002, 20'502, 21'002}));
}

TEST(SweepMetrics, take_the_figures_of_a_measures_effect) {
    const Study study = small_study();
    const auto figure = [&](const std::string& name) {
        MetricRequest request;
        request.info.name = name;
        request.scenario = "lease";
        request.measure = "land_transfer";
        request.figure = name;
        return measure_point({request}, study).values.front();
    };
    EXPECT_EQ(figure("gross"), 15'000);
    EXPECT_EQ(figure("before_after"), 6'000);
    EXPECT_EQ(figure("net"), 6'000);
    EXPECT_EQ(figure("participants"), 10);
    EXPECT_EQ(figure("net_county"), 70'000);
    EXPECT_EQ(figure("better_alone"), 0.4);
}

TEST(SweepMetrics, that_the_study_lacks_are_absent_with_the_reason) {
    const Study study = small_study();
    MetricRequest request;
    request.info.name = "net";
    request.scenario = "baseline";
    request.measure = "land_transfer";
    request.figure = "net";
    const PointFigures figures = measure_point({request, metric("population", "baseline")}, study);
    EXPECT_TRUE(std::isnan(figures.values[0]));
    EXPECT_EQ(figures.values[3], 4000);
    EXPECT_EQ(figures.lacking.en, "net: scenario 'baseline' has no measure 'land_transfer' here");
    EXPECT_FALSE(figures.lacking.zh.empty());
}

} // namespace
} // namespace terrace
