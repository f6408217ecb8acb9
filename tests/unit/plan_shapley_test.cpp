#include "analysis/plan/shapley.hpp"
#include "sim/random/distributions.hpp"
#include "sim/random/stream.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <bit>
#include <cmath>
#include <numeric>
#include <set>

namespace terrace {
namespace {

/// One replicate of a game.
EffectOfLines game(double (*worth)(unsigned)) {
    return [worth](unsigned mask) { return std::vector<double>{worth(mask)}; };
}

std::vector<double> parts(const ShapleySplit& split) {
    std::vector<double> result;
    for (const ShapleyPart& part : split.parts)
        result.push_back(part.part.mean);
    return result;
}

void expect_near(const std::vector<double>& found, const std::vector<double>& expected, double within) {
    ASSERT_EQ(found.size(), expected.size());
    for (std::size_t i = 0; i < found.size(); ++i)
        EXPECT_NEAR(found[i], expected[i], within) << i;
}

bool has(unsigned mask, unsigned line) { return (mask >> line & 1U) != 0; }

// Shapley and Shubik 1969 and every textbook since: lines 0 and 1 hold a left glove each, line 2 a right one; a pair is worth 1.
TEST(Shapley, splits_the_glove_game_as_published) {
    const ShapleySplit split =
        shapley_split(3, game([](unsigned mask) { return has(mask, 2) && (has(mask, 0) || has(mask, 1)) ? 1.0 : 0.0; }));
    expect_near(parts(split), {1.0 / 6, 1.0 / 6, 4.0 / 6}, 1e-15);
    EXPECT_DOUBLE_EQ(split.whole.mean, 1);
    EXPECT_DOUBLE_EQ(split.parts[2].alone.mean, 0);
    EXPECT_DOUBLE_EQ(split.parts[2].last.mean, 1);
    EXPECT_DOUBLE_EQ(split.parts[0].last.mean, 0);
}

// Littlechild and Owen 1973 (Management Science 20: 370-372): a runway must serve the largest aircraft; each pays its share of each stretch
// it uses, which is cost 4 over 4, 2 over 3, 3 over 2 and 5 alone.
TEST(Shapley, splits_the_airport_game_stretch_by_stretch) {
    const auto runway = [](unsigned mask) {
        const double lengths[] = {4, 6, 9, 14};
        double longest = 0;
        for (unsigned line = 0; line < 4; ++line)
            if (has(mask, line)) longest = lengths[line];
        return longest;
    };
    expect_near(parts(shapley_split(4, game(runway))), {1, 1 + 2.0 / 3, 1 + 2.0 / 3 + 1.5, 1 + 2.0 / 3 + 1.5 + 5}, 1e-14);
}

TEST(Shapley, gives_equals_the_same_and_idle_lines_nothing) {
    const ShapleySplit split =
        shapley_split(5, game([](unsigned mask) { return std::sqrt(static_cast<double>(std::popcount(mask & 0b01111U))); }));
    expect_near(parts(split), {0.5, 0.5, 0.5, 0.5, 0}, 1e-15);
    EXPECT_EQ(split.parts[4].part.mean, 0);
}

// Grabisch and Roubens 1999 (International Journal of Game Theory 28: 547-565): a sum over sets T of lines of a(T) times the product of
// their switches has the parts sum of a(T)/|T| over the sets with the line, and the interactions sum of a(T)/(|T| - 1) over those with
// both.
TEST(Shapley, finds_parts_and_interactions_of_a_polynomial) {
    const auto polynomial = [](unsigned mask) {
        const double a = has(mask, 0), b = has(mask, 1), c = has(mask, 2), d = has(mask, 3);
        return 7 + 3 * a - 2 * b + 6 * a * b - 4 * c * d + 9 * a * b * c + 12 * a * b * c * d;
    };
    const ShapleySplit split = shapley_split(4, game(polynomial));
    expect_near(parts(split), {3 + 3 + 3 + 3, -2 + 3 + 3 + 3, -2 + 3 + 3, -2 + 3}, 1e-14);
    ASSERT_EQ(split.interactions.size(), 6U);
    const std::vector<double> expected{6 + 4.5 + 4, 4.5 + 4, 4, 4.5 + 4, 4, -4 + 4}; // ab, ac, ad, bc, bd, cd
    for (std::size_t pair = 0; pair < 6; ++pair)
        EXPECT_NEAR(split.interactions[pair].value.mean, expected[pair], 1e-14) << pair;
    EXPECT_EQ(split.interactions[4].first, 1U);
    EXPECT_EQ(split.interactions[4].second, 3U);
}

/// Any game with luck: the same for a mask and replicate each time.
double any_effect(unsigned mask, std::uint32_t replicate) { return 1e6 * standard_normal(draw_word({3, replicate}, 4, mask, 0)); }

TEST(Shapley, parts_sum_to_the_whole_in_every_replicate) {
    for (std::uint32_t replicate = 0; replicate < 50; ++replicate)
        for (std::size_t lines = 1; lines <= 8; ++lines) {
            std::vector<double> effects;
            for (unsigned mask = 0; mask < 1U << lines; ++mask)
                effects.push_back(any_effect(mask, replicate));
            const ShapleyValues values = shapley_values(lines, effects);
            EXPECT_NEAR(std::accumulate(values.parts.begin(), values.parts.end(), 0.0), effects.back() - effects.front(), 1e-8);
        }
}

TEST(Shapley, intervals_are_those_of_the_replicates) {
    // Line 0 is worth 1, 2, 3 in the three replicates, line 1 always 10.
    const ShapleySplit split = shapley_split(2, [](unsigned mask) {
        std::vector<double> effects;
        for (int r = 1; r <= 3; ++r)
            effects.push_back(100 + (has(mask, 0) ? r : 0) + (has(mask, 1) ? 10 : 0));
        return effects;
    });
    EXPECT_EQ(split.parts[0].part.n, 3U);
    EXPECT_NEAR(split.parts[0].part.mean, 2, 1e-12);
    EXPECT_NEAR(split.parts[0].part.high - 2, 4.302653 / std::sqrt(3.0), 1e-5); // Student's t with 2 degrees of freedom
    EXPECT_NEAR(split.parts[1].part.high, 10, 1e-9);
    EXPECT_NEAR(split.whole.mean, 12, 1e-12);
    EXPECT_NEAR(split.interactions[0].value.mean, 0, 1e-12);
}

TEST(Shapley, runs_every_subset_once) {
    std::vector<unsigned> masks;
    (void)shapley_split(4, [&](unsigned mask) {
        masks.push_back(mask);
        return std::vector<double>{1.0 * mask};
    });
    std::vector<unsigned> expected(16);
    std::iota(expected.begin(), expected.end(), 0U);
    EXPECT_EQ(masks, expected);
}

// Williams 1949 (Australian Journal of Scientific Research A 2: 149-168).
TEST(Shapley, orders_put_every_line_at_every_place_and_every_pair_together_equally_often) {
    for (const std::size_t lines : {2U, 9U, 10U, 13U}) {
        const auto orders = balanced_orders(lines, 5, 0);
        const std::size_t times = lines % 2 == 0 ? 1 : 2;
        ASSERT_EQ(orders.size(), times * lines);
        std::multiset<std::pair<std::size_t, std::size_t>> places, neighbours;
        for (const auto& order : orders)
            for (std::size_t place = 0; place < lines; ++place) {
                places.insert({order[place], place});
                if (place > 0) neighbours.insert({order[place - 1], order[place]});
            }
        for (std::size_t one = 0; one < lines; ++one)
            for (std::size_t other = 0; other < lines; ++other) {
                EXPECT_EQ(places.count({one, other}), times);
                EXPECT_EQ(neighbours.count({one, other}), one == other ? 0 : times);
            }
    }
    EXPECT_NE(balanced_orders(9, 5, 0), balanced_orders(9, 5, 1));
    EXPECT_EQ(balanced_orders(9, 5, 1), balanced_orders(9, 5, 1));
}

double pairwise(unsigned mask) {
    double sum = 0;
    for (unsigned i = 0; i < 12; ++i)
        for (unsigned j = i + 1; j < 12 && has(mask, i); ++j)
            sum += has(mask, j) ? 1.0 + i - 0.5 * j : 0;
    return sum + 3 * has(mask, 4);
}

/// Parts of `pairwise`: half of each pair's term.
std::vector<double> parts_of_pairwise() {
    std::vector<double> expected(12, 0);
    expected[4] = 3;
    for (unsigned i = 0; i < 12; ++i)
        for (unsigned j = i + 1; j < 12; ++j)
            expected[i] += (1.0 + i - 0.5 * j) / 2, expected[j] += (1.0 + i - 0.5 * j) / 2;
    return expected;
}

TEST(Shapley, beyond_eight_lines_is_exact_for_pairs_because_orders_come_with_their_reverse) {
    std::size_t runs = 0;
    const ShapleySplit split = shapley_split(12,
                                             [&](unsigned mask) {
                                                 ++runs;
                                                 return std::vector<double>{pairwise(mask)};
                                             },
                                             {1, 1});
    EXPECT_LE(runs, 2U * 12U * 12U);
    expect_near(parts(split), parts_of_pairwise(), 1e-12);
    for (const ShapleyInteraction& pair : split.interactions)
        EXPECT_NEAR(pair.value.mean, 1.0 + static_cast<double>(pair.first) - 0.5 * static_cast<double>(pair.second), 1e-12);
}

// n = 300 rounds of 9 lines; parts and interactions of an irregular game against all subsets, 4 standard errors over rounds (alpha 6e-5
// each).
TEST(Shapley, beyond_eight_lines_has_no_bias) {
    const EffectOfLines effect = [](unsigned mask) { return std::vector<double>{any_effect(mask, 0)}; };
    std::vector<double> effects;
    for (unsigned mask = 0; mask < 512; ++mask)
        effects.push_back(any_effect(mask, 0));
    const ShapleyValues exact = shapley_values(9, effects);
    std::vector<std::vector<double>> found(2);
    for (std::uint32_t round = 0; round < 300; ++round) {
        const ShapleySplit split = shapley_split(9, effect, {100 + round, 1});
        found[0].push_back(split.parts[3].part.mean - exact.parts[3]);
        found[1].push_back(split.interactions[5].value.mean - exact.interactions[5]);
        EXPECT_NEAR(std::accumulate(split.parts.begin(), split.parts.end(), 0.0,
                                    [](double sum, const ShapleyPart& part) { return sum + part.part.mean; }),
                    split.whole.mean, 1e-6);
    }
    for (const auto& errors : found)
        EXPECT_LT(std::fabs(mean_with_interval(errors).mean), 4 * std::sqrt(sample_variance(errors) / 300));
}

TEST(Shapley, refuses_what_it_cannot_split) {
    EXPECT_THROW((void)shapley_split(0, game([](unsigned) { return 0.0; })), std::invalid_argument);
    EXPECT_THROW((void)shapley_split(32, game([](unsigned) { return 0.0; })), std::invalid_argument);
    EXPECT_THROW((void)shapley_split(2, [](unsigned mask) { return std::vector<double>(1 + mask, 0.0); }), std::invalid_argument);
}

} // namespace
} // namespace terrace
