#include <gtest/gtest.h>

#include "models/village/tiers.hpp"
#include "tests/support/model_world.hpp"

namespace terrace {
namespace {

using Sizes = std::array<std::size_t, tier_count>;
using Tiers = std::vector<Tier>;
constexpr Tier D = Tier::demonstration, C = Tier::catching_up, K = Tier::consolidation;

const TierParameters& shipped() {
    static const TierParameters tiers = shipped_scenario("baseline").parameters.tiers;
    return tiers;
}

/// Villages with these scores, nobody needy, none formerly poor.
std::vector<VillageStanding> scored(const std::vector<double>& scores) {
    std::vector<VillageStanding> villages;
    for (const double score : scores) villages.push_back({score, 0, false});
    return villages;
}

TEST(PercentileRanks, run_from_zero_to_one) { EXPECT_EQ(percentile_ranks(std::vector<double>{30, 10, 50, 20, 40}), (std::vector<double>{0.5, 0, 1, 0.25, 0.75})); }

TEST(PercentileRanks, of_equal_values_are_their_mean) {
    // Ranks 0, 1 and 2 of four steps are shared: 1/4 each; the two at the top share 3 and 4.
    EXPECT_EQ(percentile_ranks(std::vector<double>{7, 1, 1, 7, 1}), (std::vector<double>{0.875, 0.25, 0.25, 0.875, 0.25}));
    EXPECT_EQ(percentile_ranks(std::vector<double>{3, 3, 3}), (std::vector<double>{0.5, 0.5, 0.5}));
    EXPECT_EQ(percentile_ranks(std::vector<double>{3}), (std::vector<double>{0.5}));
    EXPECT_TRUE(percentile_ranks(std::vector<double>{}).empty());
}

TEST(TierScores, weigh_ranks_and_reverse_what_is_better_small) {
    std::vector<TierIndicators> villages(3, TierIndicators{});
    const double income[] = {100, 300, 200}, exited[] = {0.3, 0.1, 0.1};
    for (std::size_t v = 0; v < 3; ++v) {
        villages[v][static_cast<std::size_t>(TierIndicator::income)] = income[v];
        villages[v][static_cast<std::size_t>(TierIndicator::exited)] = exited[v];
    }
    TierIndicators weights{};
    weights[static_cast<std::size_t>(TierIndicator::income)] = 0.6;
    weights[static_cast<std::size_t>(TierIndicator::exited)] = 0.4;
    // Income ranks 0, 1, 0.5; exited ranks 1, 0.25, 0.25, reversed 0, 0.75, 0.75.
    const std::vector<double> scores = tier_scores(villages, weights);
    EXPECT_DOUBLE_EQ(scores[0], 0);
    EXPECT_DOUBLE_EQ(scores[1], 0.9);
    EXPECT_DOUBLE_EQ(scores[2], 0.6);
}

TEST(TierWeights, sum_to_one_by_foundation_drive_and_resilience) {
    const TierIndicators& w = shipped().weights;
    const auto sum = [&](std::size_t first, std::size_t last) {
        double total = 0;
        for (std::size_t i = first; i <= last; ++i) total += w[i];
        return total;
    };
    EXPECT_NEAR(sum(0, 4), 0.40, 1e-12);
    EXPECT_NEAR(sum(5, 8), 0.30, 1e-12);
    EXPECT_NEAR(sum(9, 12), 0.30, 1e-12);
}

TEST(TierQuotas, follow_the_largest_remainder_and_ties_favour_consolidation) {
    EXPECT_EQ(tier_quotas(25, shipped().quotas), (Sizes{5, 12, 8}));   // 5, 12.5, 7.5
    EXPECT_EQ(tier_quotas(10, shipped().quotas), (Sizes{2, 5, 3}));
    EXPECT_EQ(tier_quotas(11, shipped().quotas), (Sizes{2, 6, 3}));    // 2.2, 5.5, 3.3
    EXPECT_EQ(tier_quotas(3, shipped().quotas), (Sizes{1, 1, 1}));     // 0.6, 1.5, 0.9
    EXPECT_EQ(tier_quotas(1, shipped().quotas), (Sizes{0, 1, 0}));
    EXPECT_EQ(tier_quotas(0, shipped().quotas), (Sizes{0, 0, 0}));
    for (std::size_t n = 0; n < 300; ++n) {
        const Sizes q = tier_quotas(n, shipped().quotas);
        EXPECT_EQ(q[0] + q[1] + q[2], n);
    }
}

TEST(Classification, goes_by_score_where_no_gate_is_closed) {
    EXPECT_EQ(classify(scored({.9, .1, .5, .6, .2, .7, .4, .8, .3, .55}), shipped()), (Tiers{D, K, C, C, K, C, C, D, K, C}));
}

TEST(Classification, bars_needy_villages_from_demonstration) {
    auto villages = scored({.9, .8, .7, .6, .5, .45, .4, .3, .2, .1});
    villages[0].needy = 0.051;   // over five in a hundred
    villages[1].needy = 0.05;
    EXPECT_EQ(classify(villages, shipped()), (Tiers{C, D, D, C, C, C, C, K, K, K}));
}

TEST(Classification, consolidates_very_needy_villages_first) {
    auto villages = scored({.9, .8, .7, .6, .5, .45, .4, .3, .2, .1});
    villages[2].needy = 0.11;    // takes one of three places
    EXPECT_EQ(classify(villages, shipped()), (Tiers{D, D, K, C, C, C, C, C, K, K}));
}

TEST(Classification, consolidates_above_the_quota_at_the_cost_of_catching_up) {
    auto villages = scored({.9, .8, .7, .6, .5, .45, .4, .3, .2, .1});
    for (const std::size_t v : {2u, 3u, 4u, 5u}) villages[v].needy = 0.2;
    EXPECT_EQ(classify(villages, shipped()), (Tiers{D, D, K, K, K, K, C, C, C, C}));
}

TEST(Classification, consolidates_formerly_poor_villages_of_the_lower_half) {
    auto villages = scored({.9, .8, .7, .6, .5, .45, .4, .3, .2, .1});   // median 0.475
    for (const std::size_t v : {0u, 4u, 5u, 6u}) villages[v].formerly_poor = true;
    EXPECT_EQ(classify(villages, shipped()), (Tiers{D, D, C, C, C, K, K, C, C, K}));   // 0.45 and 0.4, then the lowest
}

TEST(Classification, leaves_demonstration_places_empty_rather_than_fill_them_with_barred_villages) {
    auto villages = scored({.9, .8, .7, .6, .5, .45, .4, .3, .2, .1});
    for (auto& village : villages) village.needy = 0.06;
    EXPECT_EQ(classify(villages, shipped()), (Tiers{C, C, C, C, C, C, C, K, K, K}));
}

/// Ten villages and their state between reviews.
struct Reviews {
    std::vector<std::uint8_t> tier{1, 1, 2, 2, 2, 2, 2, 3, 3, 3};
    std::vector<std::int8_t> wish = std::vector<std::int8_t>(10, 0);
    std::size_t hold(const std::vector<VillageStanding>& villages, bool fixed = false) { return review_tiers(villages, shipped(), fixed, tier, wish); }
};

// Cuts of the scores below: upper 0.75 between 0.8 and 0.7, lower 0.35 between 0.3 and 0.4.

TEST(TierReview, moves_nobody_who_is_where_the_score_puts_it) {
    Reviews reviews;
    const auto villages = scored({.9, .8, .7, .6, .5, .45, .4, .3, .2, .1});
    for (int year = 0; year < 5; ++year) EXPECT_EQ(reviews.hold(villages), 0u);
    EXPECT_EQ(reviews.wish, std::vector<std::int8_t>(10, 0));
}

TEST(TierReview, needs_the_margin_in_two_successive_reviews) {
    Reviews reviews;
    const auto swapped = scored({.9, .69, .81, .6, .5, .45, .4, .3, .2, .1});   // upper cut 0.75: both are 0.06 beyond it
    EXPECT_EQ(reviews.hold(swapped), 0u);
    EXPECT_EQ(reviews.wish[1], -1);
    EXPECT_EQ(reviews.wish[2], 1);
    EXPECT_EQ(reviews.hold(scored({.9, .8, .7, .6, .5, .45, .4, .3, .2, .1})), 0u);   // an ordinary year between
    EXPECT_EQ(reviews.hold(swapped), 0u);
    EXPECT_EQ(reviews.hold(swapped), 1u);   // one of ten a year, the first of two that are as far
}

TEST(TierReview, does_nothing_within_the_margin) {
    Reviews reviews;
    const auto close = scored({.9, .71, .79, .6, .5, .45, .4, .3, .2, .1});   // 0.04 beyond the cut
    for (int year = 0; year < 3; ++year) EXPECT_EQ(reviews.hold(close), 0u);
}

TEST(TierReview, moves_by_one_tier_and_one_village_in_ten_a_year_the_farthest_first) {
    Reviews reviews;
    const auto risen = scored({.9, .82, .7, .6, .5, .45, .2, .1, .3, .95});   // the last village is now the best
    EXPECT_EQ(reviews.hold(risen), 0u);
    EXPECT_EQ(reviews.hold(risen), 1u);
    EXPECT_EQ(reviews.tier[9], 2);
    EXPECT_EQ(reviews.tier[6], 2);   // would go down, but one moves a year
    EXPECT_EQ(reviews.hold(risen), 1u);
    EXPECT_EQ(reviews.tier[6], 3);   // waited with its wish; the riser needs a second wish from its new tier
    EXPECT_EQ(reviews.tier[9], 2);
    EXPECT_EQ(reviews.hold(risen), 1u);
    EXPECT_EQ(reviews.tier[9], 1);
}

TEST(TierReview, takes_a_needy_village_out_of_demonstration_whatever_its_score) {
    Reviews reviews;
    auto villages = scored({.9, .8, .7, .6, .5, .45, .4, .3, .2, .1});
    villages[0].needy = 0.2;
    EXPECT_EQ(reviews.hold(villages), 0u);
    EXPECT_EQ(reviews.hold(villages), 1u);
    EXPECT_EQ(reviews.tier[0], 2);
    reviews.hold(villages);
    reviews.hold(villages);
    EXPECT_EQ(reviews.tier[0], 3);   // over one in ten: consolidation in the end
}

TEST(TierReview, keeps_wishes_but_moves_nobody_while_tiers_are_fixed) {
    Reviews reviews;
    const auto swapped = scored({.9, .5, .85, .6, .5, .45, .4, .3, .2, .1});
    EXPECT_EQ(reviews.hold(swapped, true), 0u);
    EXPECT_EQ(reviews.hold(swapped, true), 0u);
    EXPECT_EQ(reviews.hold(swapped), 1u);
}

TEST(TierReview, of_fewer_than_ten_villages_moves_none) {
    std::vector<std::uint8_t> tier{1, 2, 3};
    std::vector<std::int8_t> wish(3, 0);
    for (int year = 0; year < 4; ++year) EXPECT_EQ(review_tiers(scored({.1, .5, .9}), shipped(), false, tier, wish), 0u);
}

}  // namespace
}  // namespace terrace
