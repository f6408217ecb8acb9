#include "analysis/statistics/paired.hpp"
#include "analysis/statistics/ratio.hpp"
#include "analysis/statistics/share.hpp"
#include "analysis/statistics/student.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <vector>

namespace terrace {
namespace {

using Values = std::vector<double>;

TEST(Student, quantiles_match_printed_tables) {
    EXPECT_NEAR(student_t_quantile(1, 0.975), 12.7062, 1e-4);
    EXPECT_NEAR(student_t_quantile(19, 0.975), 2.0930, 1e-4);
    EXPECT_NEAR(student_t_factor(4), 3.1824, 1e-4);
    EXPECT_TRUE(std::isnan(student_t_factor(1)));
    EXPECT_TRUE(std::isnan(student_t_quantile(0, 0.975)));
}

// Newcombe 1998 (Statistics in Medicine 17: 857-872), table I, score method without continuity correction.
TEST(Share, has_the_published_score_intervals) {
    const auto expect = [](double successes, std::size_t trials, double low, double high) {
        const ShareEstimate estimate = share_with_interval(successes / static_cast<double>(trials), trials);
        EXPECT_NEAR(estimate.low, low, 5e-5) << successes;
        EXPECT_NEAR(estimate.high, high, 5e-5) << successes;
    };
    expect(81, 263, 0.2553, 0.3662);
    expect(15, 148, 0.0624, 0.1605);
    expect(0, 20, 0, 0.1611);
    expect(1, 29, 0.0061, 0.1718);
}

TEST(Share, keeps_within_zero_and_one_and_is_the_same_from_both_sides) {
    EXPECT_EQ(share_with_interval(0, 7).low, 0);
    EXPECT_EQ(share_with_interval(1, 7).high, 1);
    EXPECT_EQ(share_with_interval(1 + 1e-15, 7).high, 1); // a sum of sevenths
    EXPECT_NEAR(share_with_interval(0.3, 40).low, 1 - share_with_interval(0.7, 40).high, 1e-15);
    EXPECT_GT(share_with_interval(0.5, 40, 0.99).high, share_with_interval(0.5, 40).high);
    EXPECT_TRUE(std::isnan(share_with_interval(0.5, 0).low));
}

TEST(Paired, matches_a_hand_computed_case) {
    // differences 1, 2, 3: mean 2, variance 1, half-width 4.3027 / sqrt(3)
    const PairedEstimate estimate = paired_difference(Values{11, 22, 33}, Values{10, 20, 30});
    EXPECT_EQ(estimate.difference.n, 3u);
    EXPECT_DOUBLE_EQ(estimate.difference.mean, 2);
    EXPECT_NEAR(estimate.difference.high - 2, 4.30265 / std::sqrt(3.0), 1e-4);
    EXPECT_NEAR(2 - estimate.difference.low, 4.30265 / std::sqrt(3.0), 1e-4);
    EXPECT_DOUBLE_EQ(estimate.variance_reduction, 121 + 100);
}

TEST(Paired, equal_differences_have_an_infinite_factor_and_no_width) {
    const PairedEstimate estimate = paired_difference(Values{5, 9}, Values{1, 5});
    EXPECT_DOUBLE_EQ(estimate.difference.low, 4);
    EXPECT_DOUBLE_EQ(estimate.difference.high, 4);
    EXPECT_TRUE(std::isinf(estimate.variance_reduction));
}

TEST(Paired, rounding_is_not_variance) {
    const PairedEstimate estimate = paired_difference(Values{0.1 + 0.2, 0.3, 0.3}, Values{0.1, 0.1, 0.1});
    EXPECT_TRUE(std::isnan(estimate.variance_reduction));
}

TEST(Paired, one_replicate_has_a_mean_but_no_interval) {
    const PairedEstimate estimate = paired_difference(Values{5}, Values{1});
    EXPECT_DOUBLE_EQ(estimate.difference.mean, 4);
    EXPECT_TRUE(std::isnan(estimate.difference.low));
    EXPECT_TRUE(std::isnan(estimate.variance_reduction));
}

TEST(Paired, pairs_with_a_missing_value_are_left_out) {
    const double missing = std::numeric_limits<double>::quiet_NaN();
    const PairedEstimate estimate = paired_difference(Values{2, missing, 4}, Values{1, 1, 1});
    EXPECT_EQ(estimate.difference.n, 2u);
    EXPECT_DOUBLE_EQ(estimate.difference.mean, 2);
    EXPECT_EQ(mean_with_interval(Values{missing}).n, 0u);
    EXPECT_TRUE(std::isnan(mean_with_interval(Values{}).mean));
}

TEST(Paired, interval_covers_the_truth_in_about_95_percent_of_samples) {
    // n = 2,000 samples of 10 pairs from a linear congruential sequence; binomial bounds at alpha = 0.001: 0.933 to 0.965
    std::uint64_t state = 7;
    const auto uniform = [&] {
        return static_cast<double>((state = state * 6364136223846793005ULL + 1442695040888963407ULL) >> 11) / 9007199254740992.0;
    };
    int covered = 0;
    for (int sample = 0; sample < 2000; ++sample) {
        Values with, without;
        for (int i = 0; i < 10; ++i) {
            double normal = -6;
            for (int k = 0; k < 12; ++k)
                normal += uniform();
            without.push_back(100 * uniform());
            with.push_back(without.back() + 3 + normal);
        }
        const MeanEstimate difference = paired_difference(with, without).difference;
        covered += difference.low < 3 && 3 < difference.high;
    }
    EXPECT_GT(covered, 1866);
    EXPECT_LT(covered, 1930);
}

TEST(Ratio, matches_a_hand_computed_jackknife) {
    // leave-one-out ratios 5/3, 4/4, 3/5 of numerators 1, 2, 3 over denominators 3, 2, 1
    const RatioEstimate estimate = ratio_of_sums(Values{1, 2, 3}, Values{3, 2, 1});
    EXPECT_DOUBLE_EQ(estimate.ratio, 1);
    const double mean = (5.0 / 3 + 1 + 0.6) / 3;
    const double error = std::sqrt(2.0 / 3 * ((5.0 / 3 - mean) * (5.0 / 3 - mean) + (1 - mean) * (1 - mean) + (0.6 - mean) * (0.6 - mean)));
    EXPECT_NEAR(estimate.high - 1, 4.30265 * error, 1e-4);
    EXPECT_FALSE(estimate.printable); // 2 +- 2.48 does not exclude zero
}

TEST(Ratio, is_printed_only_when_the_denominator_excludes_zero) {
    EXPECT_TRUE(ratio_of_sums(Values{5, 5, 5}, Values{10, 11, 12}).printable);
    EXPECT_TRUE(ratio_of_sums(Values{5, 5, 5}, Values{-10, -11, -12}).printable);
    EXPECT_FALSE(ratio_of_sums(Values{5, 5, 5}, Values{-1, 1, 2}).printable);
    EXPECT_FALSE(ratio_of_sums(Values{5}, Values{10}).printable);
    EXPECT_TRUE(ratio_of_sums(Values{5, 5, 5}, Values{-10, -11, -12}).loses());
    EXPECT_FALSE(ratio_of_sums(Values{5, 5, 5}, Values{-10, -1, 9}).loses());
    EXPECT_FALSE(ratio_of_sums(Values{5, 5, 5}, Values{10, 11, 12}).loses());
    EXPECT_TRUE(std::isnan(ratio_of_sums(Values{1, 1}, Values{1, -1}).ratio));
}

} // namespace
} // namespace terrace
