#include "analysis/plan/tier_notes.hpp"
#include "analysis/plan/tier_probabilities.hpp"
#include "analysis/plan/tier_regret.hpp"
#include "analysis/plan/weight_draws.hpp"
#include "analysis/study/simulate.hpp"
#include "tests/support/county_walk.hpp"

#include <boost/math/special_functions/gamma.hpp>
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

// Draws of weights against their distributions, and tiers of villages against the model that they are meant to tell of.
namespace terrace {
namespace {

constexpr std::uint32_t seed = 9;
constexpr std::size_t villages = 12;

Scenario twelve_villages(const std::string& names, const std::vector<std::string>& settings) {
    std::vector<std::string> plain, tiers;
    for (const std::string& setting : settings)
        (setting.starts_with("assigned_tiers.") ? tiers : plain).push_back(setting);
    Scenario scenario = small_scenario(names, plain, 480);
    for (CountyMargins& county : scenario.region.counties)
        county.villages = villages, county.formerly_poor_villages = 2;
    Node root = Node::of_table({"test"});
    for (const std::string& setting : tiers)
        set_key(root, setting);
    KeyVisitor key(root, "assigned_tiers", shipped_records(), "assigned_tiers");
    scenario.assigned_tiers = read_assigned_tiers(key, scenario.region);
    scenario.resolved.insert(scenario.resolved.end(), key.resolved().begin(), key.resolved().end());
    return scenario;
}

TierRequest request_of(const std::string& county) {
    TierRequest request;
    request.base = [](const std::vector<std::string>& settings) { return twelve_villages("baseline", settings); };
    request.county = county;
    request.draws = 6;
    request.weight_draws = 20;
    request.seed = seed;
    request.run.threads = 1;
    return request;
}

// Kolmogorov-Smirnov: n = 20,000, alpha = 1e-6, critical value 2.69 / sqrt(n).
TEST(GammaDraws, have_the_gamma_distribution) {
    constexpr std::size_t n = 20'000;
    for (const double shape : {0.3, 1.0, 2.5, 6.0, 40.0}) {
        std::vector<double> numbers;
        for (std::uint32_t i = 0; i < n; ++i) {
            Stream stream({seed, 0}, 1, i, 0);
            numbers.push_back(draw_gamma(stream, shape));
        }
        std::sort(numbers.begin(), numbers.end());
        double distance = 0;
        for (std::size_t i = 0; i < n; ++i) {
            const double expected = boost::math::gamma_p(shape, numbers[i]);
            distance = std::max({distance, expected - static_cast<double>(i) / n, static_cast<double>(i + 1) / n - expected});
        }
        EXPECT_LT(distance, 2.69 / std::sqrt(static_cast<double>(n))) << shape;
    }
}

// Means and variances of Dirichlet(50 w) over n = 20,000 draws; 5 standard errors of the mean (alpha = 6e-7 each), 6 % of the variance.
TEST(WeightDraws, have_the_means_and_variances_of_their_distribution) {
    constexpr std::uint32_t n = 20'000;
    const TierIndicators weights = shipped_scenario("baseline").parameters.tiers.weights;
    TierIndicators sum{}, squares{};
    for (std::uint32_t i = 0; i < n; ++i) {
        const TierIndicators drawn = draw_weights(weights, 50, {seed, 0}, i);
        double all = 0;
        for (std::size_t k = 0; k < drawn.size(); ++k)
            all += drawn[k], sum[k] += drawn[k], squares[k] += (drawn[k] - weights[k]) * (drawn[k] - weights[k]);
        ASSERT_NEAR(all, 1, 1e-12);
    }
    for (std::size_t k = 0; k < weights.size(); ++k) {
        const double variance = weights[k] * (1 - weights[k]) / 51;
        EXPECT_NEAR(sum[k] / n, weights[k], 5 * std::sqrt(variance / n)) << k;
        EXPECT_NEAR(squares[k] / n, variance, 0.06 * variance) << k;
    }
}

TEST(TierDraws, are_what_the_model_classifies_by) {
    TierRequest request = request_of("bohu");
    request.new_people = true; // draw d is then replicate d
    const CountyTierDraws draws = draw_village_tiers(request).front();
    ASSERT_EQ(draws.keys.size(), villages);
    EXPECT_EQ(draws.keys[2], "bohu-3");
    for (std::uint32_t d = 0; d < request.draws; ++d) {
        CountyWalk walk(twelve_villages("baseline", {"months=1"}), bohu, RandomKey{seed, d});
        walk.live_through();
        const TierDraw& draw = draws.draws[d];
        std::vector<VillageStanding> standing;
        for (std::size_t v = 0; v < villages; ++v) {
            standing.push_back({score_of(draw.ranks[v], draw.parameters.weights), draw.needy[v], draw.formerly_poor[v] != 0});
            EXPECT_EQ(standing[v].score, walk.county().villages.score[v]);
        }
        const std::vector<Tier> tiers = classify(standing, draw.parameters);
        for (std::size_t v = 0; v < villages; ++v)
            EXPECT_EQ(static_cast<std::uint8_t>(tiers[v]), walk.county().villages.tier[v]);
    }
}

TEST(TierDraws, keep_the_people_of_the_first_unless_asked_for_others) {
    TierRequest request = request_of("bohu");
    const auto commuting = [&](std::size_t draw) {
        return draw_village_tiers(request).front().draws[draw].ranks[0][static_cast<std::size_t>(TierIndicator::distance)];
    };
    const auto income = [&](std::size_t village) {
        const CountyTierDraws draws = draw_village_tiers(request).front();
        std::vector<double> ranks;
        for (const TierDraw& draw : draws.draws)
            ranks.push_back(draw.ranks[village][static_cast<std::size_t>(TierIndicator::income)]);
        return ranks;
    };
    for (std::size_t draw = 1; draw < request.draws; ++draw)
        EXPECT_EQ(commuting(draw), commuting(0));
    std::size_t moved = 0;
    for (std::size_t village = 0; village < villages; ++village) {
        const std::vector<double> ranks = income(village);
        moved += std::any_of(ranks.begin(), ranks.end(), [&](double rank) { return rank != ranks.front(); });
    }
    EXPECT_GT(moved, 0u); // luck still moves incomes
}

TEST(JudgedVillages, are_the_same_for_any_number_of_threads) {
    TierRequest request = request_of("");
    request.factors = {
        Factor{.key = "parameters.tiers.most_needy", .label = {}, .unit = {}, .group = {}, .low = 0.03, .high = 0.08, .choices = {}}};
    const std::vector<PlanVillage> one = judge_villages(request);
    request.run.threads = 2;
    const std::vector<PlanVillage> two = judge_villages(request);
    ASSERT_EQ(one.size(), 3 * villages);
    ASSERT_EQ(two.size(), one.size());
    for (std::size_t v = 0; v < one.size(); ++v) {
        EXPECT_EQ(one[v].probability, two[v].probability);
        EXPECT_NEAR(one[v].probability[0] + one[v].probability[1] + one[v].probability[2], 1, 1e-12);
        EXPECT_EQ(one[v].score_high, two[v].score_high);
        EXPECT_EQ(one[v].reason.lead, two[v].reason.lead);
        EXPECT_EQ(one[v].reason.barred.share, two[v].reason.barred.share);
        EXPECT_EQ(one[v].tier, two[v].tier);
        for (std::size_t t = 0; t < tier_count; ++t) {
            EXPECT_LE(one[v].probability_low[t], one[v].probability[t]);
            EXPECT_GE(one[v].probability_high[t], one[v].probability[t]);
        }
        EXPECT_GT(one[v].households, 0u);
    }
}

TEST(JudgedVillages, keep_their_places_in_the_order_when_their_people_stay_and_lose_them_when_people_are_new) {
    TierRequest request = request_of("bohu");
    request.draws = 12;
    const auto mean_certainty = [&](bool new_people) {
        request.new_people = new_people;
        double sum = 0;
        for (const PlanVillage& village : judge_villages(request))
            sum += *std::max_element(village.probability.begin(), village.probability.end());
        return sum / villages;
    };
    EXPECT_GT(mean_certainty(false), mean_certainty(true));
    EXPECT_FALSE(tier_unknowns(request).empty());
}

/// Mean income of the lowest four tenths in the last month, by replicate.
std::vector<std::vector<double>> lowest_incomes(const std::string& names, const std::vector<std::string>& common,
                                                const std::vector<std::vector<std::string>>& lists) {
    StudyRequest request;
    for (const std::vector<std::string>& settings : lists)
        request.scenarios.push_back(twelve_villages(names, joined(common, settings)));
    request.replicates = 3;
    request.same_people = true;
    request.seed = seed;
    request.counties = {"bohu"};
    request.effects = false;
    request.run.threads = 1;
    const Study study = simulate_study(request);
    const auto deciles = std::find_if(study.series.begin(), study.series.end(),
                                      [](const SeriesInfo& series) { return series.name == "income_decile_mean"; });
    const auto& values = study.values[static_cast<std::size_t>(deciles - study.series.begin())];
    std::vector<std::vector<double>> goals(lists.size());
    for (std::size_t s = 0; s < lists.size(); ++s)
        for (std::size_t r = 0; r < study.replicates; ++r) {
            double sum = 0;
            for (std::size_t tenth = 0; tenth < 4; ++tenth)
                sum += values[study.at(s, r, static_cast<std::size_t>(study.months) - 1, 0, 10, tenth)];
            goals[s].push_back(sum / 4);
        }
    return goals;
}

TEST(TierRegret, of_a_scenario_without_money_by_tier_is_exactly_zero_and_of_one_with_it_is_not) {
    std::vector<PlanVillage> judged = judge_villages(request_of("bohu"));
    judged.resize(3);
    for (PlanVillage& village : judged)
        village.probability = {0.25, 0.5, 0.25}, village.tier = Tier::catching_up;
    add_regret(judged, true, [&](const auto& lists) { return lowest_incomes("baseline", {"months=14"}, lists); });
    for (const PlanVillage& village : judged)
        EXPECT_EQ(village.regret, 0) << village.key;
    const std::vector<std::string> money{"months=14",
                                         "policies.tiered_support.budget_yuan=3000000",
                                         "policies.tiered_support.demonstration.yuan_per_year=0",
                                         "policies.tiered_support.catching_up.yuan_per_year=0",
                                         "policies.tiered_support.consolidation.yuan_per_year=1000000",
                                         "policies.tiered_support.consolidation.works_share=0"};
    add_regret(judged, true, [&](const auto& lists) { return lowest_incomes("tiered-support", money, lists); });
    for (const PlanVillage& village : judged) {
        EXPECT_NE(village.regret, 0) << village.key;
        EXPECT_LT(village.regret_low, village.regret_high);
    }
}

} // namespace
} // namespace terrace
