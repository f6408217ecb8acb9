#include <gtest/gtest.h>

#include "models/observers/household_type_series.hpp"
#include "models/observers/series_dimensions.hpp"
#include "tests/support/county_walk.hpp"
#include "tests/support/model_world.hpp"

// Series by household type are what a plain count of the tables gives, and farm and pastoral, exited and other households are all of them.
namespace terrace {
namespace {

struct Counted {
    std::array<double, 4> persons{}, income{}, poor{}, employed{};
};

Counted count_plainly(const County& county, double line) {
    Counted counted;
    const Households& h = county.households;
    std::uint32_t worker = 0;
    for (std::uint32_t row = 0; row < h.rows(); ++row) {
        const double heads = std::max(1, h.members[row] - h.away[row]);
        double works = 0;
        for (const std::uint32_t end = worker + h.workers[row]; worker < end; ++worker) {
            const std::uint8_t at = county.workers.place[worker];
            works += at != place::own_farm && at != place::none && at != place::training;
        }
        const bool pastoral = (h.flags[row] & household_flag::pastoral) != 0, exited = (h.flags[row] & household_flag::exited) != 0;
        for (const std::size_t type : {pastoral ? std::size_t{1} : 0, exited ? std::size_t{2} : 3}) {
            counted.persons[type] += heads;
            counted.income[type] += 10.0 * h.income_year[row];
            counted.poor[type] += 10.0 * h.income_year[row] / heads < line ? heads : 0.0;
            counted.employed[type] += works;
        }
    }
    return counted;
}

TEST(HouseholdTypes, are_counted_as_the_tables_have_them) {
    CountyWalk walk(small_scenario("factual", {"months=8"}), 0);
    walk.live_through();
    const Counted counted = count_plainly(walk.county(), walk.scenario.parameters.line.national.at(walk.next() - 1));
    EXPECT_GT(counted.persons[1], 0);
    EXPECT_GT(counted.poor[0], 0);
    for (std::size_t type = 0; type < household_type_count; ++type) {
        const auto last = [&](const char* series) { return walk.series(series).at(walk.series(series).size() - household_type_count + type); };
        EXPECT_DOUBLE_EQ(last("population_by_type"), counted.persons[type]) << type;
        EXPECT_DOUBLE_EQ(last("income_per_head_by_type"), counted.income[type] / counted.persons[type]) << type;
        EXPECT_DOUBLE_EQ(last("poverty_headcount_by_type"), counted.poor[type] / counted.persons[type]) << type;
        EXPECT_DOUBLE_EQ(last("employed_by_type"), counted.employed[type]) << type;
    }
}

TEST(HouseholdTypes, and_tiers_hold_everybody) {
    CountyWalk walk(small_scenario("baseline", {"months=5"}), 1);
    walk.live_through();
    const SeriesDimension employment = dimensions::employment();
    for (std::size_t month = 0; month < 5; ++month) {
        const auto of = [&](const char* series, std::size_t size, std::size_t inner) { return walk.series(series)[month * size + inner]; };
        const double persons = of("population", 1, 0);
        EXPECT_EQ(of("population_by_type", 4, 0) + of("population_by_type", 4, 1), persons);
        EXPECT_EQ(of("population_by_type", 4, 2) + of("population_by_type", 4, 3), persons);
        EXPECT_EQ(of("population_by_tier", 3, 0) + of("population_by_tier", 3, 1) + of("population_by_tier", 3, 2), persons);
        const double workers = of("employed_by_type", 4, 0) + of("employed_by_type", 4, 1);
        EXPECT_EQ(of("employed_by_type", 4, 2) + of("employed_by_type", 4, 3), workers);
        double places = 0;
        for (std::size_t place = 0; place < employment.labels.size(); ++place) {
            const std::string& label = employment.labels[place];
            places += label == "own_farm" || label == "none" || label == "training" ? 0.0 : of("employed_workers", employment.labels.size(), place);
        }
        EXPECT_EQ(places, workers);
        EXPECT_DOUBLE_EQ(of("income_per_head_by_type", 4, 2), of("income_per_head_exited", 1, 0));
    }
}

}  // namespace
}  // namespace terrace
