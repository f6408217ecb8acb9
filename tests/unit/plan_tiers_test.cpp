#include "analysis/plan/document/reasons.hpp"
#include "analysis/plan/tier_probabilities.hpp"
#include "models/village/tiers.hpp"
#include "tests/support/model_world.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

// Villages whose tiers are known without a run. Where a share is compared with its expectation, n = 200 x 50 classifications are
// independent, and the test allows 4.5 standard errors: alpha = 7e-6.
namespace terrace {
namespace {

constexpr std::size_t draws = 200, weights = 50;

double allowed(double share) { return 4.5 * std::sqrt(share * (1 - share) / static_cast<double>(draws * weights)); }

/// A county of villages with these ranks in the first two indicators, which alone have weight; the same in every draw.
CountyTierDraws county_of(const std::vector<std::array<double, 2>>& ranks, std::array<double, 2> weight, std::array<double, 3> quotas) {
    CountyTierDraws county;
    county.parameters.weights[0] = weight[0];
    county.parameters.weights[1] = weight[1];
    county.parameters.quotas = quotas;
    county.parameters.most_needy = 0.05;
    county.parameters.very_needy = 0.1;
    TierDraw draw;
    for (const std::array<double, 2>& village : ranks) {
        TierIndicators all{};
        all[0] = village[0], all[1] = village[1];
        draw.ranks.push_back(all);
        draw.needy.push_back(0);
        draw.formerly_poor.push_back(0);
    }
    draw.parameters = county.parameters;
    county.draws.assign(draws, draw);
    return county;
}

std::vector<VillageTiers> judged(const CountyTierDraws& county, double concentration = 50, int threads = 1) {
    RunOptions run;
    run.threads = threads;
    return village_tiers(county, weights, concentration, run);
}

double probability(const VillageTiers& village, Tier tier) { return village.tiers[static_cast<std::size_t>(tier) - 1].value(); }

/// The reason in words of a village alone.
Text reason_of(const VillageTiers& village, const TierParameters& parameters) {
    PlanResult plan;
    plan.villages = {plan_village(village, 100)};
    plan.tiers.most_needy = parameters.most_needy, plan.tiers.very_needy = parameters.very_needy;
    return reason_text(plan, 0);
}

TEST(TierProbabilities, of_villages_that_are_better_or_worse_in_everything_are_one) {
    const auto villages = judged(county_of({{0, 0}, {1, 1}, {0.5, 0.5}}, {0.6, 0.4}, {0.34, 0.33, 0.33}));
    EXPECT_EQ(probability(villages[0], Tier::consolidation), 1);
    EXPECT_EQ(probability(villages[1], Tier::demonstration), 1);
    EXPECT_EQ(probability(villages[2], Tier::catching_up), 1);
    EXPECT_EQ(villages[0].tier, Tier::consolidation);
    EXPECT_EQ(villages[1].tier, Tier::demonstration);
    EXPECT_EQ(villages[2].tier, Tier::catching_up);
    EXPECT_NEAR(villages[2].score, 0.5, 1e-12);
    EXPECT_NEAR(villages[2].parts[0], 0.5, 1e-12);
    EXPECT_NEAR(villages[1].score_low, 1, 1e-12);
}

TEST(TierProbabilities, are_shared_by_villages_that_are_alike) {
    const auto villages = judged(county_of({{0.5, 0.5}, {0.5, 0.5}}, {0.6, 0.4}, {0.5, 0.5, 0}));
    EXPECT_NEAR(probability(villages[0], Tier::demonstration), 0.5, allowed(0.5));
    EXPECT_EQ(villages[0].tiers[0].count + villages[1].tiers[0].count, draws * weights);
    EXPECT_NE(villages[0].tier, villages[1].tier);
}

TEST(TierProbabilities, follow_the_beta_distribution_of_two_weights) {
    // The first village leads where the first weight is above one half: of Beta(3, 1), 1 - 0.5^3.
    const auto villages = judged(county_of({{1, 0}, {0, 1}}, {0.75, 0.25}, {0.5, 0.5, 0}), 4);
    EXPECT_NEAR(probability(villages[0], Tier::demonstration), 0.875, allowed(0.875));
    EXPECT_NEAR(villages[0].score, 0.75, 4.5 * std::sqrt(0.75 * 0.25 / 5 / (draws * weights))); // mean of Beta(3, 1) and its standard error
}

TEST(TierProbabilities, with_a_huge_concentration_are_those_of_the_weights_as_they_stand) {
    const std::vector<std::array<double, 2>> ranks{{0.1, 0.9}, {0.8, 0.3}, {0.2, 0.2}, {0.7, 0.8},  {0.4, 0.5},
                                                   {0.9, 0.1}, {0.3, 0.7}, {0.6, 0.4}, {0.55, 0.65}};
    const CountyTierDraws county = county_of(ranks, {0.55, 0.45}, {0.2, 0.5, 0.3});
    std::vector<VillageStanding> standing;
    for (const TierIndicators& village : county.draws.front().ranks)
        standing.push_back({score_of(village, county.parameters.weights), 0, false});
    const std::vector<Tier> expected = classify(standing, county.parameters);
    const auto villages = judged(county, 1e12);
    for (std::size_t v = 0; v < ranks.size(); ++v) {
        EXPECT_EQ(probability(villages[v], expected[v]), 1) << v;
        EXPECT_EQ(villages[v].tier, expected[v]) << v;
    }
}

TEST(TierProbabilities, sum_to_one_keep_the_quotas_and_do_not_depend_on_threads) {
    const std::vector<std::array<double, 2>> ranks{{0.1, 0.9}, {0.8, 0.3}, {0.2, 0.2}, {0.7, 0.8}, {0.4, 0.5},
                                                   {0.9, 0.1}, {0.3, 0.7}, {0.6, 0.4}, {0.5, 0.5}, {1, 0}};
    const CountyTierDraws county = county_of(ranks, {0.5, 0.5}, {0.2, 0.5, 0.3});
    const auto one = judged(county), two = judged(county, 50, 2);
    std::array<int, 4> count{};
    double demonstrations = 0;
    for (std::size_t v = 0; v < one.size(); ++v) {
        EXPECT_EQ(one[v].tiers[0].count + one[v].tiers[1].count + one[v].tiers[2].count, draws * weights);
        EXPECT_EQ(one[v].tiers[0].count, two[v].tiers[0].count);
        EXPECT_EQ(one[v].score, two[v].score);
        EXPECT_EQ(one[v].score_low, two[v].score_low);
        EXPECT_EQ(one[v].lead, two[v].lead);
        EXPECT_NEAR(one[v].parts[0] + one[v].parts[1] + one[v].parts[2], one[v].score, 1e-12);
        EXPECT_LE(one[v].score_low, one[v].score_high);
        ++count[static_cast<std::size_t>(one[v].tier)];
        demonstrations += probability(one[v], Tier::demonstration);
    }
    EXPECT_EQ(count, (std::array<int, 4>{0, 2, 5, 3}));
    EXPECT_NEAR(demonstrations, 2, 1e-12);
}

TEST(TierProbabilities, go_by_the_gates_that_hold_in_most_cases) {
    CountyTierDraws county =
        county_of({{1, 1}, {0.9, 0.9}, {0.6, 0.6}, {0.4, 0.4}, {0.1, 0.1}}, {0.5, 0.5}, {0.2, 0.5, 0.3}); // 1, 2, 2 places
    for (std::size_t d = 0; d < draws; ++d) {
        county.draws[d].needy[0] = d % 4 == 0 ? 0.04 : 0.08; // barred from demonstration in three of four draws
        county.draws[d].needy[1] = d % 4 == 0 ? 0.2 : 0.01;  // consolidated in one of four
    }
    const auto villages = judged(county);
    EXPECT_EQ(villages[0].barred.value(), 0.75);
    EXPECT_EQ(villages[1].consolidated.value(), 0.25);
    EXPECT_EQ(probability(villages[0], Tier::demonstration), 0.25);
    EXPECT_EQ(probability(villages[1], Tier::demonstration), 0.75);
    EXPECT_EQ(villages[0].tier, Tier::catching_up);
    EXPECT_EQ(villages[1].tier, Tier::demonstration);
    const Text reason = reason_of(villages[0], county.parameters);
    EXPECT_NE(reason.en.find("Gate: more than 5 % of its households"), std::string::npos) << reason.en;
    EXPECT_NE(reason.zh.find("门槛"), std::string::npos) << reason.zh;
    EXPECT_EQ(reason_of(villages[1], county.parameters).en.find("Gate"), std::string::npos);
}

TEST(TierProbabilities, have_the_interval_of_as_many_cases_as_draws) {
    VillageTiers village;
    village.tiers = {Share{2'500, 10'000}, Share{7'500, 10'000}, Share{0, 10'000}};
    village.usual_weights = {Share{40, 200}, Share{160, 200}, Share{0, 200}};
    village.barred = {1'000, 10'000};
    const PlanVillage planned = plan_village(village, 200);
    const ShareEstimate first = share_with_interval(0.25, 200), usual = share_with_interval(0.2, 200),
                        barred = share_with_interval(0.1, 200);
    EXPECT_EQ(planned.probability[0], 0.25);
    EXPECT_EQ(planned.probability_low[0], first.low);
    EXPECT_EQ(planned.probability_high[0], first.high);
    EXPECT_EQ(planned.reason.usual[0].high, usual.high);
    EXPECT_EQ(planned.reason.barred.low, barred.low);
    EXPECT_EQ(planned.probability_low[2], 0);
}

TEST(TierReasons, tell_which_gate_held) {
    TierParameters parameters;
    parameters.most_needy = 0.05, parameters.very_needy = 0.1;
    const auto words = [&](std::uint64_t barred, std::uint64_t consolidated, std::uint64_t needy, std::uint64_t very_needy) {
        VillageTiers village;
        village.tier = Tier::consolidation;
        village.tiers[2] = village.usual_weights[2] = {100, 100};
        village.barred = {barred, 100}, village.consolidated = {consolidated, 100}, village.needy = {needy, 100},
        village.very_needy = {very_needy, 100};
        return reason_of(village, parameters).en;
    };
    EXPECT_TRUE(words(80, 80, 0, 0)
                    .starts_with("Gate: it was poor until 2017 and scores below the median, so it is consolidated (80 % of cases)."));
    EXPECT_TRUE(words(100, 90, 100, 90)
                    .starts_with("Gate: more than 10 % of its households are below the national line, so it is consolidated (90 %"));
    EXPECT_TRUE(
        words(60, 60, 40, 30).starts_with("Gate: it was poor until 2017 and scores below the median, or more than 10 % of its households"));
    EXPECT_TRUE(words(70, 20, 70, 0)
                    .starts_with("Gate: more than 5 % of its households are below the national line, so it cannot demonstrate (70 %"));
    EXPECT_FALSE(words(50, 50, 50, 50).starts_with("Gate"));
}

TEST(TierReasons, name_what_raises_and_lowers_the_score_and_what_moves_the_tier) {
    VillageTiers village;
    for (int i = 0; i < 100; ++i)
        for (std::size_t t = 0; t < tier_count; ++t) {
            village.tiers[t].note(t == (i < 70 ? 1u : 2u));
            village.usual_weights[t].note(t == 1);
        }
    village.tier = Tier::catching_up;
    village.lead[static_cast<std::size_t>(TierIndicator::needy)] = 0.03;
    village.lead[static_cast<std::size_t>(TierIndicator::tourism)] = 0.02;
    village.lead[static_cast<std::size_t>(TierIndicator::employment)] = 0.01;
    village.lead[static_cast<std::size_t>(TierIndicator::distance)] = -0.04;
    const Text weights_decide = reason_of(village, {});
    EXPECT_EQ(weights_decide.en, "Raised most by few households in need and much for tourists; lowered most by distance to town. "
                                 "Its tier moves with the weights: 70 % over all weights, 100 % with those that stand.");
    EXPECT_EQ(weights_decide.zh,
              "加分最多的是困难户少、旅游资源好；失分最多的是离县城远。所属梯次随权重变动：各种权重下为70%，现行权重下为100%。");
    village.usual_weights = village.tiers;
    EXPECT_NE(reason_of(village, {}).en.find("not settled: 70 %"), std::string::npos);
    village.tier = Tier::consolidation;
    EXPECT_NE(reason_of(village, {}).en.find("Most often it was catching-up (70 %), which the quotas do not allow."), std::string::npos);
}

/// Best sum over all assignments, found by trying every one; -1 for none.
std::int64_t best_by_trial(const std::vector<TierVotes>& villages, std::size_t demonstration, std::size_t consolidation) {
    std::int64_t best = -1;
    std::size_t all = 1;
    for (std::size_t v = 0; v < villages.size(); ++v)
        all *= 3;
    for (std::size_t code = 0; code < all; ++code) {
        std::array<std::size_t, 3> count{};
        std::int64_t sum = 0;
        bool allowed_here = true;
        std::size_t rest = code;
        for (const TierVotes& village : villages) {
            const std::size_t t = rest % 3;
            rest /= 3;
            ++count[t];
            sum += static_cast<std::int64_t>(village.count[t]);
            allowed_here &= (!village.consolidation || t == 2) && (!village.no_demonstration || t != 0);
        }
        if (allowed_here && count[0] == demonstration && count[2] == consolidation) best = std::max(best, sum);
    }
    return best;
}

TEST(TierAssignment, has_the_largest_sum_of_probabilities_within_the_quotas_and_gates) {
    for (std::uint32_t world = 0; world < 60; ++world) {
        Stream stream({7, world}, 0, 0, 0);
        std::vector<TierVotes> villages(7);
        std::size_t barred = 0, forced = 0;
        for (TierVotes& village : villages) {
            const std::uint32_t first = stream() % 101, second = stream() % (101 - first);
            village.count = {first, second, 100 - first - second};
            village.consolidation = stream() % 4 == 0;
            village.no_demonstration = village.consolidation || stream() % 3 == 0;
            barred += village.no_demonstration, forced += village.consolidation;
        }
        const std::array<std::size_t, 3> quotas{2, 3, 2};
        const std::vector<Tier> tiers = assign_tiers(villages, quotas);
        const std::size_t demonstration = std::min<std::size_t>(2, 7 - barred), consolidation = std::max<std::size_t>(2, forced);
        EXPECT_EQ(static_cast<std::size_t>(std::count(tiers.begin(), tiers.end(), Tier::demonstration)), demonstration) << world;
        EXPECT_EQ(static_cast<std::size_t>(std::count(tiers.begin(), tiers.end(), Tier::consolidation)), consolidation) << world;
        std::int64_t sum = 0;
        for (std::size_t v = 0; v < tiers.size(); ++v) {
            sum += static_cast<std::int64_t>(villages[v].count[static_cast<std::size_t>(tiers[v]) - 1]);
            EXPECT_TRUE(!villages[v].consolidation || tiers[v] == Tier::consolidation) << world;
            EXPECT_TRUE(!villages[v].no_demonstration || tiers[v] != Tier::demonstration) << world;
        }
        EXPECT_EQ(sum, best_by_trial(villages, demonstration, consolidation)) << world;
    }
}

TEST(TierAssignment, of_villages_that_are_alike_puts_the_first_highest) {
    const std::vector<TierVotes> villages(5, TierVotes{{10, 10, 10}});
    EXPECT_EQ(assign_tiers(villages, {1, 2, 2}),
              (std::vector<Tier>{Tier::demonstration, Tier::catching_up, Tier::catching_up, Tier::consolidation, Tier::consolidation}));
    EXPECT_TRUE(assign_tiers({}, {0, 0, 0}).empty());
}

} // namespace
} // namespace terrace
