#include "analysis/plan/acceptability.hpp"
#include "analysis/plan/cost_effectiveness.hpp"
#include "analysis/statistics/share.hpp"
#include "sim/random/distributions.hpp"
#include "sim/random/stream.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <numbers>

namespace terrace {
namespace {

double normal(std::uint32_t replicate, std::uint32_t agent, std::uint32_t index = 0) {
    return standard_normal(draw_word({11, replicate}, 2, agent, 0, index));
}

std::map<std::size_t, CostEffectivenessRow> by_candidate(const std::vector<CostEffectivenessRow>& rows) {
    std::map<std::size_t, CostEffectivenessRow> result;
    for (const CostEffectivenessRow& row : rows)
        result[row.candidate] = row;
    return result;
}

// Paltiel et al. 2006 (Annals of Internal Medicine 145: 797-806), table 4, high-risk population: cost and quality-adjusted life months of
// no screening, one test, tests every five and three years, every year. With the figures as printed the ratios are 37,500, 58,286 and
// 100,800 dollars per life year; yearly tests cost more than tests every three years and do less.
TEST(CostEffectiveness, climbs_the_published_ladder_of_hiv_screening) {
    std::vector<double> years{277.25, 277.57, 277.78, 277.83, 277.76};
    for (double& effect : years)
        effect /= 12;
    const auto rows = by_candidate(cost_effectiveness_ladder(std::vector<double>{26'000, 27'000, 28'020, 28'440, 29'440}, years));
    EXPECT_TRUE(std::isnan(rows.at(0).ratio));
    EXPECT_NEAR(rows.at(1).ratio, 37'500, 0.5);
    EXPECT_NEAR(rows.at(2).ratio, 58'286, 0.5);
    EXPECT_NEAR(rows.at(3).ratio, 100'800, 0.5);
    EXPECT_EQ(rows.at(4).dominance, Dominance::dominated);
    EXPECT_TRUE(std::isnan(rows.at(4).ratio));
}

// Australia and New Zealand Health Policy 2005, 2:10, table 7: bowel cancer screening, dollars and life years gained, given here in another
// order; the ratios of the table are 39,459, 43,687, 80,616, 185,054 and 235,859 dollars (from unrounded life years, so within 0.1 %).
TEST(CostEffectiveness, finds_the_published_order_of_bowel_cancer_screening) {
    const std::vector<double> costs{422'777'702, 140'117'791, 0, 370'181'240, 248'112'291, 304'301'903},
        years{7299, 3551, 0, 7076, 6023, 6720};
    const auto rows = cost_effectiveness_ladder(costs, years);
    const std::vector<std::size_t> order{2, 1, 4, 5, 3, 0};
    const std::vector<double> ratios{NAN, 39'459, 43'687, 80'616, 185'054, 235'859};
    for (std::size_t i = 0; i < order.size(); ++i) {
        EXPECT_EQ(rows[i].candidate, order[i]);
        EXPECT_EQ(rows[i].dominance, Dominance::kept);
        if (i > 0) {
            EXPECT_NEAR(rows[i].ratio / ratios[i], 1, 1e-3);
        }
    }
}

// The definition: extendedly dominated is what costs more than a mix of two others with the same effect, though none of the others alone is
// better. Half of nothing and half of the dear one does 5 for 50, the middle one 4 for 60.
TEST(CostEffectiveness, drops_what_a_mix_of_two_others_beats) {
    const auto rows = by_candidate(cost_effectiveness_ladder(std::vector<double>{0, 60, 100}, std::vector<double>{0, 4, 10}));
    EXPECT_EQ(rows.at(1).dominance, Dominance::extendedly_dominated);
    EXPECT_TRUE(std::isnan(rows.at(1).ratio));
    EXPECT_DOUBLE_EQ(rows.at(2).ratio, 10);
}

TEST(CostEffectiveness, takes_fewer_households_at_risk_as_an_effect) {
    const auto rows = by_candidate(cost_effectiveness_ladder(std::vector<double>{0, 60, 100}, std::vector<double>{0, -6, -10}, false));
    EXPECT_DOUBLE_EQ(rows.at(1).ratio, 10);
    EXPECT_DOUBLE_EQ(rows.at(2).ratio, 10);
    EXPECT_DOUBLE_EQ(rows.at(2).effect, -10);
    EXPECT_EQ(by_candidate(cost_effectiveness_ladder(std::vector<double>{0, 60}, std::vector<double>{0, 6}, false)).at(1).dominance,
              Dominance::dominated);
}

TEST(CostEffectiveness, keeps_the_first_of_equals) {
    const auto rows = by_candidate(cost_effectiveness_ladder(std::vector<double>{5, 5, 5}, std::vector<double>{1, 2, 2}));
    EXPECT_EQ(rows.at(0).dominance, Dominance::dominated);
    EXPECT_EQ(rows.at(1).dominance, Dominance::kept);
    EXPECT_EQ(rows.at(2).dominance, Dominance::dominated);
    EXPECT_THROW((void)cost_effectiveness_ladder(std::vector<double>{5}, std::vector<double>{}), std::invalid_argument);
    EXPECT_THROW((void)cost_effectiveness_ladder(std::vector<double>{NAN}, std::vector<double>{1}), std::invalid_argument);
}

// Extra costs 8, 10, 12, 14 for an extra effect of always 2 over the rung below, the dominated one between them left out: the ratio is half
// of the mean 11, and so is its interval, 3.1824 x sqrt(20/3 / 4) on either side.
TEST(CostEffectiveness, gives_ratios_the_interval_over_paired_replicates) {
    const std::vector<std::vector<double>> costs{{0, 0, 0, 0}, {9, 9, 9, 9}, {8, 10, 12, 14}},
        effects{{5, 1, 2, 4}, {5, 1, 2, 4}, {7, 3, 4, 6}};
    auto ladder = cost_effectiveness_ladder(std::vector<double>{0, 9, 11}, std::vector<double>{3, 3, 5});
    add_ratio_intervals(ladder, costs, effects);
    const auto rows = by_candidate(ladder);
    const double half = 3.1824 * std::sqrt(20.0 / 3 / 4) / 2;
    EXPECT_NEAR(rows.at(2).ratio_low, 5.5 - half, 1e-4);
    EXPECT_NEAR(rows.at(2).ratio_high, 5.5 + half, 1e-4);
    EXPECT_TRUE(std::isnan(rows.at(0).ratio_low) && std::isnan(rows.at(1).ratio_low));
    std::vector<std::vector<double>> less = effects;
    for (auto& values : less)
        for (double& value : values)
            value = -value;
    auto mirrored = cost_effectiveness_ladder(std::vector<double>{0, 9, 11}, std::vector<double>{-3, -3, -5}, false);
    add_ratio_intervals(mirrored, costs, less, false);
    EXPECT_DOUBLE_EQ(by_candidate(mirrored).at(2).ratio_low, rows.at(2).ratio_low);
}

TEST(CostEffectiveness, gives_no_interval_where_the_extra_effect_may_be_none) {
    auto ladder = cost_effectiveness_ladder(std::vector<double>{0, 10}, std::vector<double>{0, 0.5});
    add_ratio_intervals(ladder, {{0, 0, 0}, {9, 10, 11}}, {{0, 0, 0}, {-3, 0.5, 4}});
    EXPECT_DOUBLE_EQ(ladder[1].ratio, 20);
    EXPECT_TRUE(std::isnan(ladder[1].ratio_low) && std::isnan(ladder[1].ratio_high));
    EXPECT_THROW(add_ratio_intervals(ladder, {{0, 0}, {9, 10, 11}}, {{0, 0, 0}, {1, 2, 3}}), std::invalid_argument);
}

/// The alternative with the highest net benefit when a unit of effect is worth so much.
std::size_t best_at(double worth, const std::vector<double>& costs, const std::vector<double>& effects) {
    std::size_t best = 0;
    for (std::size_t i = 1; i < costs.size(); ++i)
        if (worth * effects[i] - costs[i] > worth * effects[best] - costs[best]) best = i;
    return best;
}

// Stinnett and Mullahy 1998 (Medical Decision Making 18: S68-S80): choosing by incremental ratios and choosing by net benefit are the same,
// so what is kept is what is best at some worth, from its own ratio up to that of the rung above.
TEST(CostEffectiveness, keeps_exactly_what_is_best_at_some_worth) {
    for (std::uint32_t world = 0; world < 200; ++world) {
        std::vector<double> costs, effects;
        for (std::uint32_t i = 0; i < 12; ++i)
            costs.push_back(std::fabs(normal(world, i, 0))), effects.push_back(normal(world, i, 1) + costs.back());
        std::vector<CostEffectivenessRow> kept = cost_effectiveness_ladder(costs, effects);
        std::erase_if(kept, [](const CostEffectivenessRow& row) { return row.dominance != Dominance::kept; });
        ASSERT_EQ(best_at(0, costs, effects), kept.front().candidate);
        for (std::size_t rung = 1; rung < kept.size(); ++rung) {
            ASSERT_GT(kept[rung].ratio, rung > 1 ? kept[rung - 1].ratio : 0);
            ASSERT_EQ(best_at(kept[rung].ratio * (1 + 1e-9), costs, effects), kept[rung].candidate);
            ASSERT_EQ(best_at(kept[rung].ratio * (1 - 1e-9), costs, effects), kept[rung - 1].candidate);
        }
    }
}

TEST(Acceptability, counts_and_shares_the_replicates_in_which_a_plan_is_best) {
    // Net benefits at a worth of 10: nothing 0, 0, 0, 0; the plan -10, 0, 10, 30.
    const Acceptability result = acceptability({{0, 0, 0, 0}, {20, 20, 20, 20}}, {{0, 0, 0, 0}, {1, 2, 3, 5}}, {0, 10});
    EXPECT_DOUBLE_EQ(result.probability[0][0], 1);
    EXPECT_DOUBLE_EQ(result.probability[1][1], 0.625); // twice alone, once an equal
    EXPECT_DOUBLE_EQ(result.probability[0][1], 0.375);
    EXPECT_DOUBLE_EQ(result.information[0], 0);
    EXPECT_DOUBLE_EQ(result.information[1], (0 + 0 + 10 + 30) / 4.0 - 7.5);
}

TEST(Acceptability, has_intervals_over_the_replicates) {
    const Acceptability result = acceptability({{0, 0, 0, 0}, {20, 20, 20, 20}}, {{0, 0, 0, 0}, {1, 2, 3, 5}}, {0, 10});
    const ShareEstimate share = share_with_interval(0.625, 4);
    EXPECT_EQ(result.probability_low[1][1], share.low);
    EXPECT_EQ(result.probability_high[1][1], share.high);
    // the plan is best on average; in the first replicate it misses 10: mean 2.5, standard deviation 5
    EXPECT_EQ(result.information_low[1], 0);
    EXPECT_NEAR(result.information_high[1], 2.5 + 3.1824 * 5 / 2, 1e-3);
    EXPECT_EQ(result.information_low[0], 0);
    EXPECT_EQ(result.information_high[0], 0);
    EXPECT_TRUE(std::isnan(acceptability({{0}, {1}}, {{0}, {1}}, {2}).information_low[0]));
}

TEST(Acceptability, takes_fewer_households_at_risk_as_an_effect) {
    const Acceptability less = acceptability({{0, 0}, {20, 20}}, {{0, 0}, {-1, -5}}, {10}, false),
                        more = acceptability({{0, 0}, {20, 20}}, {{0, 0}, {1, 5}}, {10});
    EXPECT_EQ(less.probability, more.probability);
    EXPECT_EQ(less.information, more.information);
}

// Raiffa and Schlaifer 1961: two alternatives whose net benefits differ by a normal of mean m and standard deviation s are best with
// probability Phi(m/s) and 1 - Phi(m/s), and knowing it is worth s L(|m|/s), with L(z) = phi(z) - z (1 - Phi(z)) the unit normal loss
// integral. n = 40,000 replicates; the bounds are 4 standard errors (alpha 6e-5 each), the spread of the loss being that of max(0,
// difference).
TEST(Acceptability, agrees_with_the_unit_normal_loss_integral) {
    constexpr std::size_t n = 40'000;
    std::vector<double> none(n, 0), cost(n, 1'000), effect(n);
    for (std::uint32_t r = 0; r < n; ++r)
        effect[r] = 10 + 4 * normal(r, 0);
    const std::vector<double> worths{60, 100, 150};
    const Acceptability result = acceptability({none, cost}, {none, effect}, worths);
    for (std::size_t step = 0; step < worths.size(); ++step) {
        const double mean = 10 * worths[step] - 1'000, deviation = 4 * worths[step], z = std::fabs(mean) / deviation;
        const double beyond = 0.5 * std::erfc(z / std::numbers::sqrt2), density = std::exp(-z * z / 2) / std::sqrt(2 * std::numbers::pi);
        const double best = mean > 0 ? 1 - beyond : beyond;
        EXPECT_NEAR(result.probability[1][step], best, 4 * std::sqrt(best * (1 - best) / n));
        EXPECT_NEAR(result.information[step], deviation * (density - z * beyond), 4 * deviation / std::sqrt(static_cast<double>(n)));
    }
}

// The bias that is stated: from few replicates the value of information comes out too low. Two equal alternatives, difference of standard
// deviation 1: its value is phi(0) = 0.3989; from n replicates its expectation is phi(0) (1 - 1/sqrt(n)). 4,000 samples of n = 4, within
// 4 standard errors (alpha 6e-5; the standard deviation of an estimate is below 0.5).
TEST(Acceptability, estimates_the_value_of_information_too_low_by_the_stated_order) {
    double sum = 0;
    for (std::uint32_t sample = 0; sample < 4'000; ++sample) {
        std::vector<double> effect;
        for (std::uint32_t r = 0; r < 4; ++r)
            effect.push_back(normal(sample, 20 + r));
        sum +=
            acceptability({std::vector<double>(4, 0), std::vector<double>(4, 0)}, {std::vector<double>(4, 0), effect}, {1}).information[0];
    }
    EXPECT_NEAR(sum / 4'000, 0.39894 * (1 - 1 / std::sqrt(4.0)), 4 * 0.5 / std::sqrt(4'000.0));
}

TEST(Acceptability, refuses_what_does_not_fit) {
    EXPECT_THROW((void)acceptability({}, {}, {1}), std::invalid_argument);
    EXPECT_THROW((void)acceptability({{1, 2}}, {{1}}, {1}), std::invalid_argument);
    EXPECT_THROW((void)acceptability({{1, NAN}}, {{1, 2}}, {1}), std::invalid_argument);
}

TEST(Acceptability, looks_at_worths_by_equal_factors_from_half_of_the_cheapest_rung_to_twice_the_dearest) {
    const auto ladder = cost_effectiveness_ladder(std::vector<double>{0, 10, 50}, std::vector<double>{0, 10, 20}); // ratios 1 and 4
    const std::vector<double> worths = worths_for(ladder, 6, 99);
    ASSERT_EQ(worths.size(), 6u);
    for (std::size_t step = 0; step < worths.size(); ++step)
        EXPECT_NEAR(worths[step], (std::vector<double>{0, 0.5, 1, 2, 4, 8})[step], 1e-12);
    EXPECT_EQ(worths_for({}, 3, 5), (std::vector<double>{0, 2.5, 10}));
    EXPECT_EQ(worths_for(ladder, 2, 99), (std::vector<double>{0, 8}));
    EXPECT_EQ(worths_for(ladder, 1, 99), (std::vector<double>{0}));
}

// A last rung that is a million times as dear as the first leaves steps between the cheaper ones.
TEST(Acceptability, keeps_steps_between_cheap_rungs_below_a_very_dear_one) {
    const auto ladder = cost_effectiveness_ladder(std::vector<double>{0, 10, 60, 1e7}, std::vector<double>{0, 10, 20, 21});
    const std::vector<double> worths = worths_for(ladder, 41, 99);
    EXPECT_GE(std::count_if(worths.begin(), worths.end(), [](double worth) { return worth > 1 && worth < 5; }), 3);
    EXPECT_GE(std::count_if(worths.begin(), worths.end(), [](double worth) { return worth > 5 && worth < 1e7; }), 20);
    EXPECT_DOUBLE_EQ(worths.back(), 2 * ladder.back().ratio);
}

} // namespace
} // namespace terrace
