#include "analysis/comparison/study_values.hpp"
#include "analysis/plan/projections.hpp"
#include "analysis/plan/stresses.hpp"
#include "tests/support/paired_world.hpp"

#include <gtest/gtest.h>

#include <cmath>

// Projections of a plan and the stresses they are made under. Directions: n = 8 replicates, all of which must show it (alpha = 2^-8 =
// 0.004, sign test; see support/paired_world.hpp). Everything else is compared to the last digits.
namespace terrace {
namespace {

using Settings = std::vector<std::string>;

/// 600 households in twenty villages of each county, in a future.
Scenario in_small_future(const std::string& names, const std::string& stress, const Settings& settings, std::int64_t households = 600) {
    Scenario scenario = small_scenario(names + (stress.empty() ? "" : "+" + stress), settings, households);
    for (CountyMargins& county : scenario.region.counties)
        county.villages = 20, county.formerly_poor_villages = 3;
    return scenario;
}

ProjectionRequest request_of(std::vector<ProjectedFuture> futures, const std::string& county, std::size_t replicates) {
    ProjectionRequest request;
    request.futures = futures.size();
    request.future = [futures = std::move(futures)](std::size_t stress, std::size_t) { return futures[stress]; };
    if (!county.empty()) request.counties = {county};
    request.replicates = replicates;
    request.seed = paired_seed;
    return request;
}

const PlanProjection* find(const std::vector<PlanProjection>& all, std::size_t stress, int tier, const std::string& indicator, int year) {
    for (const PlanProjection& one : all)
        if (one.stress == stress && one.tier == tier && one.indicator == indicator && one.year == year) return &one;
    return nullptr;
}

bool same(const PlanBand& one, const PlanBand& other) {
    const auto equal = [](double a, double b) { return a == b || (std::isnan(a) && std::isnan(b)); };
    return equal(one.median, other.median) && equal(one.low50, other.low50) && equal(one.high50, other.high50) &&
           equal(one.low90, other.low90) && equal(one.high90, other.high90);
}

TEST(Projections, are_what_the_series_of_a_study_say_of_december) {
    const Scenario scenario = in_small_future("relapse-monitoring", "", {"months=36"});
    for (const std::string county : {"yuli", ""}) {
        StudyRequest asked;
        asked.scenarios = {scenario};
        asked.seed = paired_seed;
        asked.effects = false;
        if (!county.empty()) asked.counties = {county};
        const Study study = simulate_study(asked);
        const StudyValues values(study);
        const auto projections = plan_projections(request_of({{scenario, scenario}}, county, 1));
        const auto near = [&](int tier, const char* indicator, int year, double expected, double within) {
            const PlanProjection* found = find(projections, 0, tier, indicator, 2021 + year);
            ASSERT_NE(found, nullptr) << indicator << " of tier " << tier;
            EXPECT_NEAR(found->with.median, expected, within) << indicator << " of tier " << tier;
            EXPECT_EQ(found->difference.median, 0);
        };
        double listed = 0;
        for (int year = 0; year < 3; ++year) {
            const auto month = static_cast<std::size_t>(12 * year + 11);
            near(0, "income_per_head", year, values.per_head("income_per_head", 0, 0, month, values.all()), 1e-6);
            near(0, "poverty_headcount", year, values.per_head("poverty_headcount", 0, 0, month, values.all()), 1e-12);
            listed += values.total("monitored_households", 0, 0, month, values.all());
            near(0, "monitored_share", year,
                 values.total("monitored_households", 0, 0, month, values.all()) / static_cast<double>(600 * study.counties.size()), 1e-12);
            for (int tier = 1; tier <= 3; ++tier) {
                const auto inner = static_cast<std::size_t>(tier - 1);
                near(tier, "income_per_head", year,
                     values.per_head_of_group("income_per_head_by_tier", "population_by_tier", 0, 0, month, values.all(), inner), 1e-6);
                near(tier, "poverty_headcount", year,
                     values.per_head_of_group("poverty_headcount_by_tier", "population_by_tier", 0, 0, month, values.all(), inner), 1e-12);
            }
        }
        EXPECT_GT(listed, 0);
    }
}

TEST(Projections, do_not_depend_on_threads_and_take_the_tiers_that_are_settled) {
    const Scenario base = in_small_future("baseline", "", {"months=24"}), plan = in_small_future("bohu-courtyard", "", {"months=24"});
    ProjectionRequest request = request_of({{base, plan}}, "bohu", 3);
    request.run.threads = 1;
    const auto one = plan_projections(request);
    request.run.threads = 2;
    const auto two = plan_projections(request);
    ASSERT_EQ(one.size(), two.size());
    ASSERT_EQ(one.size(), 4U * 3U * 2U);
    for (std::size_t i = 0; i < one.size(); ++i) {
        EXPECT_EQ(std::tie(one[i].tier, one[i].indicator, one[i].year), std::tie(two[i].tier, two[i].indicator, two[i].year));
        EXPECT_TRUE(same(one[i].with, two[i].with) && same(one[i].without, two[i].without) && same(one[i].difference, two[i].difference));
    }
    for (int village = 1; village <= 20; ++village)
        request.tiers["bohu-" + std::to_string(village)] = Tier::consolidation;
    const auto settled = plan_projections(request);
    EXPECT_EQ(settled.size(), 2U * 3U * 2U);
    EXPECT_EQ(find(settled, 0, 1, "income_per_head", 2022), nullptr);
    EXPECT_TRUE(same(find(settled, 0, 3, "income_per_head", 2022)->with, find(settled, 0, 0, "income_per_head", 2022)->with));
}

TEST(Projections, refuse_futures_that_do_not_fit) {
    const Scenario two = in_small_future("baseline", "", {"months=24"}), three = in_small_future("baseline", "", {"months=36"});
    EXPECT_THROW((void)plan_projections(request_of({{two, three}}, "bohu", 1)), std::invalid_argument);
    EXPECT_THROW((void)plan_projections(request_of({{two, two}}, "nowhere", 1)), std::invalid_argument);
    EXPECT_TRUE(plan_projections({}).empty());
}

TEST(Projections, go_on_for_ten_years_under_every_stress) {
    std::vector<ProjectedFuture> futures;
    for (const std::string stress : {"", "cotton-bad", "stresses/bad-cotton-years", "stresses/lost-markets", "stresses/empty-fund", "policy-continuity-cut"})
        futures.push_back({in_small_future("monitoring-and-relief", stress, {"months=120"}, 300),
                           in_small_future("monitoring-and-relief+bohu-courtyard", stress, {"months=120"}, 300)});
    const auto projections = plan_projections(request_of(futures, "bohu", 2));
    EXPECT_EQ(projections.back().year, 2030);
    for (std::size_t stress = 0; stress < futures.size(); ++stress)
        for (const char* indicator : {"income_per_head", "poverty_headcount", "monitored_share"}) {
            const PlanProjection* last = find(projections, stress, 0, indicator, 2030);
            ASSERT_NE(last, nullptr);
            EXPECT_TRUE(std::isfinite(last->with.low90) && std::isfinite(last->difference.high90)) << indicator;
        }
    EXPECT_GT(find(projections, 0, 0, "income_per_head", 2030)->with.median,
              find(projections, 0, 0, "income_per_head", 2021)->with.median); // wages are taken to go on rising
}

/// A series of one county by replicate and month.
std::vector<std::vector<double>> series_of(const Scenario& scenario, std::size_t county, const std::string& name) {
    std::vector<std::vector<double>> all;
    for (std::uint32_t replicate = 0; replicate < paired_replicates; ++replicate) {
        CountyWalk walk(scenario, county, RandomKey{paired_seed, replicate});
        walk.live_through();
        all.push_back(walk.series(name));
    }
    return all;
}

TEST(Stresses, bad_cotton_years_lower_the_incomes_of_ordinary_ones) {
    const auto ordinary = series_of(in_small_future("baseline", "cotton-ordinary", {"months=36"}), yuli, "income_per_head");
    const auto stressed = series_of(in_small_future("baseline", "cotton-bad", {"months=36"}), yuli, "income_per_head");
    for (std::uint32_t r = 0; r < paired_replicates; ++r)
        for (const std::size_t month : {11U, 23U, 35U})
            EXPECT_LT(stressed[r][month], ordinary[r][month]) << month;
}

TEST(Stresses, a_cut_of_support_ends_what_the_measures_spend) {
    const auto spending = series_of(in_small_future("yuli-special-posts", "policy-continuity-cut", {"months=36"}), yuli, "spending");
    for (const std::vector<double>& one : spending) {
        const std::size_t measures = one.size() / 36;
        const auto cut = one.begin() + static_cast<std::ptrdiff_t>(24 * measures);
        EXPECT_GT(*std::max_element(one.begin(), cut), 0);
        EXPECT_EQ(*std::max_element(cut, one.end()), 0);
    }
}

// Growers move to other crops, so that a single year may even be better; the years together are not.
TEST(Stresses, lost_markets_lower_incomes_of_growers_and_herders) {
    for (const std::size_t county : {hejing, bohu}) {
        const auto ordinary = series_of(in_small_future("baseline", "", {"months=36"}), county, "income_per_head");
        const auto stressed = series_of(in_small_future("baseline", "stresses/lost-markets", {"months=36"}), county, "income_per_head");
        for (std::uint32_t r = 0; r < paired_replicates; ++r) {
            double change = 0;
            for (std::size_t month = 11; month < 36; ++month)
                change += stressed[r][month] - ordinary[r][month];
            EXPECT_LT(change, 0) << county;
        }
    }
}

TEST(Stresses, lost_markets_have_the_prices_that_they_name_from_the_months_that_they_name) {
    const auto ordinary = series_of(in_small_future("baseline", "", {"months=36"}), hejing, "price").front();
    const auto stressed = series_of(in_small_future("baseline", "stresses/lost-markets", {"months=36"}), hejing, "price").front();
    const std::size_t products = ordinary.size() / 36, chili = 1, lamb = 3;
    for (std::size_t month = 0; month < 36; ++month) {
        EXPECT_NEAR(stressed[month * products + chili] / ordinary[month * products + chili], 1.0 / 1.47, 1e-9);
        EXPECT_NEAR(stressed[month * products + lamb] / ordinary[month * products + lamb], month < 24 ? 1 : 0.62, 1e-9);
    }
}

TEST(Stresses, bad_cotton_years_lower_the_price_of_their_years_alone_and_incomes_of_growers_then) {
    const auto ordinary = in_small_future("baseline", "", {"months=60"}), stressed = in_small_future("baseline", "stresses/bad-cotton-years", {"months=60"});
    const auto price = series_of(ordinary, yuli, "price").front(), bad = series_of(stressed, yuli, "price").front();
    const std::size_t products = price.size() / 60;
    for (std::size_t month = 0; month < 60; ++month)
        EXPECT_NEAR(bad[month * products] / price[month * products], month >= 24 && month < 48 ? 0.84 : 1, 1e-9) << month;
    const auto before = series_of(ordinary, yuli, "income_per_head"), after = series_of(stressed, yuli, "income_per_head");
    for (std::uint32_t r = 0; r < paired_replicates; ++r) {
        for (std::size_t month = 0; month < 24; ++month)
            ASSERT_EQ(after[r][month], before[r][month]) << month;
        double change = 0;
        for (std::size_t month = 24; month < 48; ++month)
            change += after[r][month] - before[r][month];
        EXPECT_LT(change, 0);
    }
}

TEST(Stresses, lost_markets_take_most_of_what_birds_given_away_bring) {
    const auto gain = [](const std::string& stress) {
        const auto with = series_of(in_small_future("hejing-poultry", stress, {"months=24"}), hejing, "income_per_head");
        const auto without = series_of(in_small_future("baseline", stress, {"months=24"}), hejing, "income_per_head");
        std::vector<double> gains;
        for (std::uint32_t r = 0; r < paired_replicates; ++r)
            gains.push_back(with[r][11] - without[r][11]);
        return gains;
    };
    const std::vector<double> ordinary = gain(""), stressed = gain("stresses/lost-markets");
    for (std::uint32_t r = 0; r < paired_replicates; ++r)
        EXPECT_LT(stressed[r], ordinary[r]);
}

TEST(Stresses, an_empty_fund_pays_in_its_first_year_alone) {
    const Scenario filled = in_small_future("monitoring-and-relief", "", {"months=48"}),
                   empty = in_small_future("monitoring-and-relief", "stresses/empty-fund", {"months=48"});
    const auto income_filled = series_of(filled, hejing, "income_per_head"), income_empty = series_of(empty, hejing, "income_per_head");
    const auto balance = series_of(empty, hejing, "relief_fund_balance");
    for (std::uint32_t r = 0; r < paired_replicates; ++r) {
        EXPECT_GT(balance[r][0], 0);
        for (std::size_t month = 0; month < 12; ++month)
            ASSERT_EQ(income_empty[r][month], income_filled[r][month]) << month;
        for (std::size_t month = 12; month < 48; ++month)
            ASSERT_EQ(balance[r][month], 0) << month;
        EXPECT_LT(income_empty[r][23], income_filled[r][23]);
    }
}

} // namespace
} // namespace terrace
