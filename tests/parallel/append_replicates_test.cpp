#include <gtest/gtest.h>

#include <cstring>

#include "analysis/study/append_replicates.hpp"
#include "analysis/study/simulate.hpp"
#include "tests/support/county_walk.hpp"

// A study that goes on where another ended is the study of one run.
namespace terrace {
namespace {

const std::vector<std::string> year_and_a_half{"months=18"};

Study study_of(std::size_t first, std::size_t count, int threads) {
    StudyRequest request;
    request.scenarios = {small_scenario("baseline", year_and_a_half, 200), small_scenario("yuli-land-transfer", year_and_a_half, 200), small_scenario("bohu-package", year_and_a_half, 200)};
    request.first_replicate = first;
    request.replicates = count;
    request.attribute = request.cotton_years = true;
    request.run.threads = threads;
    return simulate_study(request);
}

template <class T>
bool same_bits(const std::vector<T>& one, const std::vector<T>& other) {
    return one.size() == other.size() && std::memcmp(one.data(), other.data(), one.size() * sizeof(T)) == 0;
}

TEST(AppendReplicates, eight_and_eight_more_are_the_study_of_sixteen_to_the_bit) {
    const Study whole = study_of(0, 16, 1);
    Study study = study_of(0, 8, 2);
    append_replicates(study, study_of(8, 8, 2));
    EXPECT_EQ(study.replicates, 16u);
    EXPECT_EQ(study.digests, whole.digests);
    ASSERT_EQ(study.values.size(), whole.values.size());
    for (std::size_t s = 0; s < whole.values.size(); ++s) EXPECT_TRUE(same_bits(study.values[s], whole.values[s])) << whole.series[s].name;
    ASSERT_EQ(study.village_values.size(), whole.village_values.size());
    ASSERT_EQ(study.groups.size(), whole.groups.size());
    for (std::size_t g = 0; g < whole.groups.size(); ++g)
        for (std::size_t i = 0; i < whole.groups[g].values.size(); ++i) EXPECT_TRUE(same_bits(study.groups[g].values[i], whole.groups[g].values[i])) << whole.groups[g].series[i].name;
    for (std::size_t s = 0; s < whole.village_values.size(); ++s) EXPECT_TRUE(same_bits(study.village_values[s], whole.village_values[s])) << whole.village_series[s].name;
    EXPECT_TRUE(same_bits(study.ledger, whole.ledger));
    EXPECT_GT(whole.effects.size(), 16u);
    EXPECT_EQ(study.effects, whole.effects);
    EXPECT_GT(whole.overlaps.size(), 0u);
    EXPECT_EQ(study.overlaps, whole.overlaps);
}

TEST(StudyLayout, has_the_series_and_coordinates_of_the_study_and_no_value) {
    StudyRequest request;
    request.scenarios = {small_scenario("baseline", year_and_a_half, 200), small_scenario("bohu-courtyard", year_and_a_half, 200)};
    const Study layout = study_layout(request), study = simulate_study(request);
    ASSERT_EQ(layout.series.size(), study.series.size());
    for (std::size_t s = 0; s < study.series.size(); ++s) {
        EXPECT_EQ(layout.series[s].name, study.series[s].name);
        EXPECT_EQ(layout.series[s].size, study.series[s].size);
        EXPECT_TRUE(layout.values[s].empty());
    }
    EXPECT_EQ(layout.coordinates.size(), study.coordinates.size());
    EXPECT_EQ(layout.counties.size(), study.counties.size());
    EXPECT_EQ(layout.replicates, 0u);
}

} // namespace
} // namespace terrace
