#include "analysis/comparison/comparison.hpp"
#include "analysis/comparison/render.hpp"
#include "analysis/study/overlaps.hpp"
#include "analysis/study/study_file.hpp"
#include "tests/support/small_study.hpp"
#include "tests/support/temporary_folder.hpp"

#include <gtest/gtest.h>

namespace terrace {
namespace {

enum : std::uint8_t { yards, trees, posts, relief, watch };   // measures of the hand-made scenario

Scenario packaged() {
    Scenario scenario;
    for (const auto& [name, instrument] : std::initializer_list<std::pair<const char*, const char*>>{
             {"yards", "courtyard_economy"}, {"trees", "orchard"}, {"posts", "special_posts"}, {"relief", "relief_fund"}, {"watch", "relapse_monitoring"}}) {
        Measure measure;
        measure.terms.name = name;
        measure.terms.instrument = instrument;
        scenario.measures.push_back(measure);
    }
    return scenario;
}

HouseholdPanel panel(std::vector<Receipt> receipts, std::vector<Participant> participants = {}) {
    HouseholdPanel panel;
    panel.households = 10;
    panel.receipts = std::move(receipts);
    panel.participants = std::move(participants);
    return panel;
}

std::vector<Overlap> found(const HouseholdPanel& panel, const Scenario& lived, const Scenario& scenario) {
    std::vector<Overlap> list;
    add_overlaps(panel, lived, scenario, {7, 0, 0, 3, 1}, list);
    return list;
}
std::vector<Overlap> found(const HouseholdPanel& panel) { return found(panel, packaged(), packaged()); }

TEST(Overlaps, two_grants_for_industries_within_twelve_months_are_double_counting) {
    const auto list = found(panel({{1, 14, yards, ReceiptForm::grant, 800'000},
                                   {1, 25, trees, ReceiptForm::grant, 100'000}, {1, 40, trees, ReceiptForm::grant, 200'000},   // eleven months after the yard
                                   {2, 14, yards, ReceiptForm::grant, 700'000}, {2, 26, trees, ReceiptForm::grant, 300'000},   // a whole year after it
                                   {3, 14, yards, ReceiptForm::grant, 600'000}}));                                             // no trees
    EXPECT_EQ(list, (std::vector<Overlap>{{7, yards, trees, 3, 1, 2, 1'500'000, 600'000, 1, 300'000}}));
}

TEST(Overlaps, an_earlier_payment_of_the_second_measure_counts_as_well) {
    const auto list = found(panel({{4, 20, yards, ReceiptForm::grant, 500}, {4, 12, trees, ReceiptForm::grant, 900}}));
    ASSERT_EQ(list.size(), 1u);
    EXPECT_EQ(list.front().twice, 1);
    EXPECT_EQ(list.front().twice_paid, 500);
}

TEST(Overlaps, different_kinds_of_support_are_no_double_counting) {
    const auto list = found(panel({{1, 14, yards, ReceiptForm::grant, 800}, {1, 14, relief, ReceiptForm::relief, 300}}));
    EXPECT_EQ(list, (std::vector<Overlap>{{7, yards, relief, 3, 1, 1, 800, 300, 0, 0}}));
}

TEST(Overlaps, wages_of_public_posts_are_public_money_and_turnover_is_none) {
    const auto list = found(panel({{1, 14, posts, ReceiptForm::wage, 1000}, {1, 15, posts, ReceiptForm::wage, 1000}, {1, 15, yards, ReceiptForm::activity, 99}, {1, 14, yards, ReceiptForm::goods, 50},
                                   {1, 15, trees, ReceiptForm::activity, 77}}));
    EXPECT_EQ(list, (std::vector<Overlap>{{7, yards, posts, 3, 1, 1, 50, 2000, 0, 0}}));
}

TEST(Overlaps, who_takes_part_is_reached_even_unpaid_but_nobody_is_by_monitoring) {
    const auto list = found(panel({{1, 14, yards, ReceiptForm::grant, 800}}, {{1, 14, trees, 0, 0}, {1, 14, watch, 0, 0}, {1, 15, trees, 0, 0}}));
    EXPECT_EQ(list, (std::vector<Overlap>{{7, yards, trees, 3, 1, 1, 800, 0, 0, 0}}));
}

TEST(Overlaps, measures_are_those_of_the_scenario_asked_for_wherever_the_county_was_lived) {
    Scenario asked = packaged();
    std::swap(asked.measures[yards], asked.measures[trees]);
    asked.measures.insert(asked.measures.begin(), Measure{});   // of another county
    asked.measures.front().terms.name = "elsewhere";
    const auto list = found(panel({{1, 14, yards, ReceiptForm::grant, 800}, {1, 14, trees, ReceiptForm::grant, 500}}), packaged(), asked);
    EXPECT_EQ(list, (std::vector<Overlap>{{7, 1, 2, 3, 1, 1, 500, 800, 1, 500}}));   // trees first now
}

Study study_with_overlaps() {
    Study study = small_study();
    study.scenarios[1].measures[0].instrument = "orchard";   // industry like the courtyards
    study.overlaps = {{1, 0, 1, 0, 1, 4, 40'000, 20'000, 2, 10'000}, {1, 0, 1, 2, 1, 2, 20'000, 10'000, 1, 5'000}, {1, 0, 1, 0, 0, 30, 100, 0, 0, 0}};
    return study;
}

TEST(Overlaps, are_the_same_in_a_study_file) {
    const TemporaryFolder folder;
    const Study study = study_with_overlaps();
    write_study(study, folder.path() / "study.h5", false);
    EXPECT_EQ(read_study(folder.path() / "study.h5").overlaps, study.overlaps);
    write_study(small_study(), folder.path() / "none.h5", false);
    EXPECT_TRUE(read_study(folder.path() / "none.h5").overlaps.empty());
}

TEST(Overlaps, are_means_over_all_replicates_with_the_double_counted_first) {
    const Comparison comparison = compare_scenarios(study_with_overlaps());
    ASSERT_EQ(comparison.overlaps.size(), 2u);
    const OverlapSummary& pair = comparison.overlaps.front();
    EXPECT_EQ(pair.scenario, "lease");
    EXPECT_EQ(pair.place.key, "yuli");
    EXPECT_EQ(pair.kind, "industry");
    EXPECT_EQ(pair.households.n, 3u);
    EXPECT_DOUBLE_EQ(pair.households.mean, 2);   // nobody in the second replicate
    EXPECT_DOUBLE_EQ(pair.first_paid.mean, 200);
    EXPECT_DOUBLE_EQ(pair.second_paid.mean, 100);
    EXPECT_DOUBLE_EQ(pair.twice.mean, 1);
    EXPECT_DOUBLE_EQ(pair.twice_paid.mean, 50);
    EXPECT_EQ(comparison.overlaps.back().place.key, "bohu");
}

TEST(Overlaps, the_table_marks_the_double_counted) {
    const Comparison comparison = compare_scenarios(study_with_overlaps());
    const std::string english = comparison_text(comparison, Language::en), chinese = comparison_text(comparison, Language::zh);
    EXPECT_NE(english.find("Households reached by two measures: Lease"), std::string::npos);
    EXPECT_NE(english.find("* Land lease + Courtyards"), std::string::npos);
    EXPECT_NE(english.find("  Land lease + Courtyards"), std::string::npos);
    EXPECT_NE(chinese.find("同一农户享受两项措施"), std::string::npos);
    EXPECT_NE(comparison_csv(comparison).find("overlap,lease,land_transfer+courtyards,yuli,paid_twice,households,,1,"), std::string::npos);
    EXPECT_EQ(comparison_text(compare_scenarios(small_study()), Language::en).find("Households reached by two"), std::string::npos);
}

} // namespace
} // namespace terrace
