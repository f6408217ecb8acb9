#include "analysis/comparison/comparison.hpp"
#include "analysis/comparison/render.hpp"
#include "tests/support/small_study.hpp"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <cmath>

namespace terrace {
namespace {

/// The small study with two tiers: Bohu has villages of the first alone, Yuli of both; incomes of the second tier rise by 30 + 3 r yuan in
/// "lease", its poverty falls by one point in a hundred.
Study tiered_study() {
    Study study = small_study();
    study.coordinates.push_back({"tier", {"demonstration", "catching_up"}, {"示范", "追赶"}});
    add_series(study, {"income_per_head_by_tier", "yuan", "", "", "", "tier", 2}, [](auto s, auto r, auto, auto c, auto i) {
        return c == 0 && i == 1 ? 0.0 : 10'000.0 * (c + 1) + 1'000.0 * r + (s > 0 && i == 1 ? 30.0 + 3.0 * r : s > 0 && c == 1 ? 8.0 : 0.0);
    });
    add_series(study, {"poverty_headcount_by_tier", "1", "", "", "", "tier", 2},
               [](auto s, auto, auto, auto c, auto i) { return c == 0 && i == 1 ? 0.0 : 0.05 - (s > 0 && i == 1 ? 0.01 : 0.0); });
    add_series(study, {"population_by_tier", "persons", "", "", "", "tier", 2}, [](auto, auto, auto, auto c, auto i) { return c == 0 ? (i == 0 ? 1000.0 : 0.0) : 1500.0; });
    return study;
}

TEST(TierComparison, is_paired_and_weighted_by_the_persons_of_the_tier) {
    const Comparison comparison = compare_scenarios(tiered_study());
    const std::vector<TierComparison>& tiers = comparison.scenarios.at(0).tiers;
    ASSERT_EQ(tiers.size(), 2u);
    EXPECT_EQ(tiers[1].key, "catching_up");
    EXPECT_EQ(tiers[1].label.en, "Catching-up villages");
    EXPECT_EQ(tiers[1].label.zh, "追赶村");
    const Indicator& income = tiers[1].indicators.at(0);
    EXPECT_EQ(income.key, "income_per_head_last_year");
    EXPECT_EQ(income.places[0].change.difference.n, 0u);   // Bohu has no such village
    EXPECT_TRUE(std::isnan(income.places[0].change.difference.mean));
    EXPECT_DOUBLE_EQ(income.places[1].change.difference.mean, 33);
    EXPECT_NEAR(income.places[1].change.difference.high - 33, 4.30265 * 3 / std::sqrt(3.0), 1e-3);
    EXPECT_DOUBLE_EQ(income.places[2].change.difference.mean, 33);   // all are Yuli's
    EXPECT_DOUBLE_EQ(income.places[2].base.mean, 21'000);
    EXPECT_NEAR(tiers[1].indicators.at(1).places[1].change.difference.mean, -1, 1e-12);   // in percent
    EXPECT_NEAR(tiers[0].indicators.at(0).places[2].change.difference.mean, 8 * 0.6, 1e-9);   // 1,000 of Bohu, 1,500 of Yuli
    EXPECT_NEAR(tiers[0].indicators.at(0).places[2].base.mean, 11'000 * 0.4 + 21'000 * 0.6, 1e-9);
}

TEST(TierComparison, is_absent_from_studies_without_tiers) {
    const Comparison comparison = compare_scenarios(small_study());
    EXPECT_TRUE(comparison.scenarios.at(0).tiers.empty());
    EXPECT_EQ(comparison_text(comparison, Language::en).find("By village tier"), std::string::npos);
    EXPECT_TRUE(nlohmann::json::parse(comparison_json(comparison))["scenarios"][0]["tiers"].empty());
}

TEST(TierComparison, stands_in_every_form) {
    const Comparison comparison = compare_scenarios(tiered_study());
    const std::string en = comparison_text(comparison, Language::en), zh = comparison_text(comparison, Language::zh);
    for (const char* expected : {"By village tier (tier at the first month), last twelve months", "Catching-up villages: income per head (yuan)", "+33 ±7", "-1.00"})
        EXPECT_NE(en.find(expected), std::string::npos) << expected << "\n" << en;
    for (const char* expected : {"按村庄梯次（首月所属梯次）", "追赶村：低于国家脱贫标准人口比例（%）"}) EXPECT_NE(zh.find(expected), std::string::npos) << expected << "\n" << zh;
    EXPECT_EQ(en.find("nan"), std::string::npos);
    const auto json = nlohmann::json::parse(comparison_json(comparison))["scenarios"][0]["tiers"];
    EXPECT_EQ(json[0]["key"], "demonstration");
    EXPECT_DOUBLE_EQ(json[1]["indicators"][0]["places"]["yuli"]["value"], 33.0);
    EXPECT_TRUE(json[1]["indicators"][0]["places"]["bohu"]["value"].is_null());
    const std::string csv = comparison_csv(comparison);
    EXPECT_NE(csv.find("scenario,lease,,yuli,tier:catching_up:income_per_head_last_year,yuan,21000,33,"), std::string::npos) << csv;
    EXPECT_NE(csv.find("scenario,lease,,bohu,tier:catching_up:poverty_headcount,% of persons,,,,,0,"), std::string::npos);
}

} // namespace
} // namespace terrace
