#include "analysis/plan/projections.hpp"
#include "analysis/plan/stresses.hpp"
#include "sim/config/input_error.hpp"
#include "tests/support/model_world.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <set>

namespace terrace {
namespace {

Scenario read(const Stacked& stack) {
    return read_scenario(stack, "future", shipped_records(), {shipped_folder() / "parameters", shipped_folder() / "regions"});
}

std::string value_of(const Scenario& scenario, const std::string& key) {
    for (const ResolvedKey& resolved : scenario.resolved)
        if (resolved.key == key) return resolved.value;
    return "";
}

/// Keys whose values differ, and those that only one has.
std::set<std::string> changed_keys(const Scenario& one, const Scenario& other) {
    std::set<std::string> keys;
    for (const auto& [mine, theirs] : {std::pair{&one, &other}, std::pair{&other, &one}})
        for (const ResolvedKey& resolved : mine->resolved)
            if (value_of(*theirs, resolved.key) != resolved.value) keys.insert(resolved.key);
    return keys;
}

TEST(PlanStresses, are_read_over_a_scenario_without_a_warning_and_change_something) {
    std::size_t count = 0;
    const Scenario before = read(in_future(shipped_stack("relief-fund"), {}, {}, 120));
    for (const auto& entry : std::filesystem::directory_iterator(shipped_folder() / "stresses")) {
        const Stacked alone = stack_scenario(entry.path());
        EXPECT_NE(alone.root.at_path("title.zh"), nullptr) << entry.path();
        EXPECT_NE(alone.root.at_path("title.en"), nullptr) << entry.path();
        EXPECT_EQ(alone.files.size(), 1U) << entry.path() << " stands on a base of its own";
        const Scenario future = read(in_future(shipped_stack("relief-fund"), entry.path(), {}, 120));
        EXPECT_TRUE(future.warnings.empty()) << entry.path() << future.warnings.front().message().en;
        EXPECT_EQ(future.title, before.title);
        EXPECT_FALSE(changed_keys(before, future).empty()) << entry.path();
        ++count;
    }
    EXPECT_GE(count, 2U);
}

TEST(PlanStresses, stay_within_the_ranges_of_the_records) {
    const Scenario before = read(in_future(shipped_stack("baseline"), {}, {}, 120)),
                   lost = read(in_future(shipped_stack("baseline"), shipped_folder() / "stresses" / "lost-markets.toml", {}, 120));
    const std::set<std::string> changed = changed_keys(before, lost);
    EXPECT_EQ(changed,
              (std::set<std::string>{"parameters.courtyard.price_low", "parameters.growth.herd_price", "parameters.livestock.bird_price",
                                     "parameters.livestock.bird_price_low", "parameters.market.courtyard_flexibility",
                                     "parameters.price.chili", "parameters.tourism.visits"}));
    for (const std::string& key : changed)
        if (key != "parameters.growth.herd_price") {
            const Record* record = shipped_records().find(key.substr(std::string("parameters.").size()));
            ASSERT_NE(record, nullptr) << key;
            const double value = std::stod(value_of(lost, key));
            EXPECT_TRUE(value == record->low || value == record->high) << key << " " << value;
        }
}

TEST(PlanStresses, go_over_the_scenario_and_settings_go_over_them) {
    const auto lost = shipped_folder() / "stresses" / "lost-markets.toml";
    const Scenario future = read(in_future(shipped_stack("bohu-courtyard"), lost, {"parameters.price.chili=1.2"}, 36));
    EXPECT_EQ(future.months, 36);
    EXPECT_EQ(future.measures.size(), 1U);
    EXPECT_EQ(value_of(future, "parameters.price.chili"), "1.2");
    EXPECT_DOUBLE_EQ(future.parameters.growth.herd_price.at(Month::of(2022, 12)), 1);
    EXPECT_DOUBLE_EQ(future.parameters.growth.herd_price.at(Month::of(2030, 12)), 0.62);
    EXPECT_EQ(future.files.back().path.filename(), "lost-markets.toml");
    EXPECT_THROW((void)in_future(shipped_stack("baseline"), "no-such-file.toml", {}, 36), InputError);
}

TEST(PlanStresses, refuse_instruments_that_do_not_exist) {
    EXPECT_THROW((void)shipped_scenario("policy-continuity-cut", {"policies.policy_continuity.instruments=[\"relief_fond\"]"}), InputError);
}

// Quantiles of type 7 (Hyndman and Fan 1996): of 0, 10, ..., 200 the share p lies at 200 p.
TEST(PlanBands, are_the_middle_half_and_nine_tenths) {
    std::vector<double> numbers;
    for (int i = 20; i >= 0; --i)
        numbers.push_back(10 * i);
    numbers.push_back(NAN);
    const PlanBand band = band_of(numbers);
    EXPECT_DOUBLE_EQ(band.median, 100);
    EXPECT_DOUBLE_EQ(band.low50, 50);
    EXPECT_DOUBLE_EQ(band.high50, 150);
    EXPECT_DOUBLE_EQ(band.low90, 10);
    EXPECT_DOUBLE_EQ(band.high90, 190);
    EXPECT_TRUE(std::isnan(band_of({}).median));
}

} // namespace
} // namespace terrace
