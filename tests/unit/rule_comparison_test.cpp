#include "analysis/comparison/rule_comparison.hpp"

#include "analysis/comparison/render.hpp"
#include "tests/support/small_study.hpp"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <cmath>
#include <limits>
#include <stdexcept>

namespace terrace {
namespace {

constexpr double missing = std::numeric_limits<double>::quiet_NaN();

/// A base and two scenarios "a" and "b", one county, three replicates, two months. Income per head above the base by `a` and `b` yuan, the poor 5 % less a tenth of it.
Study rivals(const std::vector<double>& a, const std::vector<double>& b) {
    Study study;
    study.scenarios = {{"base", {"Base", "基线"}, {}, "base", false}, {"a", {"A", "甲"}, {}, "a", false}, {"b", {"B", "乙"}, {}, "b", false}};
    study.counties = {{"yuli", {"Yuli", "尉犁县"}}};
    study.replicates = 3;
    study.first = Month::of(2021, 1);
    study.months = 2;
    const auto gain = [&](std::size_t s, std::size_t r) { return s == 0 ? 0.0 : s == 1 ? a[r] : b[r]; };
    add_series(study, {"population", "persons", "", "", "", "", 1}, [](auto, auto, auto, auto, auto) { return 10.0; });
    add_series(study, {"income_per_head", "yuan", "", "", "", "", 1}, [&](auto s, auto r, auto, auto, auto) { return 1000 + gain(s, r); });
    add_series(study, {"poverty_headcount", "1", "", "", "", "", 1}, [&](auto s, auto r, auto, auto, auto) { return 0.05 - gain(s, r) / 1000; });
    add_series(study, {"spending", "yuan", "", "", "", "", 1}, [](auto s, auto, auto, auto, auto) { return s == 0 ? 0.0 : s == 1 ? 50.0 : 10.0; });
    study.ledger.assign(3 * 3 * 2 * flow_count, 0);
    for (std::size_t s = 0; s < 3; ++s)
        for (std::size_t r = 0; r < 3; ++r) study.ledger[study.at(s, r, 0, 0, flow_count, static_cast<std::size_t>(Flow::wages))] = static_cast<Fen>(std::llround(1000 * gain(s, r)));
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

TEST(RuleComparison, says_in_both_languages_whether_the_ranking_depends_on_the_rule) {
    const Study study = rivals({100, 110, 120}, {40, 50, 120});
    Comparison comparison = compare_scenarios(study);
    EXPECT_EQ(comparison_text(comparison, Language::en).find("Does the ranking"), std::string::npos);
    comparison.rules = compared(study, rivals({30, 40, 50}, {60, 70, 80}));
    const std::string english = comparison_text(comparison, Language::en), chinese = comparison_text(comparison, Language::zh);
    EXPECT_NE(english.find("Net income gained per public yuan: the ranking does not depend on the rule (B, A)."), std::string::npos) << english;
    EXPECT_NE(english.find("the ranking depends on the rule (logit: A, B; consumat: B, A). The first two are too close"), std::string::npos);
    EXPECT_NE(chinese.find("排序因决策规则而异（logit：甲、乙；consumat：乙、甲）"), std::string::npos);
    const auto json = nlohmann::json::parse(comparison_json(comparison));
    const auto& head = json["rules"]["criteria"][1];
    EXPECT_EQ(head["key"], "income_per_head_run");
    EXPECT_EQ(head["same_order"], false);
    EXPECT_EQ(head["rules"]["consumat"]["scenarios"][1]["rank"], 1);
    EXPECT_NE(comparison_csv(comparison).find("rules,b,,all,consumat:income_per_head_run:rank,1,,1,"), std::string::npos);
}

} // namespace
} // namespace terrace
