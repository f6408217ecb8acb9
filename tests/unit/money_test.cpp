#include "sim/core/money.hpp"
#include "sim/random/stream.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

namespace terrace {
namespace {

TEST(Money, is_written_in_yuan_and_held_in_fen) {
    static_assert(10_yuan == 1000 && 0.5_yuan == 50);
    EXPECT_EQ(fen_from_yuan(12.34), 1234);
    EXPECT_EQ(yuan(1234), 12.34);
}

TEST(Money, rounds_halves_away_from_zero) {
    EXPECT_EQ(round_half_away(2.5), 3);
    EXPECT_EQ(round_half_away(-2.5), -3);
    EXPECT_EQ(round_half_away(2.4999999), 2);
    EXPECT_EQ(round_half_away(std::nextafter(0.5, 0.0)), 0);
    EXPECT_EQ(fen_from_yuan(0.005), 1);
}

TEST(Money, rounding_never_leaves_the_range_of_integers) {
    EXPECT_EQ(round_half_away(1e300), 9'200'000'000'000'000'000);
    EXPECT_EQ(round_half_away(-std::numeric_limits<double>::infinity()), -9'200'000'000'000'000'000);
}

TEST(Money, scaling_rounds_the_product) {
    EXPECT_EQ(scale(1000, 0.3335), 334);
    EXPECT_EQ(scale(-1000, 0.3335), -334);
    EXPECT_EQ(scale(9'000'000'000'000, 1.0), 9'000'000'000'000);
}

TEST(Split, gives_the_rest_to_the_largest_remainders) {
    const std::vector<std::int64_t> weights = {1, 2, 4};
    EXPECT_EQ(split(10, weights), (std::vector<Fen>{1, 3, 6})); // 1.43, 2.86, 5.71
}

TEST(Split, equal_remainders_favour_the_lower_position) {
    const std::vector<std::int64_t> weights = {1, 1, 1};
    EXPECT_EQ(split(100, weights), (std::vector<Fen>{34, 33, 33}));
    EXPECT_EQ(split(-100, weights), (std::vector<Fen>{-34, -33, -33}));
}

TEST(Split, zero_weights_get_nothing_unless_all_are_zero) {
    EXPECT_EQ(split(7, std::vector<std::int64_t>{0, 3, 0}), (std::vector<Fen>{0, 7, 0}));
    EXPECT_EQ(split(7, std::vector<std::int64_t>{0, 0, 0}), (std::vector<Fen>{3, 2, 2}));
    EXPECT_TRUE(split(0, std::vector<std::int64_t>{}).empty());
}

TEST(Split, parts_sum_to_the_total_and_lie_within_one_fen_of_their_share) {
    Stream random({1, 2}, 0, 0, 0);
    for (int round = 0; round < 500; ++round) {
        std::vector<std::int64_t> weights(1 + random() % 50);
        for (auto& weight : weights)
            weight = random() % 4 == 0 ? 0 : random() % 1'000'000;
        weights[0] += 1;
        const Fen total = Fen{random()} * 1000 - 2'000'000'000'000;
        const std::vector<Fen> parts = split(total, weights);
        EXPECT_EQ(std::accumulate(parts.begin(), parts.end(), Fen{0}), total);
        const double sum = static_cast<double>(std::accumulate(weights.begin(), weights.end(), std::int64_t{0}));
        for (std::size_t i = 0; i < parts.size(); ++i) {
            const double share = static_cast<double>(total) * (static_cast<double>(weights[i]) / sum);
            EXPECT_LT(std::abs(static_cast<double>(parts[i]) - share), 1.01);
        }
    }
}

TEST(Split, holds_for_the_largest_amounts) {
    const std::int64_t large = std::numeric_limits<std::int64_t>::max();
    EXPECT_EQ(split(large, std::vector<std::int64_t>{large, large}), (std::vector<Fen>{large / 2 + 1, large / 2}));
}

} // namespace
} // namespace terrace
