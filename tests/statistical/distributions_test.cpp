#include "sim/random/block.hpp"
#include "sim/random/distributions.hpp"
#include "sim/random/stream.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <functional>
#include <vector>

// All seeds are fixed, so every test gives the same answer for ever. With another seed each would fail with
// probability alpha = 0.001 if the generator were perfect.
namespace terrace {
namespace {

constexpr RandomKey key{20'210'101, 3};
constexpr std::size_t n = 1'000'000;

std::vector<std::uint32_t> words(std::uint32_t purpose, std::int32_t month = 0) {
    std::vector<std::uint32_t> list(n);
    fill_words(key, purpose, month, 0, list);
    return list;
}

/// The bound on the Kolmogorov-Smirnov distance for alpha = 0.001.
double distance_bound(std::size_t count) { return 1.9495 / std::sqrt(static_cast<double>(count)); }

/// Largest distance between the empirical distribution function of a sample and `below`.
double distance(std::vector<double> sample, const std::function<double(double)>& below) {
    std::sort(sample.begin(), sample.end());
    const auto count = static_cast<double>(sample.size());
    double largest = 0.0;
    for (std::size_t i = 0; i < sample.size(); ++i) {
        const double expected = below(sample[i]);
        largest = std::max(
            {largest, expected - static_cast<double>(i) / count, static_cast<double>(i + 1) / count - expected});
    }
    return largest;
}

std::vector<double> sample(std::uint32_t purpose, const std::function<double(std::uint32_t)>& value) {
    std::vector<double> list;
    for (const std::uint32_t word : words(purpose))
        list.push_back(value(word));
    return list;
}

double normal_below(double z) { return 0.5 * std::erfc(-z / std::sqrt(2.0)); }

/// Upper bound of chi-square for alpha = 0.001 (Wilson and Hilferty).
double chi_square_bound(double freedom) {
    const double a = 2.0 / (9.0 * freedom);
    return freedom * std::pow(1.0 - a + 3.0902 * std::sqrt(a), 3.0);
}

double chi_square(const std::vector<std::size_t>& counts, double expected) {
    double sum = 0.0;
    for (const std::size_t count : counts)
        sum += std::pow(static_cast<double>(count) - expected, 2.0) / expected;
    return sum;
}

// Kolmogorov-Smirnov, n = 1,000,000, alpha = 0.001.
TEST(DistributionsStatistical, uniforms_are_uniform) {
    EXPECT_LT(distance(sample(1, uniform_open), [](double x) { return x; }), distance_bound(n));
}

// Kolmogorov-Smirnov, n = 1,000,000, alpha = 0.001.
TEST(DistributionsStatistical, normals_are_normal) {
    EXPECT_LT(distance(sample(2, standard_normal), normal_below), distance_bound(n));
}

// Kolmogorov-Smirnov, n = 1,000,000, alpha = 0.001; mean by its standard error, 3.29 of them.
TEST(DistributionsStatistical, lognormals_have_their_mean_and_shape) {
    const auto list = sample(3, [](std::uint32_t word) { return lognormal(50.0, 0.4, word); });
    const auto below = [](double x) { return normal_below((std::log(x / 50.0) + 0.08) / 0.4); };
    EXPECT_LT(distance(list, below), distance_bound(n));
    double sum = 0.0;
    for (const double value : list)
        sum += value;
    EXPECT_NEAR(sum / n, 50.0, 3.29 * 50.0 * std::sqrt(std::exp(0.16) - 1.0) / std::sqrt(n));
}

// Kolmogorov-Smirnov, n = 1,000,000, alpha = 0.001.
TEST(DistributionsStatistical, gumbels_follow_the_gumbel_with_mean_zero) {
    const auto below = [](double x) { return std::exp(-std::exp(-(x + 0.57721566490153286))); };
    EXPECT_LT(distance(sample(4, gumbel), below), distance_bound(n));
}

// Choice between two offers by the table, n = 1,000,000 pairs, alpha = 0.001: the share is the logit probability.
TEST(DistributionsStatistical, the_gumbel_table_makes_logit_choices) {
    const auto a = words(5), b = words(6);
    const std::span<const float> luck = gumbel_table();
    const double advantage = 0.7, probability = 1.0 / (1.0 + std::exp(-advantage));
    std::size_t chosen = 0;
    for (std::size_t i = 0; i < n; ++i) {
        chosen += advantage + luck[a[i] >> gumbel_table_shift] > luck[b[i] >> gumbel_table_shift] ? 1 : 0;
    }
    EXPECT_NEAR(static_cast<double>(chosen) / n, probability, 3.29 * std::sqrt(probability * (1.0 - probability) / n));
}

// Binomial, n = 1,000,000, alpha = 0.001 for each of four probabilities.
TEST(DistributionsStatistical, words_fall_below_a_threshold_with_its_probability) {
    std::uint32_t purpose = 10;
    for (const double probability : {0.001, 0.03, 0.5, 0.97}) {
        const std::uint32_t bound = threshold(probability);
        const auto list = words(purpose++);
        const auto hits = std::count_if(list.begin(), list.end(), [&](std::uint32_t word) { return word < bound; });
        EXPECT_NEAR(static_cast<double>(hits) / n, probability,
                    3.29 * std::sqrt(probability * (1.0 - probability) / n));
    }
}

// n = 1,000,000, alpha = 0.001 for each of three values.
TEST(DistributionsStatistical, random_rounding_keeps_the_mean) {
    std::uint32_t purpose = 20;
    for (const double value : {0.02, 3.5, -1.75}) {
        double sum = 0.0;
        for (const std::uint32_t word : words(purpose++))
            sum += static_cast<double>(round_randomly(value, word));
        const double fraction = value - std::floor(value);
        EXPECT_NEAR(sum / n, value, 3.29 * std::sqrt(fraction * (1.0 - fraction) / n));
    }
}

// Chi-square over 16 x 16 cells of neighbours, n = 1,000,000 pairs each, alpha = 0.001: next agent, next month, next
// purpose.
TEST(DistributionsStatistical, neighbouring_addresses_are_independent) {
    const auto base = words(30), next_month = words(30, 1), next_purpose = words(31);
    auto next_agent = base;
    std::rotate(next_agent.begin(), next_agent.begin() + 1, next_agent.end());
    for (const auto& other : {next_agent, next_month, next_purpose}) {
        std::vector<std::size_t> cells(256);
        for (std::size_t i = 0; i < n; ++i)
            ++cells[(base[i] >> 28) * 16 + (other[i] >> 28)];
        EXPECT_LT(chi_square(cells, n / 256.0), chi_square_bound(255));
    }
}

// Chi-square over 256 cells, n = 1,000,000, alpha = 0.001: the low bits are as good as the high ones.
TEST(DistributionsStatistical, low_bits_are_uniform) {
    std::vector<std::size_t> cells(256);
    for (const std::uint32_t word : words(40))
        ++cells[word & 255];
    EXPECT_LT(chi_square(cells, n / 256.0), chi_square_bound(255));
}

} // namespace
} // namespace terrace
