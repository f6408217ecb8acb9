#include <gtest/gtest.h>

#include <numeric>

#include "analysis/study/simulate.hpp"
#include "tests/support/model_world.hpp"

// Effects of simulated packages, to the fen.
namespace terrace {
namespace {

Study study_of(const std::vector<std::string>& names, bool attribute, const std::string& setting = "months=26") {
    StudyRequest request;
    for (const std::string& name : names) request.scenarios.push_back(small_scenario(name, {"months=26", setting}, 300));
    request.replicates = 2;
    request.attribute = attribute;
    return simulate_study(request);
}

Fen net_of(const MeasureEffect& effect) { return std::accumulate(effect.net.begin(), effect.net.end(), Fen{0}); }

std::string name_of(const Study& study, const MeasureEffect& effect) { return study.scenarios[effect.scenario].measures[effect.measure].name; }

TEST(EffectsAddUp, sources_and_groups_of_a_package_sum_to_the_fen) {
    const Study study = study_of({"baseline", "yuli-land-transfer+bohu-courtyard+relief-fund"}, true, "parameters.weather.fixed_loss=0.9");
    bool other_money = false;
    ASSERT_FALSE(study.effects.empty());
    for (const MeasureEffect& effect : study.effects) {
        ASSERT_TRUE(effect.paired);
        ASSERT_TRUE(effect.paired_first_in);
        EXPECT_EQ(net_of(effect), effect.net_by_year[0]);
        if (name_of(study, effect) == "land_transfer") {   // all begin in the measure's first month, so that the years are the same
            EXPECT_EQ(effect.participants, effect.participants_all);
            EXPECT_EQ(effect.net_by_year[0] + effect.net_eligible_others + effect.net_rest, effect.net_county_first_year);
        }
        other_money |= effect.net_other_money != 0;
    }
    EXPECT_TRUE(other_money);   // who leased the land out has no crop to lose, so no claim on the relief fund
}

TEST(EffectsAddUp, first_in_equals_last_in_when_a_measure_is_alone) {
    const Study study = study_of({"baseline", "yuli-land-transfer", "bohu-courtyard"}, true);
    ASSERT_FALSE(study.effects.empty());
    for (const MeasureEffect& effect : study.effects) {
        ASSERT_TRUE(effect.paired_first_in);
        EXPECT_EQ(effect.participants_first_in, effect.participants);
        EXPECT_EQ(effect.net_first_in, net_of(effect));
    }
}

TEST(EffectsAddUp, first_in_of_a_package_is_the_net_of_the_measure_alone) {
    const Study study = study_of({"baseline", "yuli-land-transfer", "yuli-land-transfer+relief-fund"}, false);
    std::vector<Fen> alone, first_in;
    for (const MeasureEffect& effect : study.effects) {
        if (name_of(study, effect) != "land_transfer") continue;
        if (effect.scenario == 1) alone.push_back(net_of(effect));
        if (effect.scenario == 2) first_in.push_back(effect.net_first_in);
    }
    ASSERT_EQ(alone.size(), 2u);
    EXPECT_EQ(alone, first_in);
}

TEST(EffectsAddUp, without_the_runs_there_is_no_first_in) {
    for (const MeasureEffect& effect : study_of({"baseline", "yuli-land-transfer+relief-fund"}, false).effects) EXPECT_FALSE(effect.paired_first_in);
}

}  // namespace
}  // namespace terrace
