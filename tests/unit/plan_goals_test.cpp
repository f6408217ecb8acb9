#include "analysis/plan/plan_goals.hpp"

#include "models/observers/series.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <numeric>
#include <stdexcept>

namespace terrace {
namespace {

constexpr std::size_t months = 36;

/// A county of which only what goals are read from is filled in.
class CountyWithYears {
public:
    CountyWithYears() {
        for (const SeriesSpec& spec : series_specs({}))
            record_.series.emplace_back(months * spec.size(), 0.0);
        record_.ledger.assign(months * flow_count, 0);
        all_years("population", 1000);
    }

    /// A series' part in the December of a year; in every other month it is something else.
    CountyWithYears& december(const std::string& series, std::size_t year, double value, std::size_t part = 0) {
        const std::vector<SeriesSpec> specs = series_specs({});
        const auto found = std::find_if(specs.begin(), specs.end(), [&](const SeriesSpec& spec) { return spec.name == series; });
        std::vector<double>& numbers = record_.series[static_cast<std::size_t>(found - specs.begin())];
        numbers[(12 * year + 11) * found->size() + part] = value;
        numbers[(12 * year + 10) * found->size() + part] = -1e9;
        return *this;
    }
    CountyWithYears& all_years(const std::string& series, double value) {
        for (std::size_t year = 0; year < months / 12; ++year)
            december(series, year, value);
        return *this;
    }
    CountyWithYears& lowest_40(std::size_t year, double income) {
        for (std::size_t tenth = 0; tenth < 4; ++tenth)
            december("income_decile_mean", year, income + 10.0 * static_cast<double>(tenth) - 15, tenth);
        return december("income_decile_mean", year, 1e6, 9);
    }
    CountyWithYears& dibao(std::size_t month, Fen paid) {
        record_.ledger[month * flow_count + static_cast<std::size_t>(Flow::dibao)] = paid;
        return *this;
    }

    [[nodiscard]] CountyOutcome outcome() const { return county_outcome(record_, months); }
    [[nodiscard]] double goal(PlanGoalKind kind) const {
        const std::vector<CountyOutcome> one{outcome()};
        return goal_value(kind, one, 7);
    }

private:
    CountyRecord record_;
};

TEST(PlanGoals, are_means_over_the_years_of_what_each_december_says) {
    CountyWithYears county;
    county.lowest_40(0, 100).lowest_40(1, 200).lowest_40(2, 600);
    county.december("gini", 0, 0.3).december("gini", 1, 0.4).december("gini", 2, 0.35);
    county.december("monitored_households", 1, 30).december("latent_poor_households", 2, 60);
    EXPECT_DOUBLE_EQ(county.goal(PlanGoalKind::lowest_40_income), 300);
    EXPECT_DOUBLE_EQ(county.goal(PlanGoalKind::inequality), 0.35);
    EXPECT_DOUBLE_EQ(county.goal(PlanGoalKind::households_at_risk), 30);
    EXPECT_DOUBLE_EQ(county.goal(PlanGoalKind::cost), 7);
}

TEST(PlanGoals, do_not_care_in_which_year_income_that_does_not_last_was_paid) {
    for (const PlanGoalKind goal : {PlanGoalKind::lowest_40_income, PlanGoalKind::county_net}) {
        std::vector<double> values;
        for (std::size_t year = 0; year < 3; ++year) {
            CountyWithYears county;
            for (std::size_t other = 0; other < 3; ++other)
                county.lowest_40(other, other == year ? 500 : 200);
            values.push_back(county.dibao(12 * year + 5, 1'000'000).goal(goal));
        }
        EXPECT_DOUBLE_EQ(values[0], values[1]);
        EXPECT_DOUBLE_EQ(values[0], values[2]);
        EXPECT_GT(values[0], 0);
    }
}

TEST(PlanGoals, count_what_lasts_in_every_year_in_which_it_lasts) {
    CountyWithYears early, late;
    for (std::size_t year = 0; year < 3; ++year)
        early.lowest_40(year, 500), late.lowest_40(year, year == 2 ? 500 : 200);
    EXPECT_DOUBLE_EQ(early.goal(PlanGoalKind::lowest_40_income) - late.goal(PlanGoalKind::lowest_40_income), 200);
}

TEST(PlanGoals, of_several_counties_are_weighted_by_their_persons_in_each_year) {
    CountyWithYears small, large;
    small.all_years("population", 100), large.all_years("population", 300);
    for (std::size_t year = 0; year < 3; ++year)
        small.lowest_40(year, 400), large.lowest_40(year, 200);
    small.all_years("latent_poor_households", 3), large.all_years("latent_poor_households", 4);
    const std::vector<CountyOutcome> both{small.outcome(), large.outcome()};
    EXPECT_DOUBLE_EQ(goal_value(PlanGoalKind::lowest_40_income, both, 0), 250);
    EXPECT_DOUBLE_EQ(goal_value(PlanGoalKind::households_at_risk, both, 0), 7);
}

TEST(PlanGoals, are_read_from_whole_years_only) {
    CountyRecord record;
    EXPECT_THROW((void)county_outcome(record, 18), std::invalid_argument);
    EXPECT_THROW((void)county_outcome(record, 0), std::invalid_argument);
}

} // namespace
} // namespace terrace
