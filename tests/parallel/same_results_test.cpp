#include <gtest/gtest.h>

#include <algorithm>
#include <cstring>
#include <map>

#include "analysis/study/simulate.hpp"
#include "tests/support/county_walk.hpp"

// The same study has the same bits, whoever computes it and in whatever company. Digests of other builds and C libraries: digest_test.sh.
namespace terrace {
namespace {

const std::vector<std::string> two_years{"months=26"};

Study study_of(std::vector<Scenario> scenarios, int threads) {
    StudyRequest request;
    request.scenarios = std::move(scenarios);
    request.replicates = 2;
    request.run.threads = threads;
    return simulate_study(request);
}

/// Whether two numbers are the same bits, so that NaN equals NaN.
template <class T>
bool same_bits(const std::vector<T>& one, const std::vector<T>& other) {
    return one.size() == other.size() && std::memcmp(one.data(), other.data(), one.size() * sizeof(T)) == 0;
}

/// Digest by scenario and replicate.
std::map<std::pair<std::string, std::size_t>, std::string> digests_of(const Study& study) {
    std::map<std::pair<std::string, std::size_t>, std::string> digests;
    for (std::size_t s = 0; s < study.scenarios.size(); ++s)
        for (std::size_t r = 0; r < study.replicates; ++r)
            if (!study.scenarios[s].helper) digests[{study.scenarios[s].name, r}] = study.digests[s * study.replicates + r];
    return digests;
}

std::vector<Scenario> package() { return {small_scenario("baseline", two_years), small_scenario("yuli-land-transfer", two_years), small_scenario("bohu-courtyard", two_years)}; }

TEST(Study, has_the_same_bits_for_1_2_and_4_threads) {
    const Study one = study_of(package(), 1);
    EXPECT_EQ(one.digests.size(), 6u);
    for (const int threads : {2, 4}) {
        const Study other = study_of(package(), threads);
        EXPECT_EQ(other.digests, one.digests) << threads;
        for (std::size_t s = 0; s < one.values.size(); ++s) EXPECT_TRUE(same_bits(one.values[s], other.values[s])) << one.series[s].name << ", " << threads << " threads";
        for (std::size_t s = 0; s < one.village_values.size(); ++s) EXPECT_TRUE(same_bits(one.village_values[s], other.village_values[s]));
        for (std::size_t g = 0; g < one.groups.size(); ++g)
            for (std::size_t i = 0; i < one.groups[g].values.size(); ++i) EXPECT_TRUE(same_bits(one.groups[g].values[i], other.groups[g].values[i])) << one.groups[g].name << " " << one.groups[g].series[i].name;
        EXPECT_TRUE(same_bits(one.ledger, other.ledger)) << threads;
        ASSERT_EQ(one.effects.size(), other.effects.size());
        for (std::size_t e = 0; e < one.effects.size(); ++e) EXPECT_EQ(one.effects[e].net, other.effects[e].net) << e;
    }
}

TEST(Study, of_chosen_counties_and_replicates_has_their_bits_of_the_whole) {
    const Study all = study_of(package(), 2);
    StudyRequest request;
    request.scenarios = package();
    request.counties = {"yuli"};
    request.first_replicate = 1;
    const Study part = simulate_study(request);
    ASSERT_EQ(part.counties.size(), 1u);
    const auto county = static_cast<std::size_t>(std::find_if(all.counties.begin(), all.counties.end(), [](const CountyInfo& c) { return c.key == "yuli"; }) - all.counties.begin());
    for (std::size_t s = 0; s < all.series.size(); ++s)
        for (std::size_t scenario = 0; scenario < all.scenarios.size(); ++scenario)
            for (std::size_t t = 0; t < static_cast<std::size_t>(all.months); ++t)
                for (std::size_t i = 0; i < all.series[s].size; ++i) {
                    const double whole = all.values[s][all.at(scenario, 1, t, county, all.series[s].size, i)];
                    const double alone = part.values[s][part.at(scenario, 0, t, 0, part.series[s].size, i)];
                    ASSERT_TRUE(same_bits<double>({whole}, {alone})) << all.series[s].name << ", month " << t;
                }
    std::vector<Fen> net_all, net_part;
    for (const MeasureEffect& effect : all.effects)
        if (effect.county == county && effect.replicate == 1) net_all.insert(net_all.end(), effect.net.begin(), effect.net.end());
    for (const MeasureEffect& effect : part.effects) net_part.insert(net_part.end(), effect.net.begin(), effect.net.end());
    EXPECT_EQ(net_part, net_all);
    EXPECT_FALSE(net_all.empty());
}

TEST(Study, of_a_county_with_registers_has_the_same_bits_for_1_and_2_threads) {
    Scenario scenario = small_scenario("baseline", two_years);
    scenario.region = read_region(shipped_folder() / "regions" / "example" / "region.toml");
    ASSERT_NE(scenario.region.counties.front().registers, nullptr);
    const Study one = study_of({scenario}, 1), two = study_of({scenario}, 2);
    EXPECT_EQ(one.digests, two.digests);
    for (std::size_t s = 0; s < one.values.size(); ++s) EXPECT_TRUE(same_bits(one.values[s], two.values[s])) << one.series[s].name;
}

TEST(Study, gives_replicates_and_scenarios_digests_of_their_own) {
    std::vector<std::string> digests = study_of(package(), 2).digests;
    std::sort(digests.begin(), digests.end());
    EXPECT_EQ(std::unique(digests.begin(), digests.end()), digests.end());
}

TEST(Study, does_not_depend_on_the_order_or_company_of_its_scenarios) {
    const std::vector<Scenario> all = package();
    const auto together = digests_of(study_of(all, 2));
    for (const std::vector<std::size_t>& order : {std::vector<std::size_t>{0, 2, 1}, {2, 1, 0}, {1}, {0, 2}}) {
        std::vector<Scenario> chosen;
        for (const std::size_t s : order) chosen.push_back(all[s]);
        for (const auto& [name, digest] : digests_of(study_of(chosen, 2))) EXPECT_EQ(digest, together.at(name)) << name.first;
    }
}

TEST(Study, that_runs_a_county_once_for_scenarios_that_differ_elsewhere_gives_each_what_it_gets_alone) {
    const Study together = study_of({small_scenario("baseline", two_years), small_scenario("yuli-land-transfer", two_years)}, 2);
    const Study alone = study_of({small_scenario("yuli-land-transfer", two_years)}, 2);
    const auto second_half = [](const auto& values) { return std::vector(values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2), values.end()); };
    ASSERT_EQ(together.series.size(), alone.series.size());
    for (std::size_t s = 0; s < alone.values.size(); ++s) EXPECT_TRUE(same_bits(second_half(together.values[s]), alone.values[s])) << alone.series[s].name;
    for (std::size_t s = 0; s < alone.village_values.size(); ++s) EXPECT_TRUE(same_bits(second_half(together.village_values[s]), alone.village_values[s])) << s;
    for (std::size_t g = 0; g < alone.groups.size(); ++g)
        for (std::size_t i = 0; i < alone.groups[g].values.size(); ++i) EXPECT_TRUE(same_bits(second_half(together.groups[g].values[i]), alone.groups[g].values[i])) << alone.groups[g].series[i].name;
    EXPECT_TRUE(same_bits(second_half(together.ledger), alone.ledger));
}

TEST(Study, does_not_depend_on_how_many_replicates_there_are) {
    StudyRequest request;
    request.scenarios = {small_scenario("bohu-courtyard", {"months=6"})};
    request.replicates = 3;
    const Study three = simulate_study(request);
    request.replicates = 1;
    EXPECT_EQ(simulate_study(request).digests.front(), three.digests.front());
}

/// One county's whole run.
std::string digest_of(const Scenario& scenario, std::size_t county) {
    CountyWalk walk(scenario, county);
    walk.live_through();
    return walk.digest();
}

TEST(Scenario, that_changes_nothing_equals_its_base_bitwise) {
    // In studies of their own: within one, equal scenarios are run once.
    const Study base = study_of({small_scenario("baseline", two_years)}, 2), same = study_of({small_scenario("no-change", two_years)}, 2);
    EXPECT_EQ(base.digests, same.digests);
    for (std::size_t s = 0; s < base.values.size(); ++s) EXPECT_TRUE(same_bits(base.values[s], same.values[s])) << base.series[s].name;
}

TEST(Scenario, that_switches_its_measures_off_equals_its_base_bitwise) {
    for (const std::size_t county : {bohu, yuli})
        EXPECT_EQ(digest_of(small_scenario("courtyard-and-transfer", joined(two_years, {"policies.land_transfer.enabled=false", "policies.courtyard_economy.enabled=false"})), county),
                  digest_of(small_scenario("baseline", two_years), county));
}

TEST(Scenario, that_repeats_the_recorded_values_equals_its_base_bitwise) {
    const std::vector<std::string> repeated{"months=26", "parameters.labour.home_bias=" + number_text(shipped_records().find("labour.home_bias")->value.number()),
                                            "parameters.choice.attention=" + number_text(shipped_records().find("choice.attention")->value.number())};
    EXPECT_EQ(digest_of(small_scenario("baseline", repeated), bohu), digest_of(small_scenario("baseline", two_years), bohu));
}

/// Series and ledger of two runs agree to the bit before `start` and differ somewhere after it.
void expect_same_until(const CountyWalk& with, const CountyWalk& without, Month start) {
    const auto months = static_cast<std::size_t>(with.scenario.months), quiet = static_cast<std::size_t>(start - with.scenario.start);
    const std::vector<SeriesSpec> specs = series_specs({});
    bool differs = false;
    for (std::size_t s = 0; s < specs.size(); ++s) {
        if (specs[s].dimension.name == "measure") continue;   // the base has none
        const auto &one = with.record.series[s], &other = without.record.series[s];
        ASSERT_EQ(one.size(), other.size()) << specs[s].name;
        const std::size_t before = one.size() / months * quiet;
        EXPECT_EQ(std::memcmp(one.data(), other.data(), before * sizeof(double)), 0) << specs[s].name;
        differs = differs || one != other;
    }
    EXPECT_TRUE(std::equal(with.record.ledger.begin(), with.record.ledger.begin() + static_cast<std::ptrdiff_t>(quiet * flow_count), without.record.ledger.begin()));
    EXPECT_TRUE(differs);
}

TEST(Scenario, equals_its_base_bitwise_in_the_months_before_a_measure_starts) {
    struct Case {
        std::string names, setting;
        std::size_t county;
        Month start;
    };
    for (const Case& c : {Case{"bohu-courtyard", "policies.courtyard_economy.from=2021-09", bohu, Month::of(2021, 9)},
                          Case{"yuli-land-transfer", "policies.land_transfer.from=2022-03", yuli, Month::of(2022, 3)},
                          Case{"relief-fund", "policies.relief_fund_hejing.from=2021-12", hejing, Month::of(2021, 12)}}) {
        SCOPED_TRACE(c.names);
        CountyWalk with(small_scenario(c.names, joined(two_years, {c.setting})), c.county), without(small_scenario("baseline", two_years), c.county);
        with.live_through();
        without.live_through();
        expect_same_until(with, without, c.start);
    }
}

TEST(SpinUp, is_shared_only_by_scenarios_that_live_through_the_same_year) {
    const Scenario base = small_scenario("baseline"), later = small_scenario("yuli-land-transfer"), earlier = small_scenario("factual");
    EXPECT_TRUE(same_spin_up(base, later));
    EXPECT_FALSE(same_spin_up(base, earlier));   // its lease stands since 2017
    EXPECT_FALSE(same_spin_up(base, small_scenario("cotton-bad")));
}

}  // namespace
}  // namespace terrace
