#include "analysis/comparison/comparison.hpp"
#include "analysis/comparison/land_table.hpp"
#include "analysis/comparison/measure_summary.hpp"
#include "tests/support/small_study.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <stdexcept>

namespace terrace {
namespace {

Indicator row(const Comparison& comparison, const std::string& key) {
    for (const Indicator& indicator : comparison.scenarios.at(0).indicators)
        if (indicator.key == key) return indicator;
    throw std::out_of_range(key);
}

MeasureSummary measure(const Comparison& comparison, const std::string& name, const std::string& place) {
    for (const MeasureSummary& summary : comparison.measures)
        if (summary.measure == name && summary.place.key == place) return summary;
    throw std::out_of_range(name + " " + place);
}

TEST(Comparison, leaves_helper_runs_and_the_base_out) {
    const Comparison comparison = compare_scenarios(small_study());
    ASSERT_EQ(comparison.scenarios.size(), 1u);
    EXPECT_EQ(comparison.scenarios[0].name, "lease");
    EXPECT_EQ(comparison.base, "baseline");
    EXPECT_EQ(comparison.last, Month::of(2022, 12));
    ASSERT_EQ(comparison.places.size(), 3u);
    EXPECT_EQ(comparison.places[2].key, "all");
    for (const MeasureSummary& summary : comparison.measures)
        EXPECT_EQ(summary.scenario, "lease");
}

TEST(Comparison, income_is_paired_by_replicate_and_weighted_by_persons) {
    const Indicator income = row(compare_scenarios(small_study()), "income_per_head_last_year");
    EXPECT_DOUBLE_EQ(income.places[0].change.difference.mean, 0);
    EXPECT_DOUBLE_EQ(income.places[1].change.difference.mean, 110); // 100, 110, 120
    EXPECT_NEAR(income.places[1].change.difference.high - 110, 4.30265 * 10 / std::sqrt(3.0), 1e-3);
    EXPECT_NEAR(income.places[2].change.difference.mean, 110 * 0.75, 1e-9);
    EXPECT_DOUBLE_EQ(income.places[2].base.mean, 20'500 + 23);
    // Var(500 r) + Var(510 r) over Var(10 r)
    EXPECT_NEAR(income.places[1].change.variance_reduction, (500.0 * 500 + 510.0 * 510) / 100, 1e-6);
    const Indicator average = row(compare_scenarios(small_study()), "income_per_head_run");
    EXPECT_DOUBLE_EQ(average.places[0].base.mean, 20'500 + (11 + 23) / 2.0);
}

TEST(Comparison, headcounts_are_in_percent_by_line) {
    const Comparison comparison = compare_scenarios(small_study());
    EXPECT_NEAR(row(comparison, "poverty_headcount_monitoring").places[0].base.mean, 3.0, 1e-12);
    EXPECT_NEAR(row(comparison, "poverty_headcount_monitoring").places[0].change.difference.mean, -0.4, 1e-12);
    EXPECT_NEAR(row(comparison, "poverty_headcount_monitoring").places[2].change.difference.mean, -0.1, 1e-12);
}

TEST(Comparison, employment_leaves_the_own_farm_and_the_unemployed_out) {
    const Indicator employed = row(compare_scenarios(small_study()), "employed_workers");
    EXPECT_DOUBLE_EQ(employed.places[0].base.mean, 500);
    EXPECT_DOUBLE_EQ(employed.places[2].base.mean, 1000);
    EXPECT_DOUBLE_EQ(employed.places[2].change.difference.mean, 14);
}

TEST(Comparison, net_income_comes_from_the_ledger_and_cost_is_a_ratio_of_sums) {
    const Comparison comparison = compare_scenarios(small_study());
    EXPECT_DOUBLE_EQ(row(comparison, "net_income").places[0].base.mean, 10'000);
    EXPECT_DOUBLE_EQ(row(comparison, "net_income").places[0].change.difference.mean, 110'000); // sales less costs, without consumption
    EXPECT_DOUBLE_EQ(row(comparison, "net_income").places[2].change.difference.mean, 110'555);
    EXPECT_DOUBLE_EQ(row(comparison, "spending").places[0].change.difference.mean, 50'000);
    EXPECT_TRUE(comparison.scenarios[0].cost_per_yuan[0].printable);
    EXPECT_DOUBLE_EQ(comparison.scenarios[0].cost_per_yuan[0].ratio, 150.0 / 330.0);
    EXPECT_DOUBLE_EQ(comparison.scenarios[0].cost_per_yuan[1].ratio, 0);
}

TEST(Comparison, recipients_are_added_up_over_measures) {
    const Indicator recipients = row(compare_scenarios(small_study()), "recipients");
    EXPECT_DOUBLE_EQ(recipients.places[0].change.difference.mean, 4);
    EXPECT_DOUBLE_EQ(recipients.places[1].change.difference.mean, 7);
    EXPECT_DOUBLE_EQ(recipients.places[2].change.difference.mean, 11);
}

TEST(Comparison, a_series_that_the_study_lacks_is_no_row) {
    EXPECT_THROW((void)row(compare_scenarios(small_study()), "gini"), std::out_of_range);
    EXPECT_THROW((void)row(compare_scenarios(small_study()), "poverty_headcount"), std::out_of_range);
    Study without_persons = small_study();
    without_persons.series[0].name = "something_else";
    const Comparison comparison = compare_scenarios(without_persons);
    const Indicator income = row(comparison, "income_per_head_last_year");
    EXPECT_EQ(income.places[2].change.difference.n, 0u);
    EXPECT_EQ(income.places[1].change.difference.n, 3u);
}

TEST(Comparison, gini_of_all_counties_comes_from_their_deciles) {
    Study study = small_study();
    add_series(study, {"gini", "1", "Gini", "基尼系数", "", "", 1}, [](auto s, auto, auto, auto, auto) { return s == 1 ? 0.31 : 0.3; });
    add_series(study, {"income_decile_mean", "yuan", "Decile means", "十等分组", "", "decile", 10},
               [](auto, auto, auto, auto c, auto) { return c == 1 ? 3.0 : 1.0; });
    const Comparison comparison = compare_scenarios(study);
    const Indicator gini = row(comparison, "gini");
    EXPECT_NEAR(gini.places[0].change.difference.mean, 0.01, 1e-12);
    EXPECT_NEAR(gini.places[2].base.mean, 0.25 - 0.1, 1e-12); // a quarter of the people has a tenth of the income
}

TEST(Comparison, another_base_turns_the_sign) {
    const Study study = small_study();
    const Comparison comparison = compare_scenarios(study, *find_scenario(study, "lease"));
    EXPECT_DOUBLE_EQ(row(comparison, "income_per_head_last_year").places[1].change.difference.mean, -110);
    EXPECT_FALSE(find_scenario(study, "no such").has_value());
    EXPECT_THROW((void)compare_scenarios(study, 9), std::out_of_range);
}

TEST(Comparison, a_measure_is_shown_three_ways_per_household) {
    const Comparison comparison = compare_scenarios(small_study());
    const MeasureSummary lease = measure(comparison, "land_transfer", "yuli");
    EXPECT_DOUBLE_EQ(lease.participants.mean, 10);
    EXPECT_DOUBLE_EQ(lease.gross[static_cast<std::size_t>(ReceiptForm::rent)].mean, 14'000);
    EXPECT_DOUBLE_EQ(lease.gross_paid.mean, 15'000);
    EXPECT_DOUBLE_EQ(lease.before_after.mean, 6'001);
    EXPECT_DOUBLE_EQ(lease.before_after_real.mean, 5'000);
    EXPECT_DOUBLE_EQ(lease.net.mean, 6'001);
    EXPECT_TRUE(lease.in_package);
    EXPECT_DOUBLE_EQ(lease.net_first_in.mean, 5'000);
    EXPECT_EQ(measure(comparison, "courtyards", "all").net_first_in.n, 0u);   // nobody ran it alone
    double parts = 0;
    for (const MeanEstimate& part : lease.net_by_source)
        parts += part.mean;
    EXPECT_DOUBLE_EQ(parts, lease.net.mean);
    EXPECT_NEAR(lease.net.high - lease.net.mean, 4.30265 / std::sqrt(3.0), 1e-4);
    EXPECT_DOUBLE_EQ(lease.survey.mean, 8'000);
    EXPECT_DOUBLE_EQ(lease.net_eligible_others.mean, -10);
    EXPECT_DOUBLE_EQ(lease.net_rest.mean, 2);
    EXPECT_DOUBLE_EQ(lease.spillover.mean, 150);
    EXPECT_DOUBLE_EQ(lease.better_alone.mean, 4);
    EXPECT_DOUBLE_EQ(lease.loss_better_alone.mean, 100);
    EXPECT_DOUBLE_EQ(lease.cost_per_yuan.ratio, 0);
    EXPECT_DOUBLE_EQ(lease.leakage.ratio, 3.0 / 15.0);   // of 140,000 yuan of rent and 10,000 of wages
}

TEST(Comparison, cost_per_lifted_household_counts_years_below_the_line) {
    Study study = small_study();
    for (const char* name : {"latent_poor_households", "relapse_recorded"})   // 12 and 6 fewer in Bohu each month, plus one a replicate
        add_series(study, {name, "households", name, name, "", "", 1},
                   [&](auto s, auto r, auto, auto c, auto) { return 100.0 - (s == 1 && c == 0 ? (std::string_view(name).starts_with("latent") ? 12.0 + r : 6.0) : 0.0); });
    const Comparison comparison = compare_scenarios(study);
    EXPECT_TRUE(comparison.scenarios[0].cost_per_lifted[0].printable);
    EXPECT_DOUBLE_EQ(comparison.scenarios[0].cost_per_lifted[0].ratio, 50'000.0 / (2 * 19.0));   // 24 months
    EXPECT_FALSE(comparison.scenarios[0].cost_per_lifted[1].printable);
    EXPECT_FALSE(compare_scenarios(small_study()).scenarios[0].cost_per_lifted[0].printable) << "without the series there is no ratio";
}

TEST(Comparison, a_measure_of_two_counties_is_added_up_first) {
    const Comparison comparison = compare_scenarios(small_study());
    const MeasureSummary all = measure(comparison, "courtyards", "all");
    EXPECT_DOUBLE_EQ(all.participants.mean, 4);
    EXPECT_DOUBLE_EQ(all.gross_paid.mean, 7'000.0 / 4);
    EXPECT_DOUBLE_EQ(all.net.mean, 3'600.0 / 4);
    EXPECT_DOUBLE_EQ(all.shortfall.mean, 4);
    EXPECT_NEAR(all.cost_per_yuan.ratio, 20'002.0 / 8'000.0, 1e-12);
    EXPECT_DOUBLE_EQ(measure(comparison, "courtyards", "bohu").net.mean, 1'000);
    EXPECT_FALSE(all.land.has_value());
}

TEST(Comparison, without_a_twin_net_is_absent) {
    Study study = small_study();
    for (MeasureEffect& effect : study.effects)
        effect.paired = false;
    const Comparison comparison = compare_scenarios(study);
    const MeasureSummary lease = measure(comparison, "land_transfer", "yuli");
    EXPECT_FALSE(lease.paired);
    EXPECT_EQ(lease.net.n, 0u);
    EXPECT_EQ(lease.spillover.n, 0u);
    EXPECT_FALSE(lease.cost_per_yuan.printable);
    EXPECT_EQ(lease.gross_paid.n, 3u);
}

TEST(Comparison, a_measure_without_participants_has_no_figures_per_household) {
    Study study = small_study();
    for (MeasureEffect& effect : study.effects)
        effect.participants = effect.participants_all = effect.better_alone = 0;
    const Comparison comparison = compare_scenarios(study);
    const MeasureSummary lease = measure(comparison, "land_transfer", "yuli");
    EXPECT_DOUBLE_EQ(lease.participants.mean, 0);
    EXPECT_EQ(lease.net.n, 0u);
    EXPECT_EQ(lease.gross_paid.n, 0u);
    EXPECT_EQ(lease.loss_better_alone.n, 0u);
}

TEST(Comparison, a_modifier_has_no_gross_and_its_net_is_per_eligible_household) {
    Study study = small_study();
    study.scenarios[1].measures[0].instrument = "cadre_pairing";
    const Comparison comparison = compare_scenarios(study);
    const MeasureSummary pairing = measure(comparison, "land_transfer", "yuli");
    EXPECT_TRUE(pairing.modifier);
    EXPECT_EQ(pairing.gross_paid.n, 0u);
    EXPECT_EQ(pairing.survey.n, 0u);
    EXPECT_DOUBLE_EQ(pairing.net.mean, measure(compare_scenarios(small_study()), "land_transfer", "yuli").net.mean);   // whoever the effect counts as participants: all eligible
}

TEST(LandTable, shows_the_net_of_each_kind_of_cotton_year) {
    const Comparison comparison = compare_scenarios(small_study());
    const MeasureSummary lease = measure(comparison, "land_transfer", "yuli");
    ASSERT_TRUE(lease.land.has_value());
    EXPECT_DOUBLE_EQ(lease.land->gross_rent.mean, 14'000);
    EXPECT_DOUBLE_EQ(lease.land->gross_wage.mean, 1'000);
    ASSERT_EQ(lease.land->years.size(), 4u);
    EXPECT_EQ(lease.land->years[2].key, "cotton-bad");
    EXPECT_DOUBLE_EQ(lease.land->years[2].net.mean, 13'001);
    EXPECT_DOUBLE_EQ(lease.land->years[2].net_second.mean, -500);
    EXPECT_EQ(lease.land->years[0].net.n, 0u);
}

TEST(LandTable, own_margin_is_what_participants_gave_up_in_an_ordinary_year) {
    Study study = small_study();
    EXPECT_EQ(measure(compare_scenarios(study), "land_transfer", "yuli").land->surface->own_margin.n, 0u);   // no ordinary year in the study
    study.scenarios[2].name = "lease@cotton-ordinary";
    const BreakEvenSurface surface = *measure(compare_scenarios(study), "land_transfer", "yuli").land->surface;
    EXPECT_DOUBLE_EQ(surface.own_margin.mean, 450);   // 81,000 yuan on 180 mu
    EXPECT_DOUBLE_EQ(surface.terms.mu_per_household, 18);
    EXPECT_DOUBLE_EQ(surface.margins[2], 450);
    EXPECT_DOUBLE_EQ(surface.net[0][2], (700 - 450) * 18);
}

TEST(LandTable, break_even_surface_is_the_formula) {
    const BreakEvenSurface surface = break_even_surface({21.1, 700, 30'000, 1470}, {3, 780, 770, 790});
    ASSERT_EQ(surface.margins.size(), 8u);
    EXPECT_DOUBLE_EQ(surface.margins[3], 780);
    EXPECT_DOUBLE_EQ(surface.net[0][0], 14'770);
    EXPECT_DOUBLE_EQ(surface.net[2][3], 700 * 21.1 + 0.3 * 30'000 - 780 * 21.1);
    EXPECT_DOUBLE_EQ(surface.break_even_margin[0], 700);
    EXPECT_NEAR(surface.break_even_margin[3], 700 + 0.6 * 30'000 / 21.1, 1e-9);
    EXPECT_EQ(break_even_surface({21.1, 700, 30'000, 1470}, {3, 900, 890, 910}).margins.size(), 7u);
    EXPECT_EQ(break_even_surface({21.1, 700, 30'000, 1470}, {}).margins.size(), 7u);
}

} // namespace
} // namespace terrace
