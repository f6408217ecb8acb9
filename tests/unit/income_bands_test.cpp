#include <gtest/gtest.h>

#include <cmath>
#include <random>

#include "analysis/statistics/income_bands.hpp"
#include "analysis/statistics/inequality.hpp"

namespace terrace {
namespace {

struct People {
    std::vector<double> incomes, persons;
    IncomeBands bands;
    void add(std::int32_t income, std::int32_t heads) {
        incomes.push_back(income);
        persons.push_back(heads);
        bands.add(income, heads);
    }
};

/// Log-normal incomes with a tail of losses, 3 persons a household on the mean.
People people(std::size_t households, double spread, std::uint32_t seed) {
    std::mt19937 random(seed);
    std::lognormal_distribution<double> income(std::log(18000.0), spread);
    People all;
    for (std::size_t i = 0; i < households; ++i) all.add(static_cast<std::int32_t>(income(random)) - (i % 50 == 0 ? 20000 : 0), 1 + static_cast<std::int32_t>(random() % 5));
    return all;
}

TEST(IncomeBands, come_close_to_what_sorting_gives) {
    for (const double spread : {0.2, 0.5, 0.9})
        for (const std::size_t households : {300u, 3000u}) {
            const People all = people(households, spread, 7);
            const std::array<double, 10> exact = decile_means(all.incomes, all.persons), tenths = all.bands.decile_means();
            EXPECT_NEAR(all.bands.gini(), gini(all.incomes, all.persons), 0.001);
            EXPECT_NEAR(all.bands.theil(), theil(all.incomes, all.persons), 0.001);
            for (std::size_t i = 1; i < 10; ++i) EXPECT_NEAR(tenths[i], exact[i], 0.01 * std::abs(exact[i])) << i << " " << spread;
        }
}

TEST(IncomeBands, keep_persons_and_income_exactly_in_whatever_order_and_parts) {
    const People all = people(1000, 0.6, 11);
    IncomeBands first, second;
    std::int64_t income = 0, persons = 0;
    for (std::size_t i = all.incomes.size(); i-- > 0;) {
        (i % 3 == 0 ? first : second).add(static_cast<std::int32_t>(all.incomes[i]), static_cast<std::int32_t>(all.persons[i]));
        income += static_cast<std::int64_t>(all.incomes[i] * all.persons[i]);
        persons += static_cast<std::int64_t>(all.persons[i]);
    }
    first.add(second);
    EXPECT_EQ(first.persons(), persons);
    EXPECT_EQ(first.income_yuan(), income);
    EXPECT_EQ(first.gini(), all.bands.gini());
    EXPECT_EQ(first.decile_means(), all.bands.decile_means());
}

TEST(IncomeBands, take_in_every_income_there_can_be) {
    IncomeBands bands;
    for (const std::int32_t income : {-2'000'000'000, -1, 0, 511, 512, 524'287, 524'288, 2'000'000'000}) bands.add(income, 1);
    EXPECT_EQ(bands.persons(), 8);
    EXPECT_EQ(bands.income_yuan(), -1 + 511 + 512 + 524'287 + 524'288);
}

TEST(IncomeBands, say_that_measures_are_undefined_for_nobody) {
    const IncomeBands nobody;
    EXPECT_TRUE(std::isnan(nobody.gini()));
    EXPECT_TRUE(std::isnan(nobody.theil()));
    EXPECT_TRUE(std::isnan(nobody.decile_means()[0]));
}

}  // namespace
}  // namespace terrace
