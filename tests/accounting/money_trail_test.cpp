#include <gtest/gtest.h>

#include <numeric>

#include "analysis/comparison/county_money.hpp"
#include "analysis/comparison/money_trail.hpp"
#include "analysis/study/simulate.hpp"
#include "tests/support/model_world.hpp"

// Where public money went, to the fen.
namespace terrace {
namespace {

Study package() {
    StudyRequest request;
    for (const char* name : {"baseline", "yuli-land-transfer+bohu-courtyard+bohu-orchard+hejing-training+village-works+policy-continuity-cut"})
        request.scenarios.push_back(small_scenario(name, {"months=40"}, 300));
    request.replicates = 2;
    request.attribute = true;
    return simulate_study(request);
}

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

}  // namespace
}  // namespace terrace
