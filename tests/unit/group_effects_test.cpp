#include "analysis/comparison/effects.hpp"
#include "analysis/comparison/group_summary.hpp"
#include "analysis/comparison/render.hpp"
#include "analysis/comparison/render_parts.hpp"
#include "analysis/study/effect_ratios.hpp"
#include "tests/support/small_study.hpp"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <array>
#include <cmath>

namespace terrace {
namespace {

constexpr Grouping every[] = {Grouping::tier, Grouping::household_type, Grouping::village};
constexpr std::size_t business = 1;

/// Four households in two villages, of the first and of the third tier; the second is pastoral, the third exited.
HouseholdPanel two_villages() {
    constexpr std::uint32_t households = 4;
    constexpr int months = 36;
    HouseholdPanel panel;
    panel.households = households;
    panel.first = Month::of(2020, 1);
    panel.months = months;
    for (auto& source : panel.income)
        source.assign(std::size_t{months} * households, 0);
    panel.income[business].assign(std::size_t{months} * households, 100'000);
    panel.consumer_price.assign(months, 1.0);
    panel.eligible.assign(1, std::vector<std::uint8_t>(households, 0));
    panel.facts.assign(households, FirstMonthFacts{3000, 20, 4, 2, 0, 0});
    panel.facts[1].pastoral = 1;
    panel.facts[2].exited = 1;
    panel.months_below = {0, 5, 24, 3};
    panel.villages.resize(2);
    panel.villages.first_household[1] = 3;
    panel.villages.households[0] = 3;
    panel.villages.households[1] = 1;
    panel.villages.first_tier[0] = static_cast<std::uint8_t>(Tier::demonstration);
    panel.villages.first_tier[1] = static_cast<std::uint8_t>(Tier::consolidation);
    return panel;
}

TEST(GroupEffects, four_households_are_counted_by_hand) {
    const HouseholdPanel without = two_villages();
    HouseholdPanel with = without;
    with.facts[3].income_per_head = 9000;                                                                   // above the median, not exited
    with.participants = {{2, 14, 0, 1, 0}, {3, 30, 0, 1, 0}};                                               // the second has no full year
    with.receipts = {{2, 14, 0, ReceiptForm::grant, 700, true}, {2, 15, 0, ReceiptForm::wage, 50},          // not out of the budget
                     {2, 30, 0, ReceiptForm::grant, 11, true},  {2, 16, 0, ReceiptForm::activity, 9'999},   // second year; turnover
                     {3, 30, 0, ReceiptForm::grant, 400, true}, {1, 20, 0, ReceiptForm::relief, 30, true}}; // to one who does not take part
    for (int month = 14; month < 36; ++month)
        with.income[business][static_cast<std::size_t>(month) * 4 + 2] += 1'000;
    with.months_below = {0, 6, 20, 3};
    const MeasureEffect effect = measure_effect(with, &without, {0, Month::of(2021, 3), 0});
    const auto sums = [](std::int64_t households, std::int64_t full, std::int64_t ever, Fen gross, Fen net, Fen paid, Fen net_all,
                         std::int64_t lifted) { return EffectSums{households, full, ever, gross, 0, net, paid, net_all, lifted}; };
    const EffectSums first = sums(3, 1, 1, 750, 12'000, 741, 22'000, 3), second = sums(1, 0, 1, 0, 0, 400, 0, 0);
    EXPECT_EQ(effect.groups.villages, (std::vector<EffectSums>{first, second}));
    EXPECT_EQ(effect.groups.tiers, (std::vector<EffectSums>{first, EffectSums{}, second}));
    EXPECT_EQ(effect.groups.household_types[1], sums(1, 0, 0, 0, 0, 30, 0, -1)) << "pastoral";
    EXPECT_EQ(effect.groups.household_types[2], sums(1, 1, 1, 750, 12'000, 711, 22'000, 4)) << "exited";
    EXPECT_EQ(effect.months_lifted, 3);
    EXPECT_EQ(effect.net_county, 22'000);
}

TEST(GroupEffects, without_a_twin_tell_who_takes_part_and_what_is_paid) {
    HouseholdPanel with = two_villages();
    with.participants = {{0, 14, 0, 1, 0}};
    with.receipts = {{0, 14, 0, ReceiptForm::grant, 700, true}};
    const MeasureEffect effect = measure_effect(with, nullptr, {0, Month::of(2021, 3), 0});
    EXPECT_EQ(effect.groups.tiers.at(0), (EffectSums{3, 1, 1, 700, 0, 0, 700, 0, 0}));
}

TEST(EffectRatios, have_no_value_where_nobody_gains_and_nothing_is_paid) {
    EXPECT_TRUE(std::isnan(cost_per_yuan({})));
    EXPECT_TRUE(std::isnan(cost_per_lifted({})));
    EXPECT_TRUE(std::isnan(leakage({})));
    const EffectSums sums{10, 5, 5, 400, 100, 0, 60'000, 120'000, 24};
    EXPECT_DOUBLE_EQ(cost_per_yuan(sums), 0.5);
    EXPECT_DOUBLE_EQ(cost_per_lifted(sums), 300); // 600 yuan for two household-years
    EXPECT_DOUBLE_EQ(leakage(sums), 0.25);
}

/// The small study, its courtyards in Bohu divided: the demonstration villages get all the money, the exited gain. Others have groups
/// without anybody.
Study divided_study() {
    Study study = small_study();
    for (MeasureEffect& effect : study.effects) {
        effect.groups = {std::vector<EffectSums>(effect.county == 0 ? 1 : 2, EffectSums{}),
                         std::vector<EffectSums>(tier_count, EffectSums{}), std::vector<EffectSums>(household_type_count, EffectSums{})};
        if (effect.measure != 1 || effect.county != 0) continue;
        const auto more = static_cast<Fen>(effect.replicate);
        const EffectSums sums{
            50, 3, 4, 600'000, 150'000, 300'000, 800'000, 400'000 + 100 * more, 24 + 12 * static_cast<std::int64_t>(more)};
        effect.groups.villages[0] = effect.groups.tiers[0] = effect.groups.household_types[0] = effect.groups.household_types[2] = sums;
    }
    return study;
}

Comparison divided(std::span<const Grouping> groupings = every) {
    const Study study = divided_study();
    Comparison comparison = compare_scenarios(study);
    comparison.groups = summarise_groups(study, comparison.measures, groupings);
    return comparison;
}

const MeasureGroups& groups_at(const Comparison& comparison, Grouping grouping, const std::string& measure, const std::string& place) {
    for (const MeasureGroups& one : comparison.groups)
        if (one.grouping == grouping && one.measure == measure && one.place.key == place) return one;
    throw std::out_of_range(measure + " " + place);
}

TEST(GroupSummary, ratios_come_from_sums_over_replicates_and_everybody_is_counted_once) {
    const Comparison comparison = divided();
    for (const Grouping grouping : every) {
        const MeasureGroups& bohu = groups_at(comparison, grouping, "courtyards", "bohu");
        for (const GroupSummary* group : {&bohu.groups.front(), &bohu.groups.back()}) {
            EXPECT_DOUBLE_EQ(group->households.mean, 50);
            EXPECT_DOUBLE_EQ(group->participants.mean, 3);
            EXPECT_DOUBLE_EQ(group->gross_paid.mean, 6'000);
            EXPECT_DOUBLE_EQ(group->net.mean, 3'000);
            EXPECT_DOUBLE_EQ(group->paid.mean, 8'000);
            EXPECT_DOUBLE_EQ(group->years_lifted.mean, 3);
            ASSERT_TRUE(group->cost_per_yuan.printable);
            EXPECT_DOUBLE_EQ(group->cost_per_yuan.ratio, 24'000.0 / 12'003);
            EXPECT_DOUBLE_EQ(group->cost_per_lifted.ratio, 24'000.0 / 9);
            EXPECT_DOUBLE_EQ(group->leakage.ratio, 0.25);
        }
        EXPECT_DOUBLE_EQ(bohu.not_to_households.mean, 10'001.0 - 8'000);
        EXPECT_EQ(bohu.groups.back().key, "all");
    }
    EXPECT_FALSE(groups_at(comparison, Grouping::tier, "courtyards", "all").groups[1].cost_per_lifted.printable) << "nobody lives there";
    EXPECT_DOUBLE_EQ(groups_at(comparison, Grouping::tier, "courtyards", "all").groups[0].paid.mean, 8'000);
    EXPECT_EQ(groups_at(comparison, Grouping::village, "courtyards", "yuli").groups[1].key, "尉犁-2");
    EXPECT_THROW(groups_at(comparison, Grouping::village, "courtyards", "all"), std::out_of_range);
}

TEST(GroupSummary, without_pairs_there_are_no_nets_and_no_costs) {
    Study study = divided_study();
    for (MeasureEffect& effect : study.effects)
        effect.paired = false;
    Comparison comparison = compare_scenarios(study);
    const auto groups = summarise_groups(study, comparison.measures, every);
    ASSERT_FALSE(groups.empty());
    for (const MeasureGroups& measure : groups)
        for (const GroupSummary& group : measure.groups) {
            EXPECT_EQ(group.net.n + group.net_all.n + group.years_lifted.n, 0u);
            EXPECT_FALSE(group.cost_per_yuan.printable || group.cost_per_lifted.printable);
            EXPECT_EQ(group.households.n, 3u);
        }
}

TEST(GroupSummary, of_a_study_without_groups_is_empty) {
    const Study study = small_study();
    EXPECT_TRUE(summarise_groups(study, compare_scenarios(study).measures, every).empty());
}

TEST(GroupTables, speak_both_languages_and_show_only_what_was_asked) {
    const Comparison all = divided(), none = divided({});
    EXPECT_EQ(groups_text(none, Language::en), "");
    const std::string english = groups_text(all, Language::en), chinese = groups_text(all, Language::zh);
    for (const char* said :
         {"by village tier", "Demonstration villages", "Poverty-exited households", "All households", "To no single household", "2,667"})
        EXPECT_NE(english.find(said), std::string::npos) << said;
    for (const char* said : {"按村庄梯次", "示范村", "脱贫户", "全部农户", "未直接到户", "2667"})
        EXPECT_NE(chinese.find(said), std::string::npos) << said;
    EXPECT_EQ(english.find("尉犁-2"), std::string::npos) << "a village in which nobody takes part";
    EXPECT_NE(comparison_text(all, Language::en).find("by village tier"), std::string::npos);
}

TEST(GroupTables, json_and_csv_hold_the_same_numbers) {
    const Comparison all = divided(std::array{Grouping::household_type});
    const auto json = nlohmann::json::parse(comparison_json(all));
    const auto& courtyards = json.at("groups").back();
    EXPECT_EQ(courtyards.at("by"), "type");
    EXPECT_EQ(courtyards.at("groups").at(2).at("key"), "exited");
    EXPECT_DOUBLE_EQ(json.at("groups").at(0).at("groups").at(1).at("households").at("value").get<double>(), 0);
    EXPECT_TRUE(json.at("groups").at(0).at("groups").at(1).at("cost_per_yuan").at("value").is_null());
    EXPECT_NE(comparison_csv(all).find("group,lease,courtyards,bohu,type:exited:paid,yuan,,8000,"), std::string::npos);
    EXPECT_TRUE(nlohmann::json::parse(comparison_json(divided({}))).at("groups").is_null());
}

} // namespace
} // namespace terrace
