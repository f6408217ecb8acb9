#include "analysis/sensitivity/pawn.hpp"

#include <gtest/gtest.h>

#include <limits>

#include "tests/support/test_functions.hpp"

namespace terrace {
namespace {

TEST(Pawn, orders_the_inputs_of_the_ishigami_function_and_leaves_out_the_one_without_effect) {
    const Design design = random_design(4, 3000, 1);
    const PawnIndices found = pawn_indices(design, results_of(design, ishigami), 1, {.resamples = 200});
    EXPECT_EQ(found.slices, 10U);
    EXPECT_GT(found.index[1].value, found.index[0].value);
    EXPECT_GT(found.index[0].value, found.index[2].value);
    for (std::size_t factor = 0; factor < 3; ++factor) EXPECT_TRUE(found.stands_out(factor)) << factor;
    EXPECT_FALSE(found.stands_out(3)) << found.index[3].value << " " << found.floor[3];
    for (const Estimate& one : found.index) EXPECT_TRUE(one.low < one.value && one.value < one.high);
}

// y is the factor itself: slice s of n lies between s/n and (s+1)/n, so its distance is the larger of s/n and 1 - (s+1)/n; their median over ten
// slices is that of 0.9, 0.8, 0.7, 0.6, 0.5 twice over: 0.7.
TEST(Pawn, agrees_with_the_closed_form_where_the_result_is_the_factor) {
    const Design design = random_design(1, 1000, 2);
    const PawnIndices found = pawn_indices(design, results_of(design, [](const std::vector<double>& x) { return x[0]; }), 1, {.resamples = 0});
    EXPECT_NEAR(found.index[0].value, 0.7, 1e-9);
}

TEST(Pawn, gives_a_choice_a_slice_for_each_of_its_values) {
    Design design = random_design(2, 600, 3);
    design.factors[0].spread = Spread::choice;
    design.factors[0].choices = {"\"logit\"", "\"consumat\""};
    for (std::size_t p = 0; p < design.points(); ++p) design.values[2 * p] = design.shares[2 * p] < 0.5 ? 0 : 1;
    const auto results = results_of(design, [](const std::vector<double>& x) { return (x[0] < 0.5 ? 0 : 1) + x[1]; });
    const PawnIndices found = pawn_indices(design, results, 1, {.resamples = 0});
    // Results of either value fill [0, 1] or [1, 2]: the distance from all of them is a half.
    EXPECT_NEAR(found.index[0].value, 0.5, 0.03);
}

TEST(Pawn, has_no_index_for_numbers_of_a_draw) {
    Design design = random_design(2, 300, 8);
    design.factors[0].key = "luck";
    const PawnIndices found = pawn_indices(design, results_of(design, [](const std::vector<double>& x) { return x[0] + x[1]; }), 1, {.resamples = 0});
    EXPECT_TRUE(std::isnan(found.index[0].value) && !found.stands_out(0));
    EXPECT_TRUE(found.stands_out(1));
}

TEST(Pawn, takes_points_of_a_block_as_hanging_together) {
    const Design design = random_saltelli(plain_factors(4), 300, false, 4);
    const PawnIndices found = pawn_indices(design, results_of(design, ishigami), 6, {.resamples = 0});
    EXPECT_TRUE(found.stands_out(0) && found.stands_out(1));
    EXPECT_FALSE(found.stands_out(3)) << found.index[3].value << " " << found.floor[3];
    // Points of a block share most shares, so that blocks tell less than as many single points: the floor is higher.
    const PawnIndices single = pawn_indices(design, results_of(design, ishigami), 1, {.resamples = 0});
    EXPECT_GT(found.floor[3], single.floor[3]);
}

TEST(Pawn, leaves_points_that_failed_out) {
    const Design design = random_design(3, 1000, 5);
    std::vector<double> results = results_of(design, ishigami);
    const PawnIndices whole = pawn_indices(design, results, 1, {.resamples = 100});
    for (std::size_t p = 0; p < results.size(); ++p)
        if (plain_share(6, 0, p, 0) < 0.05) results[p] = std::numeric_limits<double>::quiet_NaN();
    const PawnIndices holed = pawn_indices(design, results, 1, {.resamples = 100});
    EXPECT_LT(holed.points, 970U);
    for (std::size_t factor = 0; factor < 3; ++factor) {
        EXPECT_GT(holed.index[factor].value, whole.index[factor].low);
        EXPECT_LT(holed.index[factor].value, whole.index[factor].high);
    }
}

TEST(Pawn, says_nothing_of_a_handful_of_points_or_a_result_that_does_not_vary) {
    const Design few = random_design(2, 14, 7), many = random_design(2, 100, 7);
    EXPECT_TRUE(std::isnan(pawn_indices(few, results_of(few, [](const std::vector<double>& x) { return x[0]; }), 1, {}).index[0].value));
    EXPECT_TRUE(std::isnan(pawn_indices(many, results_of(many, [](const std::vector<double>&) { return 1.0; }), 1, {}).index[0].value));
}

}  // namespace
}  // namespace terrace
