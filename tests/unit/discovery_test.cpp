#include "analysis/discovery/report.hpp"
#include "analysis/discovery/wording.hpp"
#include "analysis/tables/unit_text.hpp"

#include "tests/support/futures_world.hpp"
#include "tests/support/input_error_of.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <cmath>

namespace terrace {
namespace {

using testing::HasSubstr;

/// 200 points: cotton price (yuan/kg), jobs (whole), rule (choice). The net is below zero where the price is above 7 and the rule is not
/// "consumat". Point 3 failed, point 5 has no cost, point 7 has one replicate of two.
SweepTable small_sweep() {
    SweepTable sweep;
    sweep.title = {"A sweep", "一次扫描"};
    Factor price = number_factor("parameters.price.cotton", 4, 10), jobs = number_factor("policies.lease.jobs", 0, 40),
           rule = choice_factor("decision_rule", {"\"logit\"", "\"consumat\"", "\"other\""}), luck = number_factor("luck");
    price.label = {"Cotton price", "棉花价格"};
    price.unit = "yuan/kg";
    jobs.label = {"Jobs", "岗位数"};
    jobs.unit = "jobs";
    jobs.whole = true;
    rule.label = {"Decision rule", "决策规则"};
    sweep.design.factors = {price, luck, jobs, rule};
    sweep.design.terms.kind = DesignKind::latin_hypercube;
    sweep.metrics = {{"net", "yuan", {"Net per participant", "户均净收益"}}, {"cost", "1", {"Cost of a yuan", "每元成本"}}};
    sweep.replicates = 2;
    for (int point = 0; point < 200; ++point) {
        const double p = 4 + 6 * ((point * 73 % 200) + 0.5) / 200;
        const int choice = point % 3, number = point * 31 % 41;
        for (const double value : {p, double(point), double(number), double(choice)}) {
            sweep.design.values.push_back(value);
            sweep.design.shares.push_back(0.5);
        }
        const double net = p > 7 && choice != 1 ? -100 : 100;
        const double none = std::nan("");
        const bool failed = point == 3;
        sweep.failures.push_back(failed ? "the books do not close" : "");
        for (const double figure : {net - 20, net + 20, point == 5 ? none : 1.0, point == 5 ? none : 2.0}) sweep.results.push_back(failed ? none : figure);
        if (point == 7) sweep.results[sweep.results.size() - 3] = none;
    }
    return sweep;
}

DiscoveryReport report_of(const std::vector<std::string>& where, DiscoveryTerms terms = {}) {
    DiscoveryReport report;
    report.file = "sweep.h5";
    report.sweep = small_sweep();
    for (const std::string& text : where) report.conditions.push_back(parse_condition(text, "--where"));
    report.terms = terms;
    report.futures = gather_futures(report.sweep, report.conditions, "--where");
    report.discovery = discover(report.futures, report.terms);
    return report;
}

TEST(Condition, reads_figure_sign_and_number) {
    EXPECT_EQ(parse_condition("net<0", "--where"), (Condition{"net", Condition::Relation::below, 0}));
    EXPECT_EQ(parse_condition(" net >= -1.5e3 ", "--where"), (Condition{"net", Condition::Relation::at_least, -1500}));
    EXPECT_EQ(parse_condition("net <= +2", "--where"), (Condition{"net", Condition::Relation::at_most, 2}));
    EXPECT_EQ(parse_condition("net > 0.5", "--where"), (Condition{"net", Condition::Relation::above, 0.5}));
    EXPECT_TRUE(parse_condition("net <= 2", "--where").holds(2));
    EXPECT_FALSE(parse_condition("net < 2", "--where").holds(2));
    EXPECT_FALSE(parse_condition("net < 2", "--where").holds(std::nan("")));
}

TEST(Condition, rejects_what_it_cannot_read) {
    for (const char* text : {"net", "net = 0", "< 0", "net <", "net < much", "net < 1 yuan", "net << 1", "net < nan", "net < inf"}) {
        const InputError fault = input_error_of([&] { (void)parse_condition(text, "--where"); });
        EXPECT_THAT(fault.message().en, HasSubstr("--where")) << text;
        EXPECT_THAT(fault.message().zh, HasSubstr("net < 0")) << text;
    }
}

TEST(Futures, leaves_out_failed_and_undefined_points_and_numbers_of_replicates) {
    const SweepTable sweep = small_sweep();
    const Futures by_net = gather_futures(sweep, {parse_condition("net < 0", "")}, "--where");
    EXPECT_EQ(by_net.points(), 199u);
    EXPECT_EQ(by_net.failed, 1u);
    EXPECT_EQ(by_net.undefined, 0u);
    ASSERT_EQ(by_net.factors.size(), 3u);
    EXPECT_EQ(by_net.factors[1].key, "policies.lease.jobs");
    const Futures by_both = gather_futures(sweep, {parse_condition("net < 0", ""), parse_condition("cost > 1", "")}, "--where");
    EXPECT_EQ(by_both.points(), 198u);
    EXPECT_EQ(by_both.undefined, 1u);
    EXPECT_LE(by_both.cases(), by_net.cases());
}

TEST(Futures, suggests_the_nearest_figure) {
    const SweepTable sweep = small_sweep();
    const InputError fault = input_error_of([&] { (void)gather_futures(sweep, {parse_condition("nett < 0", "")}, "--where"); });
    EXPECT_EQ(fault.suggestion(), "net");
    EXPECT_THAT(fault.message().en, HasSubstr("net, cost"));
}

TEST(Discovery, finds_the_price_and_the_rules_and_says_so_in_words) {
    const DiscoveryReport report = report_of({"net < 0"});
    ASSERT_EQ(report.discovery.boxes.size(), 1u);
    const DiscoveredBox& box = report.discovery.boxes[0];
    EXPECT_TRUE(Discovery::found(box, 0.05));
    EXPECT_EQ(box.step().inside, (PointCount{68, 66})); // all 66 cases; the last peel would cost two of them
    EXPECT_NEAR(box.step().box.limits[0].low, 7, 0.15);
    EXPECT_EQ(box.step().box.limits[2].allowed, (std::vector<std::uint8_t>{1, 0, 1}));
    const std::string words = box_words(box.step().box, report.futures, Language::en);
    EXPECT_THAT(words, testing::MatchesRegex("Cotton price above [67]\\.[0-9]+ yuan/kg and Decision rule: logit or other"));
    EXPECT_THAT(box_words(box.step().box, report.futures, Language::zh), testing::MatchesRegex("棉花价格高于[67]\\.[0-9]+元/公斤，且决策规则为收益最大（logit）或other"));
    EXPECT_EQ(box.held_out.restricts[0], 10u);
    EXPECT_EQ(box.held_out.restricts[2], 10u);
    EXPECT_DOUBLE_EQ(box.matched, 0.01);
}

TEST(Discovery, words_name_numbers_that_whole_factors_take) {
    Futures futures;
    Factor jobs = number_factor("jobs");
    jobs.whole = true;
    jobs.unit = "jobs";
    futures.factors = {jobs};
    for (int i = 0; i < 20; ++i) add_future(futures, {double(i)}, false);
    const FactorLimit low{4.5, std::numeric_limits<double>::infinity(), {}}, both{4.5, 9.5, {}};
    EXPECT_EQ(limit_words(low, futures, 0, Language::en), "at least 5 jobs");
    EXPECT_EQ(limit_words(both, futures, 0, Language::en), "from 5 to 9 jobs");
    EXPECT_EQ(limit_words(both, futures, 0, Language::zh), "为5至9个岗位");
    EXPECT_EQ(limit_words(FactorLimit{}, futures, 0, Language::zh), "");
}

TEST(Discovery, tells_in_both_languages_what_it_found) {
    const DiscoveryReport report = report_of({"net < 0"});
    const std::string english = discovery_text(report, Language::en), chinese = discovery_text(report, Language::zh);
    for (const char* part : {"Of interest: Net per participant below 0 yuan (mean of 2 replicates)", "Left out: 1 of 200 points", "Box 1: futures with", "Coverage",
                             "Density 97 %", "Cotton price (yuan/kg)", "logit, consumat, other", "10/10", "* "})
        EXPECT_THAT(english, HasSubstr(part));
    for (const char* part : {"关注的情形：户均净收益低于0元（2次重复模拟的均值）", "1个点运行失败或缺失", "区域1：", "密度97%", "棉花价格（元/公斤）", "剥离"})
        EXPECT_THAT(chinese, HasSubstr(part));
}

TEST(Discovery, says_when_nothing_or_everything_is_of_interest) {
    EXPECT_THAT(discovery_text(report_of({"net < -5000"}), Language::en), HasSubstr("None is of interest"));
    EXPECT_THAT(discovery_text(report_of({"net < 5000"}), Language::zh), HasSubstr("全部是关注的情形"));
    EXPECT_TRUE(report_of({"net < 5000"}).discovery.boxes.empty());
}

TEST(Discovery, takes_the_box_that_is_picked) {
    DiscoveryTerms terms;
    terms.pick = 3;
    const DiscoveryReport report = report_of({"net < 0"}, terms);
    EXPECT_EQ(report.discovery.boxes[0].trajectory.chosen, 3u);
    EXPECT_EQ(report.discovery.boxes[0].step().phase, BoxPhase::peeled);
    terms.pick = 100'000;
    EXPECT_THROW(report_of({"net < 0"}, terms), std::out_of_range);
}

TEST(Discovery, warns_of_designs_that_do_not_scatter) {
    DiscoveryReport report = report_of({"net < 0"});
    EXPECT_THAT(discovery_text(report, Language::en), testing::Not(HasSubstr("does not scatter")));
    report.sweep.design.terms.kind = DesignKind::morris;
    EXPECT_THAT(discovery_text(report, Language::en), HasSubstr("does not scatter"));
}

TEST(Discovery, gives_json_and_csv_with_the_same_numbers) {
    const DiscoveryReport report = report_of({"net < 0"});
    const auto json = nlohmann::json::parse(discovery_json(report));
    EXPECT_EQ(json["command"], "discover");
    EXPECT_EQ(json["futures"]["points"], 199);
    EXPECT_EQ(json["where"][0]["relation"], "<");
    const auto& box = json["boxes"][0];
    EXPECT_TRUE(box["found"]);
    EXPECT_DOUBLE_EQ(box["chosen"]["density"].get<double>(), 66.0 / 68);
    EXPECT_EQ(box["chosen"]["limits"][1]["allowed"], (std::vector<std::string>{"logit", "other"}));
    EXPECT_TRUE(box["chosen"]["limits"][0]["high"].is_null());
    EXPECT_EQ(box["trajectory"].size(), report.discovery.boxes[0].trajectory.steps.size());

    const std::string csv = discovery_csv(report);
    EXPECT_THAT(csv, testing::StartsWith("box,number,phase,chosen,"));
    EXPECT_THAT(csv, HasSubstr("1,0,peeled,0,199,"));
    EXPECT_THAT(csv, HasSubstr("logit;other"));
    std::size_t commas = 0;
    for (const char letter : csv.substr(0, csv.find('\n'))) commas += letter == ',';
    std::istringstream lines(csv);
    for (std::string line; std::getline(lines, line);) EXPECT_EQ(static_cast<std::size_t>(std::count(line.begin(), line.end(), ',')), commas) << line;
}

TEST(UnitText, translates_the_units_of_the_records) {
    EXPECT_EQ(unit_text("yuan/kg lint", Language::zh), "元/公斤皮棉");
    EXPECT_EQ(unit_text("yuan/household/year", Language::zh), "元/户/年");
    EXPECT_EQ(unit_text("yuan/mu", Language::en), "yuan/mu");
    EXPECT_EQ(unit_text("mu/job; 0 = no jobs", Language::zh), "亩/岗位");
    EXPECT_EQ(unit_text("share of income", Language::zh), "");
    EXPECT_EQ(unit_text("1", Language::en), "");
}

} // namespace
} // namespace terrace
