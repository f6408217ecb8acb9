#include "analysis/comparison/render.hpp"
#include "analysis/report/report.hpp"
#include "tests/support/report_cells.hpp"
#include "tests/support/small_study.hpp"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <sstream>

// What is said of the cost of a gain where there is a loss: a cost per yuan below zero would look cheapest.
namespace terrace {
namespace {

/// The comparison of the small study turned round: "baseline" against "lease" has less income, and less public money, in every replicate.
Comparison turned() { return compare_scenarios(small_study(), 1); }

/// The small study with a lease that lowers the county's income.
Study losing_lease() {
    Study study = small_study();
    for (MeasureEffect& effect : study.effects)
        if (effect.measure == 0) effect.net_county = -7'000'000 - static_cast<Fen>(effect.replicate), effect.public_cost = 6'000'000;
    return study;
}

std::string line_with(const std::string& text, const std::string& start) {
    std::istringstream stream(text);
    for (std::string line; std::getline(stream, line);)
        if (line.starts_with(start)) return line;
    return "";
}

TEST(CostOfAGain, is_no_number_in_the_table_of_a_scenario_that_surely_lowers_income) {
    ASSERT_TRUE(turned().scenarios[0].cost_per_yuan[0].loses());
    const std::string en = line_with(comparison_text(turned(), Language::en), "Public cost per yuan of net income"),
                      zh = line_with(comparison_text(turned(), Language::zh), "每增加1元农户收入的财政成本");
    EXPECT_NE(en.find("loses"), std::string::npos) << en;
    EXPECT_EQ(en.find("0.4"), std::string::npos) << en;
    EXPECT_NE(zh.find("净收入减少"), std::string::npos) << zh;
}

TEST(CostOfAGain, is_no_number_where_more_households_surely_are_poor) {
    Study study = small_study();
    for (const char* name : {"latent_poor_households", "relapse_recorded"}) // 18 more in Bohu each month, plus one a replicate
        add_series(study, {name, "households", name, name, "", "", 1},
                   [&](auto s, auto r, auto, auto c, auto) { return 100.0 + (s == 1 && c == 0 ? 9.0 + r : 0.0); });
    const Comparison comparison = compare_scenarios(study);
    ASSERT_TRUE(comparison.scenarios[0].cost_per_lifted[0].loses());
    EXPECT_NE(line_with(comparison_text(comparison, Language::en), "Public cost per household lifted").find("more poor"),
              std::string::npos);
    EXPECT_NE(line_with(comparison_text(comparison, Language::zh), "每减少1户低收入户").find("低收入户增加"), std::string::npos);
    EXPECT_TRUE(nlohmann::json::parse(comparison_json(comparison))["scenarios"][0]["cost_per_lifted"]["bohu"]["loses"].get<bool>());
}

TEST(CostOfAGain, is_null_with_a_flag_in_json_and_an_empty_field_with_a_flag_in_csv) {
    const auto cost = nlohmann::json::parse(comparison_json(turned()))["scenarios"][0]["cost_per_yuan"];
    EXPECT_TRUE(cost["bohu"]["value"].is_null());
    EXPECT_TRUE(cost["bohu"]["low"].is_null());
    EXPECT_EQ(cost["bohu"]["n"], 3);
    EXPECT_TRUE(cost["bohu"]["loses"].get<bool>());
    const auto gains = nlohmann::json::parse(comparison_json(compare_scenarios(small_study())))["scenarios"][0]["cost_per_yuan"]["bohu"];
    EXPECT_FALSE(gains["loses"].get<bool>());
    EXPECT_NEAR(gains["value"].get<double>(), 150.0 / 330.0, 1e-12);
    const std::string csv = comparison_csv(turned());
    EXPECT_EQ(line_with(csv, "scenario,baseline,,bohu,cost_per_yuan,"), "scenario,baseline,,bohu,cost_per_yuan,yuan,,,,,3,");
    EXPECT_EQ(line_with(csv, "scenario,baseline,,bohu,cost_per_yuan:loses,"), "scenario,baseline,,bohu,cost_per_yuan:loses,1,,1,,,3,");
    EXPECT_EQ(comparison_csv(compare_scenarios(small_study())).find(":loses"), std::string::npos);
}

TEST(CostOfAGain, of_a_measure_that_lowers_income_is_no_number_in_the_table_and_no_bar_in_the_report) {
    const Study study = losing_lease();
    const Comparison comparison = compare_scenarios(study);
    ASSERT_TRUE(comparison.measures[0].cost_per_yuan.loses());
    EXPECT_NE(comparison_text(comparison, Language::en).find("loses"), std::string::npos);
    const Report report = make_report(study);
    const ReportFigure& figure = figure_of(report, "cost");
    bool told = false;
    for (const auto& row : figure.table.rows)
        if (row.front().text.en.starts_with("Land lease")) {
            told = true;
            EXPECT_EQ(row[3].text, (Text{"loses", "净收入减少"}));
        }
    EXPECT_TRUE(told);
    for (const auto& category : figure.data["categories"])
        EXPECT_EQ(category.dump().find("Land lease"), std::string::npos);
}

TEST(MoneyOfAScenario, has_a_table_of_its_own_in_every_form) {
    Study study = small_study();
    for (std::size_t r = 0; r < study.replicates; ++r) {
        std::int64_t* flows = &study.ledger[study.at(1, r, 5, 0, flow_count)];
        flows[static_cast<std::size_t>(Flow::appropriation)] = 5'000'000'00;
        flows[static_cast<std::size_t>(Flow::asset_grant)] = 3'000'000'00;
    }
    const Comparison comparison = compare_scenarios(study);
    const std::string en = comparison_text(comparison, Language::en), zh = comparison_text(comparison, Language::zh);
    EXPECT_NE(en.find("Lease, All counties: where the money went (million yuan)"), std::string::npos) << en;
    EXPECT_NE(en.find("The budget lines of all its measures, less the base's"), std::string::npos);
    EXPECT_NE(zh.find("流转方案（合计）：资金去向（万元）"), std::string::npos) << zh;
    const auto money = nlohmann::json::parse(comparison_json(comparison))["scenarios"][0]["money"];
    EXPECT_EQ(money["bohu"]["appropriated"]["value"], 5e6);
    EXPECT_EQ(money["all"]["unspent"]["value"], 2e6);
    EXPECT_EQ(money["bohu"]["paid"][0]["key"], "asset_grant");
    EXPECT_EQ(line_with(comparison_csv(comparison), "scenario,lease,,bohu,money:paid:asset_grant,"),
              "scenario,lease,,bohu,money:paid:asset_grant,yuan,,3000000,3000000,3000000,3,");
    EXPECT_EQ(figure_of(make_report(study), "circulation-scenario-1").table.columns.size(), 3u);
}

TEST(MoneyOfAScenario, without_a_ledger_is_not_told) {
    Study study = small_study();
    study.ledger.clear();
    const Comparison comparison = compare_scenarios(study);
    EXPECT_EQ(comparison_text(comparison, Language::en).find("The budget lines of all its measures"), std::string::npos);
    EXPECT_TRUE(nlohmann::json::parse(comparison_json(comparison))["scenarios"][0]["money"]["all"]["came_in"].empty());
    EXPECT_EQ(comparison_csv(comparison).find("scenario,lease,,bohu,money:"), std::string::npos);
}

} // namespace
} // namespace terrace
