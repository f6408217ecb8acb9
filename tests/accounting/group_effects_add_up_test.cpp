#include "analysis/study/simulate.hpp"
#include "analysis/study/study_file.hpp"
#include "tests/support/model_world.hpp"
#include "tests/support/temporary_folder.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <numeric>

// Effects by tier, household type and village are those of the county, to the fen and the household.
namespace terrace {
namespace {

constexpr std::size_t years = 2;

Study study_of(const std::vector<std::string>& names, bool attribute) {
    StudyRequest request;
    for (const std::string& name : names)
        request.scenarios.push_back(small_scenario(name, {"months=24", "parameters.weather.fixed_loss=0.9"}, 300));
    request.replicates = 2;
    request.attribute = attribute;
    return simulate_study(request);
}

const Study& package() {
    static const Study study = study_of({"baseline", "yuli-land-transfer+bohu-courtyard+relief-fund"}, true);
    return study;
}

EffectSums sum_of(const std::vector<EffectSums>& groups, std::size_t first, std::size_t count) {
    EffectSums sum{};
    for (std::size_t group = first; group < first + count; ++group)
        add(sum, groups.at(group));
    return sum;
}

Fen paid_out(const MeasureEffect& effect) {
    return std::accumulate(effect.gross.begin(), effect.gross.end(), Fen{0}) -
           effect.gross[static_cast<std::size_t>(ReceiptForm::activity)];
}

TEST(GroupEffectsAddUp, groups_of_every_grouping_are_the_county) {
    ASSERT_FALSE(package().effects.empty());
    EffectSums everything{};
    for (const MeasureEffect& effect : package().effects) {
        const EffectGroups& groups = effect.groups;
        const EffectSums all = sum_of(groups.villages, 0, groups.villages.size());
        EXPECT_EQ(sum_of(groups.tiers, 0, tier_count), all);
        EXPECT_EQ(sum_of(groups.household_types, 0, 2), all) << "farm and pastoral";
        EXPECT_EQ(sum_of(groups.household_types, 2, 2), all) << "exited and others";
        EXPECT_EQ(all[effect_sum::households], 300);
        EXPECT_EQ(all[effect_sum::participants], effect.participants);
        EXPECT_EQ(all[effect_sum::participants_all], effect.participants_all);
        EXPECT_EQ(all[effect_sum::gross_paid], paid_out(effect));
        EXPECT_EQ(all[effect_sum::gross_above_median], effect.gross_above_median);
        EXPECT_EQ(all[effect_sum::net], std::accumulate(effect.net.begin(), effect.net.end(), Fen{0}));
        EXPECT_EQ(all[effect_sum::net_all], effect.net_county);
        EXPECT_EQ(all[effect_sum::months_lifted], effect.months_lifted);
        EXPECT_LE(all[effect_sum::paid], effect.public_cost);
        add(everything, all);
    }
    for (std::size_t what = 0; what < effect_sum::count; ++what)
        EXPECT_NE(everything[what], 0) << "nothing to add up at " << what;
}

/// What the series by group say was paid over the whole run: what stands in December is the year's.
Fen paid_by_series(const Study& study, const MeasureEffect& effect, std::size_t tier) {
    double yuan_paid = 0;
    for (const GroupTable& table : study.groups) {
        if (table.name != "tiers") continue;
        for (std::size_t s = 0; s < table.series.size(); ++s)
            for (std::size_t year = 0; table.series[s].name == "spending" && year < years; ++year) {
                const std::string& name = study.scenarios[effect.scenario].measures[effect.measure].name;
                for (const Coordinate& coordinate : study.coordinates)
                    for (std::size_t m = 0; coordinate.name == "measure" && m < coordinate.labels.size(); ++m)
                        if (coordinate.labels[m] == name)
                            yuan_paid += table.values[s][table.at(effect.scenario * study.replicates + effect.replicate, 12 * year + 11,
                                                                  effect.county * tier_count + tier, coordinate.labels.size(), m)];
            }
    }
    return std::llround(100 * yuan_paid);
}

TEST(GroupEffectsAddUp, money_of_a_tier_is_that_of_its_series) {
    Fen all = 0;
    std::size_t tiers = 0;
    for (const MeasureEffect& effect : package().effects)
        for (std::size_t tier = 0; tier < tier_count && !package().scenarios[effect.scenario].helper; ++tier) {
            const Fen paid = effect.groups.tiers.at(tier)[effect_sum::paid];
            EXPECT_EQ(paid, paid_by_series(package(), effect, tier));
            all += paid;
            tiers += paid > 0 ? 1 : 0;
        }
    EXPECT_GT(all, 0);
    EXPECT_GT(tiers, 3u);
}

/// Households below the national line, listed or not, added up over the months.
std::int64_t months_below(const Study& study, std::size_t scenario, std::size_t replicate, std::size_t county) {
    double sum = 0;
    for (std::size_t s = 0; s < study.series.size(); ++s)
        for (std::size_t t = 0; (study.series[s].name == "latent_poor_households" || study.series[s].name == "relapse_recorded") &&
                                t < static_cast<std::size_t>(study.months);
             ++t)
            sum += study.values[s][study.at(scenario, replicate, t, county)];
    return std::llround(sum);
}

TEST(GroupEffectsAddUp, household_months_lifted_are_those_of_the_series) {
    const Study study = study_of({"relapse-monitoring", "relapse-monitoring+bohu-courtyard"}, false);
    ASSERT_EQ(study.effects.size(), 2u);
    std::int64_t listed = 0, lifted = 0;
    for (const MeasureEffect& effect : study.effects) {
        EXPECT_EQ(effect.months_lifted,
                  months_below(study, 0, effect.replicate, effect.county) - months_below(study, 1, effect.replicate, effect.county));
        lifted += std::abs(effect.months_lifted);
        for (std::size_t s = 0; s < study.series.size(); ++s)
            if (study.series[s].name == "relapse_recorded")
                listed += std::llround(study.values[s][study.at(0, effect.replicate, 23, effect.county)]);
    }
    EXPECT_GT(lifted, 0);
    EXPECT_GT(listed, 0) << "nobody is below the line and listed, so that the sum of both series is not tried";
}

TEST(GroupEffectsAddUp, come_back_from_the_file) {
    const TemporaryFolder folder;
    write_study(package(), folder.path() / "study.h5", false);
    const Study read = read_study(folder.path() / "study.h5");
    ASSERT_EQ(read.effects.size(), package().effects.size());
    for (std::size_t i = 0; i < read.effects.size(); ++i) {
        const MeasureEffect &found = read.effects[i], &written = package().effects[i];
        EXPECT_EQ(found.months_lifted, written.months_lifted);
        EXPECT_EQ(found.groups, package().scenarios[written.scenario].helper ? EffectGroups{} : written.groups);
    }
}

} // namespace
} // namespace terrace
