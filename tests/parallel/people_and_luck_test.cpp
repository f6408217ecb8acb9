#include <gtest/gtest.h>

#include "analysis/study/simulate.hpp"
#include "models/simulation.hpp"
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

/// Members of each household of a county after its spin-up year.
std::vector<int> members_after_a_year(RunKey key) {
    const Scenario scenario = small_scenario("baseline", {"months=3"});
    const MonthlyCycle cycle;
    Scratch scratch;
    const auto path = outside_path(scenario.parameters, key, scenario.start, spin_up_months, scenario.months);
    const Households h = prepare_county(scenario, bohu, key, path, cycle, scratch, false).run.county.households;
    std::vector<int> members;
    for (std::size_t row = 0; row < h.rows(); ++row) members.push_back(h.members[row]);
    return members;
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
    EXPECT_NE(first_values(usual, "gini"), first_values(other_people, "gini"));
}

TEST(PeopleAndLuck, stay_the_same_people_in_all_replicates_where_asked) {
    StudyRequest request;
    request.scenarios = {small_scenario("baseline", {"months=3"})};
    request.replicates = 3;
    request.first_population = 4;
    request.same_people = true;
    request.effects = false;
    const Study all = simulate_study(request);
    for (std::size_t r = 0; r < 3; ++r) EXPECT_EQ(all.digests[r], study_of(r, 4).digests[0]) << r;
    EXPECT_NE(all.digests[0], all.digests[1]);
}

TEST(PeopleAndLuck, form_the_same_households_whatever_happens_to_them) {
    EXPECT_EQ(members_after_a_year({{1, 0}, {1, 0}}), members_after_a_year({{1, 5}, {1, 0}}));
    EXPECT_NE(members_after_a_year({{1, 0}, {1, 0}}), members_after_a_year({{1, 0}, {1, 5}}));
}

}  // namespace
}  // namespace terrace
