#include "sim/core/sha256.hpp"
#include "sim/math/math.hpp"
#include "sim/random/distributions.hpp"
#include "sim/random/stream.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <span>

// The references are the functions of libm in 80 bits, which are good to far below one unit in the last place (ulp)
// of a double. `volatile` keeps the compiler from computing the values tested while it compiles.
namespace terrace {
namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();
constexpr double nan = std::numeric_limits<double>::quiet_NaN();

/// Distance of `found` from `exact` in units in the last place.
double ulps(double found, long double exact) {
    const auto nearest = static_cast<double>(exact);
    const double unit = std::nextafter(std::abs(nearest), infinity) - std::abs(nearest);
    return static_cast<double>(std::abs(static_cast<long double>(found) - exact) / static_cast<long double>(unit));
}

/// A number between low and high.
double between(double low, double high, Stream& random) {
    const std::uint32_t first = random();
    return low + (high - low) * uniform_open53(first, random());
}

TEST(Math, exp_is_good_to_one_ulp) {
    Stream random({1, 0}, 0, 0, 0);
    double worst = 0.0;
    for (const double reach : {0.01, 1.0, 30.0, 708.0}) {
        for (int i = 0; i < 200'000; ++i) {
            const double x = between(-reach, reach, random);
            worst = std::max(worst, ulps(math::exp(x), std::exp(static_cast<long double>(x))));
        }
    }
    EXPECT_LT(worst, 1.0);
}

TEST(Math, exp_holds_at_its_ends) {
    const volatile double low = -1000.0, high = 1000.0, zero = 0.0;
    EXPECT_EQ(math::exp(zero), 1.0);
    EXPECT_EQ(math::exp(low), 0.0);
    EXPECT_EQ(math::exp(high), infinity);
    EXPECT_EQ(math::exp(-infinity), 0.0);
    EXPECT_EQ(math::exp(infinity), infinity);
    EXPECT_TRUE(std::isnan(math::exp(nan)));
    EXPECT_LT(ulps(math::exp(709.78), std::exp(709.78L)), 2000.0); // 709.78 itself is rounded
    EXPECT_NEAR(math::exp(-740.0) / std::exp(-740.0), 1.0, 0.01);  // subnormal
}

TEST(Math, log_is_good_to_one_ulp) {
    Stream random({1, 0}, 1, 0, 0);
    double worst = 0.0;
    for (int i = 0; i < 200'000; ++i) {
        for (const double x :
             {between(0.5, 2.0, random), between(0.999, 1.001, random), between(0.0, 1e9, random),
              static_cast<double>(std::exp(static_cast<long double>(between(-700.0, 700.0, random))))}) {
            worst = std::max(worst, ulps(math::log(x), std::log(static_cast<long double>(x))));
        }
    }
    EXPECT_LT(worst, 1.0);
}

TEST(Math, log_holds_at_its_ends) {
    const volatile double one = 1.0, zero = 0.0;
    EXPECT_EQ(math::log(one), 0.0);
    EXPECT_EQ(math::log(zero), -infinity);
    EXPECT_EQ(math::log(infinity), infinity);
    EXPECT_TRUE(std::isnan(math::log(-1.0)));
    EXPECT_TRUE(std::isnan(math::log(-infinity)));
    EXPECT_TRUE(std::isnan(math::log(nan)));
    EXPECT_LT(ulps(math::log(std::numeric_limits<double>::min()),
                   std::log(static_cast<long double>(std::numeric_limits<double>::min()))),
              1.0);
    EXPECT_LT(ulps(math::log(std::numeric_limits<double>::max()),
                   std::log(static_cast<long double>(std::numeric_limits<double>::max()))),
              1.0);
}

TEST(Math, pow_is_good_to_the_bound_it_states) {
    Stream random({1, 0}, 2, 0, 0);
    for (int i = 0; i < 200'000; ++i) {
        const double base = between(1e-6, 1e3, random), exponent = between(-5.0, 5.0, random);
        const long double exact = std::pow(static_cast<long double>(base), static_cast<long double>(exponent));
        const double bound = 2.5e-16 * (1.0 + std::abs(exponent * std::log(base)));
        EXPECT_LT(std::abs(math::pow(base, exponent) / exact - 1.0L), bound) << base << " " << exponent;
    }
    EXPECT_EQ(math::pow(7.0, 0.0), 1.0);
    EXPECT_EQ(math::pow(1.0, 3.0), 1.0);
    EXPECT_EQ(math::pow(0.0, 0.5), 0.0);
}

/// Normal distribution function and density at z in 80 bits.
long double normal_below(long double z) { return 0.5L * std::erfc(-z / std::sqrt(2.0L)); }
long double normal_density(long double z) {
    return std::exp(-0.5L * z * z) / std::sqrt(2.0L * 3.14159265358979323846L);
}

TEST(Math, normal_quantile_inverts_the_distribution_function) {
    Stream random({1, 0}, 3, 0, 0);
    for (int i = 0; i < 200'000; ++i) {
        const bool tail = i % 2 == 0;
        const double p = tail ? math::exp(between(-690.0, -0.7, random)) : between(0.0, 1.0, random);
        const double z = math::normal_quantile(p);
        // One step of Newton's method tells how far z is from the exact quantile.
        const long double error =
            z < 0.0 ? (normal_below(z) - p) / normal_density(z) : ((1.0L - p) - normal_below(-z)) / normal_density(z);
        EXPECT_LT(std::abs(error), 5e-10L * std::abs(z) + 1e-16L) << p;
    }
}

TEST(Math, normal_quantile_holds_at_its_ends) {
    EXPECT_EQ(math::normal_quantile(0.5), 0.0);
    EXPECT_EQ(math::normal_quantile(0.0), -infinity);
    EXPECT_EQ(math::normal_quantile(1.0), infinity);
    EXPECT_TRUE(std::isnan(math::normal_quantile(-0.1)));
    EXPECT_TRUE(std::isnan(math::normal_quantile(1.1)));
    EXPECT_TRUE(std::isnan(math::normal_quantile(nan)));
    EXPECT_NEAR(math::normal_quantile(0.975), 1.959963984540054, 1e-9);
}

TEST(Math, normal_quantile_never_falls) {
    double before = -infinity;
    for (int i = 1; i < 1'000'000; ++i) {
        const double z = math::normal_quantile(i * 1e-6);
        EXPECT_GT(z, before);
        before = z;
    }
}

// The digest was the same for g++ and clang++, from -O0 to -O3, with and without AVX2 and FMA. Results of the model
// change when it does.
TEST(Math, gives_the_same_bits_with_every_compiler_and_processor) {
    Stream random({1, 0}, 4, 0, 0);
    Sha256 sha;
    const auto add = [&](double value) { sha.update(std::as_bytes(std::span(&value, 1))); };
    for (int i = 0; i < 100'000; ++i) {
        const double u = between(0.0, 1.0, random);
        add(math::exp(40.0 * u - 20.0));
        add(math::log(u));
        add(math::pow(u, 0.3));
        add(math::normal_quantile(u));
    }
    for (const float luck : gumbel_table())
        add(luck);
    EXPECT_EQ(sha.hex(), "1fffc6d07c0076c24592c42d51e787c1acd3d2b992550208ff206b877d221d59");
}

} // namespace
} // namespace terrace
