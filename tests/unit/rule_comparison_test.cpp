#include "analysis/comparison/rule_comparison.hpp"

#include "analysis/comparison/render.hpp"
#include "tests/support/small_study.hpp"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <array>
#include <cmath>
#include <limits>
#include <stdexcept>

namespace terrace {
namespace {

constexpr double missing = std::numeric_limits<double>::quiet_NaN();

/// A base and two scenarios "a" and "b", one county, as many replicates as they have, two months. Income per head above the base by `a` and `b` yuan, the poor 5 % less a tenth of it.
Study rivals(const std::vector<double>& a, const std::vector<double>& b) {
    Study study;
    study.scenarios = {{"base", {"Base", "基线"}, {}, "base", false}, {"a", {"A", "甲"}, {}, "a", false}, {"b", {"B", "乙"}, {}, "b", false}};
    study.counties = {{"yuli", {"Yuli", "尉犁县"}}};
    study.replicates = a.size();
    study.first = Month::of(2021, 1);
    study.months = 2;
    const auto gain = [&](std::size_t s, std::size_t r) { return s == 0 ? 0.0 : s == 1 ? a[r] : b[r]; };
    add_series(study, {"population", "persons", "", "", "", "", 1}, [](auto, auto, auto, auto, auto) { return 10.0; });
    add_series(study, {"income_per_head", "yuan", "", "", "", "", 1}, [&](auto s, auto r, auto, auto, auto) { return 1000 + gain(s, r); });
    add_series(study, {"poverty_headcount", "1", "", "", "", "", 1}, [&](auto s, auto r, auto, auto, auto) { return 0.05 - gain(s, r) / 1000; });
    add_series(study, {"spending", "yuan", "", "", "", "", 1}, [](auto s, auto, auto, auto, auto) { return s == 0 ? 0.0 : s == 1 ? 50.0 : 10.0; });
    study.ledger.assign(3 * a.size() * 2 * flow_count, 0);
    for (std::size_t s = 0; s < 3; ++s)
        for (std::size_t r = 0; r < a.size(); ++r) study.ledger[study.at(s, r, 0, 0, flow_count, static_cast<std::size_t>(Flow::wages))] = static_cast<Fen>(std::llround(1000 * gain(s, r)));
    return study;
}

RuleComparison compared(const Study& first, const Study& second) { return compare_rules({&first, &second}, {"logit", "consumat"}); }

TEST(Ranks, the_highest_is_first_and_equal_ones_share) {
    EXPECT_EQ(ranks({1, 3, 2}), (std::vector<std::size_t>{3, 1, 2}));
    EXPECT_EQ(ranks({2, 2, missing}), (std::vector<std::size_t>{1, 1, 3}));
}

TEST(Ranks, the_order_holds_in_a_share_of_replicates) {
    EXPECT_DOUBLE_EQ(share_in_order({{5, 5, 1, 4}, {3, 5, 2, missing}}, {1, 2}), (1 + 0.5 + 0) / 3);
    EXPECT_DOUBLE_EQ(share_in_order({{0, 0}, {1, 2}, {3, 1}}, {3, 2, 1}), 0.5);
    EXPECT_TRUE(std::isnan(share_in_order({{1, 2}}, {1})));
}

TEST(RuleComparison, ranks_by_each_yardstick_under_each_rule) {
    const RuleComparison rules = compared(rivals({100, 110, 120}, {40, 50, 120}), rivals({30, 40, 50}, {60, 70, 80}));
    EXPECT_EQ(rules.scenarios, (std::vector<std::string>{"a", "b"}));
    ASSERT_EQ(rules.criteria.size(), 3u);
    // wages in fen are 1,000 times the gain: 1,100 yuan on the mean over 100 of spending for a; 700 over 20 for b
    const RuleCriterion &yuan = rules.criteria[0], &head = rules.criteria[1], &poor = rules.criteria[2];
    EXPECT_NEAR(yuan.value[0][0].mean, 1100.0 / 100, 1e-9);
    EXPECT_NEAR(yuan.value[0][1].mean, 700.0 / 20, 1e-9);
    EXPECT_EQ(yuan.rank[0], (std::vector<std::size_t>{2, 1}));
    EXPECT_TRUE(yuan.same_order);
    EXPECT_DOUBLE_EQ(yuan.order_holds[0], 1);
    EXPECT_NEAR(head.value[0][0].mean, 110, 1e-9);
    EXPECT_EQ(head.rank[0], (std::vector<std::size_t>{1, 2}));
    EXPECT_EQ(head.rank[1], (std::vector<std::size_t>{2, 1}));
    EXPECT_FALSE(head.same_order);
    EXPECT_NEAR(head.order_holds[0], 2.5 / 3, 1e-12);   // the third replicate is a tie
    EXPECT_DOUBLE_EQ(head.order_holds[1], 1);
    EXPECT_NEAR(poor.value[0][0].mean, -11, 1e-9);
    EXPECT_EQ(poor.rank[0], head.rank[0]);   // less poverty is better
}

TEST(RuleComparison, without_public_money_nothing_is_gained_per_yuan) {
    Study free = rivals({1, 2, 3}, {4, 5, 6});
    for (double& value : free.values[3]) value = 0;
    const RuleComparison rules = compared(free, free);
    EXPECT_EQ(rules.criteria[0].value[0][0].n, 0u);
    EXPECT_EQ(rules.criteria[0].rank[0], (std::vector<std::size_t>{1, 1}));
    EXPECT_TRUE(std::isnan(rules.criteria[0].order_holds[0]));
}

TEST(RuleComparison, studies_must_fit) {
    const Study study = rivals({1, 2, 3}, {4, 5, 6});
    Study fewer = study;
    fewer.scenarios.pop_back();
    EXPECT_THROW((void)compared(study, fewer), std::invalid_argument);
}

const std::vector<double> high{100, 110, 120, 105, 115, 108}, low{40, 50, 60, 45, 55, 48}, noisy{20, 190, 60, 160, 30, 150};

TEST(RuleComparison, a_ranking_depends_on_the_rule_only_where_pairs_are_surely_reversed) {
    const RuleCriterion reversed = compared(rivals(high, low), rivals(low, high)).criteria[1];
    EXPECT_EQ(reversed.verdict(), RuleVerdict::depends);
    EXPECT_EQ((std::array{reversed.pairs, reversed.alike, reversed.reversed}), (std::array<std::size_t, 3>{1, 0, 1}));
    const RuleCriterion alike = compared(rivals(high, low), rivals(high, low)).criteria[1];
    EXPECT_EQ(alike.verdict(), RuleVerdict::same);
    EXPECT_EQ((std::array{alike.pairs, alike.alike, alike.reversed}), (std::array<std::size_t, 3>{1, 1, 0}));
}

TEST(RuleComparison, says_that_it_cannot_be_told_of_ties_noise_and_few_replicates) {
    EXPECT_EQ(compared(rivals(high, high), rivals(high, high)).criteria[1].verdict(), RuleVerdict::cannot_be_told);
    const RuleCriterion uncertain = compared(rivals(noisy, high), rivals(high, noisy)).criteria[1];
    EXPECT_NE(uncertain.rank[0], uncertain.rank[1]);   // the means have changed places
    EXPECT_EQ(uncertain.verdict(), RuleVerdict::cannot_be_told);
    EXPECT_EQ(uncertain.surely_behind[0], (std::vector<std::uint8_t>{0, 1}));   // a is second, not surely; b is the first
    EXPECT_EQ(compared(rivals({100, 110}, {40, 50}), rivals({40, 50}, {100, 110})).criteria[1].verdict(), RuleVerdict::cannot_be_told);
}

TEST(RuleComparison, says_in_both_languages_whether_the_ranking_depends_on_the_rule) {
    const Study study = rivals(high, low);
    Comparison comparison = compare_scenarios(study);
    EXPECT_EQ(comparison_text(comparison, Language::en).find("Does the ranking"), std::string::npos);
    comparison.rules = compared(study, rivals(low, high));
    const std::string english = comparison_text(comparison, Language::en), chinese = comparison_text(comparison, Language::zh);
    EXPECT_NE(english.find("the ranking depends on the rule: logit: A, B; consumat: B, A (0 of 1 pairs are surely in the same order under both, 1 surely reversed; 6 replicates)."), std::string::npos) << english;
    EXPECT_NE(chinese.find("排序因决策规则而异：logit：甲、乙；consumat：乙、甲"), std::string::npos) << chinese;
    const auto json = nlohmann::json::parse(comparison_json(comparison));
    const auto& head = json["rules"]["criteria"][1];
    EXPECT_EQ(head["key"], "income_per_head_run");
    EXPECT_EQ(head["same_order"], false);
    EXPECT_EQ(head["verdict"], "depends");
    EXPECT_EQ(head["pairs_reversed"], 1);
    EXPECT_EQ(head["rules"]["consumat"]["scenarios"][1]["rank"], 1);
    EXPECT_EQ(head["rules"]["consumat"]["scenarios"][0]["surely_behind"], true);
    EXPECT_NE(comparison_csv(comparison).find("rules,b,,all,consumat:income_per_head_run:rank,1,,1,"), std::string::npos);

    comparison.rules = compared(rivals(noisy, high), rivals(high, noisy));
    EXPECT_NE(comparison_text(comparison, Language::en).find("whether the ranking depends on the rule cannot be told"), std::string::npos);
    EXPECT_NE(comparison_text(comparison, Language::zh).find("排序是否取决于决策规则尚不能判断"), std::string::npos);
}

} // namespace
} // namespace terrace
