#include <gtest/gtest.h>

#include <numeric>

#include "analysis/comparison/county_money.hpp"
#include "analysis/comparison/money_trail.hpp"
#include "analysis/study/simulate.hpp"
#include "tests/support/model_world.hpp"

// Where public money went, to the fen.
namespace terrace {
namespace {

Study study_of(const char* scenario, bool attribute) {
    StudyRequest request;
    for (const char* name : {"baseline", scenario}) request.scenarios.push_back(small_scenario(name, {"months=40"}, 300));
    request.replicates = 2;
    request.attribute = attribute;
    return simulate_study(request);
}

constexpr const char* stacked = "yuli-land-transfer+bohu-courtyard+bohu-orchard+hejing-training+village-works+policy-continuity-cut";

Study package() { return study_of(stacked, true); }

Fen sum(const std::vector<MoneyLine>& lines) {
    return std::accumulate(lines.begin(), lines.end(), Fen{0}, [](Fen sum, const MoneyLine& line) { return sum + line.amount; });
}

Fen sum(const std::array<Fen, flow_count>& amounts) { return std::accumulate(amounts.begin(), amounts.end(), Fen{0}); }

TEST(MoneyTrail, every_fen_of_a_budget_line_is_paid_to_somebody_or_left) {
    const Study study = package();
    ASSERT_GE(study.effects.size(), 12u);
    bool paid = false, returned = false;
    for (const MeasureEffect& effect : study.effects) {
        EXPECT_EQ(sum(effect.paid_by_flow), effect.public_cost);
        EXPECT_EQ(effect.appropriated, effect.public_cost + effect.unspent);
        for (std::size_t flow = 0; flow < flow_count; ++flow)
            if (effect.paid_by_flow[flow] != 0) {
                EXPECT_EQ(info(static_cast<Flow>(flow)).payer, Sector::county_government) << info(static_cast<Flow>(flow)).key;
            }
        paid |= effect.public_cost > 0;
        returned |= effect.returned > 0;
    }
    EXPECT_TRUE(paid);
    EXPECT_TRUE(returned);
}

TEST(MoneyTrail, what_came_into_the_county_left_it_or_stays) {
    for (const MeasureEffect& effect : package().effects) {
        ASSERT_TRUE(effect.paired);
        const CountyMoney money = county_money(effect.flow_change);
        EXPECT_EQ(sum(money.came_in) - sum(money.went_out), sum(money.stays));
        const auto appropriation = static_cast<std::size_t>(Flow::appropriation), returned = static_cast<std::size_t>(Flow::appropriation_returned);
        EXPECT_EQ(money.came_in.front().amount, effect.flow_change[appropriation] - effect.flow_change[returned]);
    }
}

TEST(MoneyTrail, money_that_only_changes_hands_inside_neither_comes_nor_leaves) {
    FlowTotals flows{};
    flows[static_cast<std::size_t>(Flow::block_rent)] = 700;
    flows[static_cast<std::size_t>(Flow::own_use)] = 55;   // no money
    flows[static_cast<std::size_t>(Flow::dibao)] = 20;
    flows[static_cast<std::size_t>(Flow::crop_inputs)] = 13;
    const CountyMoney money = county_money(flows);
    EXPECT_EQ(sum(money.came_in), 20);
    EXPECT_EQ(sum(money.went_out), 13);
    EXPECT_EQ(sum(money.stays), 7);
    ASSERT_EQ(money.passed_on.size(), 1u);
    EXPECT_EQ(money.passed_on.front().key, "block_rent");
}

TEST(MoneyTrail, means_over_replicates_add_up) {
    const Study study = package();
    const MoneyTrail trail = money_trail(measure_replicates(study, 1, 0, std::nullopt));
    const auto total = [](const std::vector<TrailLine>& lines) {
        return std::accumulate(lines.begin(), lines.end(), 0.0, [](double sum, const TrailLine& line) { return sum + line.amount.mean; });
    };
    EXPECT_NEAR(trail.appropriated.mean, total(trail.paid) + trail.unspent.mean, 0.005);
    EXPECT_NEAR(total(trail.came_in) - total(trail.went_out), total(trail.stays), 0.005);
}

double total(const std::vector<TrailLine>& lines) {
    return std::accumulate(lines.begin(), lines.end(), 0.0, [](double sum, const TrailLine& line) { return sum + line.amount.mean; });
}

TEST(ScenarioTrail, of_a_package_without_runs_by_measure_adds_up_to_the_fen_in_every_county_and_all_together) {
    const Study study = study_of(stacked, false);
    for (std::size_t replicate = 0; replicate < study.replicates; ++replicate) {
        FlowTotals counties{};
        for (std::size_t place = 0; place <= study.counties.size(); ++place) {
            const FlowTotals change = scenario_flow_change(study, 1, 0, replicate, place);
            const CountyMoney money = county_money(change);
            EXPECT_EQ(sum(money.came_in) - sum(money.went_out), sum(money.stays)) << place;
            EXPECT_NE(sum(money.came_in), 0) << place;
            for (std::size_t flow = 0; flow < flow_count; ++flow) {
                if (place < study.counties.size()) counties[flow] += change[flow];
                else EXPECT_EQ(counties[flow], change[flow]) << info(static_cast<Flow>(flow)).key;
            }
        }
    }
    const MoneyTrail trail = scenario_trail(study, 1, 0, study.counties.size());
    EXPECT_GT(trail.appropriated.mean, 0);
    EXPECT_NEAR(trail.appropriated.mean, total(trail.paid) + trail.unspent.mean, 0.005);
    EXPECT_NEAR(total(trail.came_in) - total(trail.went_out), total(trail.stays), 0.005);
}

TEST(ScenarioTrail, has_the_budget_lines_of_all_measures_of_the_scenario) {
    const Study study = study_of(stacked, false);
    const MoneyTrail whole = scenario_trail(study, 1, 0, study.counties.size());
    double appropriated = 0, paid = 0, unspent = 0, returned = 0;
    for (std::size_t measure = 0; measure < study.scenarios[1].measures.size(); ++measure) {
        const MoneyTrail one = money_trail(measure_replicates(study, 1, measure, std::nullopt));
        appropriated += one.appropriated.mean, paid += total(one.paid), unspent += one.unspent.mean, returned += one.returned.mean;
    }
    EXPECT_NEAR(whole.appropriated.mean, appropriated, 0.005);
    EXPECT_NEAR(total(whole.paid), paid, 0.005);
    EXPECT_NEAR(whole.unspent.mean, unspent, 0.005);
    EXPECT_GT(returned, 0);
    EXPECT_NEAR(whole.returned.mean, returned, 0.005);
}

TEST(ScenarioTrail, of_a_scenario_with_one_measure_is_that_of_the_measure) {
    const Study study = study_of("bohu-courtyard", false);
    const MoneyTrail whole = scenario_trail(study, 1, 0, bohu), one = money_trail(measure_replicates(study, 1, 0, bohu));
    ASSERT_FALSE(one.came_in.empty());
    for (const auto part : {&MoneyTrail::paid, &MoneyTrail::came_in, &MoneyTrail::went_out, &MoneyTrail::stays, &MoneyTrail::passed_on}) {
        ASSERT_EQ((whole.*part).size(), (one.*part).size());
        for (std::size_t i = 0; i < (one.*part).size(); ++i) {
            EXPECT_EQ((whole.*part)[i].key, (one.*part)[i].key);
            EXPECT_EQ((whole.*part)[i].amount.mean, (one.*part)[i].amount.mean) << (one.*part)[i].key;
        }
    }
}

}  // namespace
}  // namespace terrace
