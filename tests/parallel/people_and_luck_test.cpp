#include <gtest/gtest.h>

#include "analysis/study/simulate.hpp"
#include "tests/support/county_walk.hpp"

// A sweep can move the luck of a run and its population apart, as an uncertainty budget needs.
namespace terrace {
namespace {

Study study_of(std::size_t luck, std::optional<std::size_t> people) {
    StudyRequest request;
    request.scenarios = {small_scenario("baseline", {"months=3"})};
    request.first_replicate = luck;
    request.first_population = people;
    request.effects = false;
    return simulate_study(request);
}

/// A series of the first county in the first month.
std::vector<double> first_values(const Study& study, const std::string& series) {
    for (std::size_t s = 0; s < study.series.size(); ++s)
        if (study.series[s].name == series) return {study.values[s].begin(), study.values[s].begin() + static_cast<std::ptrdiff_t>(study.series[s].size)};
    ADD_FAILURE() << series;
    return {};
}

TEST(PeopleAndLuck, of_the_same_number_are_the_usual_replicate) { EXPECT_EQ(study_of(3, 3).digests, study_of(3, std::nullopt).digests); }

TEST(PeopleAndLuck, move_apart) {
    const Study usual = study_of(0, 0), other_people = study_of(0, 5), other_luck = study_of(5, 0);
    EXPECT_NE(usual.digests, other_people.digests);
    EXPECT_NE(usual.digests, other_luck.digests);
    EXPECT_NE(other_people.digests, other_luck.digests);
    // Cotton and lamb come from outside: luck alone moves them.
    EXPECT_EQ(first_values(usual, "price")[0], first_values(other_people, "price")[0]);
    EXPECT_NE(first_values(usual, "price"), first_values(other_luck, "price"));
    // How many live there was decided when the households were formed.
    EXPECT_EQ(first_values(usual, "population"), first_values(other_luck, "population"));
    EXPECT_NE(first_values(usual, "gini"), first_values(other_people, "gini"));
}

}  // namespace
}  // namespace terrace
