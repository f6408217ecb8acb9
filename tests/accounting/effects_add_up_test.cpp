#include <gtest/gtest.h>

#include <map>
#include <numeric>
#include <set>

#include "analysis/study/simulate.hpp"
#include "tests/support/county_walk.hpp"
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

/// By household and month: wages noted as receipts of all measures, and wage income [fen].
void expect_wages_counted_once(const CountyWalk& walk, std::size_t& noted) {
    const HouseholdPanel& panel = *walk.panel;
    std::map<std::pair<std::uint32_t, std::uint16_t>, Fen> wages;
    for (const Receipt& receipt : panel.receipts)
        if (receipt.form == ReceiptForm::wage) wages[{receipt.row, receipt.month}] += receipt.amount;
    for (const auto& [at, amount] : wages) EXPECT_LE(amount, panel.income[0][std::size_t{at.second} * panel.households + at.first]) << "household " << at.first << ", month " << at.second;
    noted += wages.size();
}

TEST(Receipts, of_two_leases_count_each_wage_once) {
    const std::vector<std::string> one_after_the_other{"months=84", "policies.land_transfer.contract.years=1", "policies.land_transfer_others.from=2018-06"};
    for (const std::vector<std::string>& settings : {std::vector<std::string>{"months=60"}, one_after_the_other}) {
        CountyWalk walk(small_scenario("history", settings), yuli);
        walk.keep_panel();
        walk.live_through();
        std::size_t noted = 0;
        expect_wages_counted_once(walk, noted);
        EXPECT_GT(noted, 100u);
        std::map<std::uint32_t, std::set<std::uint8_t>> leases;
        for (const BlockContract& contract : walk.county().block_leases.contracts)
            if (const std::uint8_t measure = walk.county().block_leases.terms[contract.terms].measure; measure != BlockTerms::standing) leases[contract.row()].insert(measure);
        for (const auto& [row, measures] : leases) EXPECT_EQ(measures.size(), 1u) << "household " << row << " has given land under two measures";
        EXPECT_GT(leases.size(), 100u);
    }
}

TEST(Receipts, of_two_courtyard_measures_count_sales_once) {
    CountyWalk walk(small_scenario("bohu-courtyard", {"months=24", "policies.more_courtyards.instrument=courtyard_economy", "policies.more_courtyards.county=bohu", "policies.more_courtyards.from=2022-03",
                                                      "policies.more_courtyards.budget_yuan=3000000", "policies.more_courtyards.demonstration_households=100", "policies.more_courtyards.demonstration_grant_yuan=30000",
                                                      "policies.more_courtyards.enrolment=assigned"}),
                    bohu);
    walk.keep_panel();
    walk.live_through();
    const HouseholdPanel& panel = *walk.panel;
    std::map<std::pair<std::uint32_t, std::uint16_t>, int> times;
    for (const Receipt& receipt : panel.receipts)
        if (receipt.form == ReceiptForm::activity) ++times[{receipt.row, receipt.month}];
    for (const auto& [at, count] : times) EXPECT_EQ(count, 1) << at.first;
    EXPECT_GT(times.size(), 100u);
    const std::vector<bool>&first = walk.account(0).reached, &second = walk.account(1).reached;
    std::size_t both = 0;
    for (std::size_t row = 0; row < std::min(first.size(), second.size()); ++row) both += first[row] && second[row] ? 1 : 0;
    EXPECT_GT(both, 0u) << "no household has two";
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
