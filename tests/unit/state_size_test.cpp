#include <gtest/gtest.h>

#include <algorithm>
#include <map>

#include "tests/support/county_walk.hpp"

namespace terrace {
namespace {

/// Rural China at 1:1 fits one workstation when a household takes no more than this, its workers included.
constexpr double most_bytes = 100;   // [bytes/household]
constexpr RandomKey key{1, 0};

/// Counties at full size after the spin-up year of the base, which most scenarios share.
class Sizes {
public:
    double of(const Scenario& scenario, std::size_t county) {
        const auto path = outside_path(scenario.parameters, key, scenario.start, spin_up_months, scenario.months);
        const auto prepare = [&](const Scenario& from) { return prepare_county(from, county, key, path, cycle_, scratch_, false); };
        if (!same_spin_up(scenario, base)) return run_county(scenario, county, key, path, cycle_, scratch_, prepare(scenario)).bytes_per_household;
        if (!begun_.contains(county)) begun_[county] = prepare(base);
        return run_county(scenario, county, key, path, cycle_, scratch_, begun_[county]).bytes_per_household;
    }
    [[nodiscard]] static bool reached(const Scenario& scenario, std::size_t county) {
        const std::string& here = scenario.region.counties[county].key;
        return std::any_of(scenario.measures.begin(), scenario.measures.end(), [&](const Measure& measure) { return measure.terms.works_in(here); });
    }
    /// A county that no measure reaches is as in the base.
    [[nodiscard]] bool as_in_base(const Scenario& scenario, std::size_t county) const {
        return scenario.name != base.name && same_spin_up(scenario, base) && !reached(scenario, county);
    }

    const Scenario base = shipped_scenario("baseline", {"months=24"});

private:
    MonthlyCycle cycle_;
    Scratch scratch_;
    std::map<std::size_t, PreparedCounty> begun_;
};

TEST(StateOfACounty, takes_at_most_a_hundred_bytes_a_household_in_any_shipped_scenario) {
    Sizes sizes;
    for (const std::string& name : shipped_names()) {
        const Scenario scenario = shipped_scenario(name, {"months=24"});
        for (std::size_t county = 0; county < scenario.region.counties.size(); ++county)
            if (!sizes.as_in_base(scenario, county)) {
                EXPECT_LE(sizes.of(scenario, county), most_bytes) << name << ", " << scenario.region.counties[county].key;
            }
    }
}

TEST(StateOfACounty, of_a_package_takes_no_more_where_households_remember) {
    Sizes sizes;
    std::size_t packages = 0;
    for (const std::string& name : shipped_names()) {
        if (!name.ends_with("-package")) continue;
        Scenario scenario = shipped_scenario(name, {"months=24"});
        scenario.decision_rule = "consumat";
        for (std::size_t county = 0; county < scenario.region.counties.size(); ++county)
            if (sizes.reached(scenario, county)) {
                EXPECT_LE(sizes.of(scenario, county), most_bytes) << name << ", " << scenario.region.counties[county].key;
            }
        ++packages;
    }
    EXPECT_EQ(packages, 4u);
}

TEST(StateOfACounty, counts_what_few_households_have) {
    CountyWalk walk(small_scenario("baseline", {"months=1"}), yuli);
    const double before = bytes_per_household(walk.run), households = static_cast<double>(walk.households().rows());
    walk.run.county.relief_claims.resize(2);
    EXPECT_DOUBLE_EQ(bytes_per_household(walk.run), before + 2 * sizeof(ReliefClaim) / households);
    walk.run.county.medical_events[3].add(1000, 1);   // three stretches of 255 rows, and the event
    EXPECT_DOUBLE_EQ(bytes_per_household(walk.run), before + (2 * sizeof(ReliefClaim) + 3 + 3) / households);
}

}  // namespace
}  // namespace terrace
