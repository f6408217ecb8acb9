#include <gtest/gtest.h>

#include <filesystem>

#include "models/scenario.hpp"

namespace terrace {
namespace {

const std::filesystem::path folder = std::filesystem::path(TERRACE_SOURCE_DIR) / "scenarios";

Scenario read(const std::string& name) {
    static const Records records = Records::read_folder(folder / "parameters");
    return read_scenario(stack_scenario(folder / (name + ".toml")), name, records, {folder / "parameters", folder / "regions"});
}

TEST(ShippedScenarios, are_read_without_a_warning) {
    std::size_t count = 0;
    for (const auto& entry : std::filesystem::directory_iterator(folder)) {
        if (entry.path().extension() != ".toml") continue;
        const Scenario scenario = read(entry.path().stem().string());
        EXPECT_FALSE(scenario.title.en.empty() || scenario.title.zh.empty()) << entry.path();
        EXPECT_NE(scenario.title.en, scenario.name) << entry.path();
        for (const InputWarning& warning : scenario.warnings) {
            if (warning.key.ends_with(".from") || warning.key.ends_with(".until")) continue;   // a real date may be the run's own
            ADD_FAILURE() << warning.message().en;
        }
        ++count;
    }
    EXPECT_GE(count, 11u);
}

TEST(ShippedScenarios, example_with_registers_is_read_without_a_warning) {
    const Scenario scenario = read("regions/example/scenario");
    EXPECT_TRUE(scenario.warnings.empty());
    EXPECT_EQ(scenario.measures.size(), 1u);
    ASSERT_NE(scenario.region.counties.front().registers, nullptr);
    EXPECT_EQ(scenario.region.registers.size(), 2u);
}

TEST(ShippedScenarios, no_change_equals_the_baseline) {
    EXPECT_EQ(read("no-change").fingerprint(), read("baseline").fingerprint());
    EXPECT_TRUE(read("baseline").measures.empty());
}

TEST(ShippedScenarios, packages_hold_their_measures) {
    const auto names = [](const Scenario& scenario) {
        std::vector<std::string> list;
        for (const Measure& measure : scenario.measures) list.push_back(measure.terms.name);
        return list;
    };
    using List = std::vector<std::string>;
    EXPECT_EQ(names(read("courtyard-and-transfer")), (List{"land_transfer", "courtyard_economy"}));
    EXPECT_EQ(names(read("factual")), (List{"land_transfer", "courtyard_economy", "livestock_poultry", "relief_fund_bohu", "relief_fund_hejing", "relief_fund_yuli", "cadre_pairing", "relapse_monitoring", "special_posts", "vocational_training", "industrial_park", "job_fairs"}));
    EXPECT_EQ(names(read("validation/no-support")), (List{"poverty_register", "relapse_monitoring"})) << "history without support";
    EXPECT_EQ(read("factual").measures.front().terms.from, Month::of(2017, 3));
    EXPECT_EQ(read("yuli-land-transfer").measures.front().terms.from, Month::of(2021, 3));
}

/// Setting of a package as text, "" where it has none.
std::string setting(const Scenario& scenario, const std::string& key) {
    for (const ResolvedKey& resolved : scenario.resolved)
        if (resolved.key == key) return resolved.value;
    return "";
}

// What the relief funds buy under different targets can be told only where nothing else differs.
TEST(ShippedScenarios, relief_funds_for_different_households_differ_in_their_targets_alone) {
    const Scenario usual = read("monitoring-and-relief"), screening = read("relapse-monitoring");
    const auto target = [](const std::string& key) { return key.starts_with("policies.relief_fund_") && key.find(".target.") != std::string::npos; };
    for (const char* name : {"relief-fund-listed", "relief-fund-all-rural"}) {
        const Scenario other = read(name);
        ASSERT_EQ(other.resolved.size(), usual.resolved.size()) << name;
        std::size_t differences = 0;
        for (const ResolvedKey& key : usual.resolved) {
            const bool differs = setting(other, key.key) != key.value;
            EXPECT_TRUE(!differs || target(key.key)) << name << " " << key.key;
            differences += differs ? 1 : 0;
        }
        EXPECT_GE(differences, 6u) << name;   // exited and dibao in three counties, at least
        for (const ResolvedKey& key : screening.resolved) EXPECT_EQ(setting(other, key.key), key.value) << name << " " << key.key;
    }
}

// The figures of the 2021 survey report, county by county.
TEST(ShippedScenarios, packages_hold_the_figures_of_the_report) {
    const Scenario hejing = read("hejing-package"), bohu = read("bohu-package"), yuli = read("yuli-package"), all = read("prefecture-package");
    for (const auto& [package, county, measures] : {std::tuple{&hejing, "hejing", 7u}, std::tuple{&bohu, "bohu", 9u}, std::tuple{&yuli, "yuli", 5u}}) {
        EXPECT_EQ(package->measures.size(), measures);
        for (const Measure& measure : package->measures) {
            EXPECT_EQ(measure.terms.county, county) << measure.terms.name;
            EXPECT_LT(all.position(measure.terms.name), all.measures.size()) << measure.terms.name;
            if (measure.terms.instrument == "relief_fund") {
                EXPECT_EQ(measure.terms.budget, 200'000'000);
            }
        }
        for (const ResolvedKey& key : package->resolved)   // stacking the packages changes none of their terms
            if (key.key.starts_with("policies.") && !key.key.ends_with("guided_villages")) {
                EXPECT_EQ(setting(all, key.key), key.value) << key.key;
            }
    }
    Fen industries = 0;
    for (const char* name : {"courtyard_economy", "orchard", "livestock_bohu", "land_consolidation", "tourism_bohu"}) industries += bohu.measures.at(bohu.position(name)).terms.budget;
    EXPECT_EQ(industries, 3'000'000'000);   // 30 million yuan
    EXPECT_EQ(setting(bohu, "policies.courtyard_economy.demonstration_households"), "500");
    EXPECT_EQ(setting(bohu, "policies.cadre_pairing.cadres"), "1500");
    EXPECT_EQ(setting(hejing, "policies.livestock_poultry.households"), "3000");
    EXPECT_EQ(setting(hejing, "policies.industrial_park.jobs"), "1300");
    EXPECT_EQ(setting(yuli, "policies.land_transfer.households"), "1260");
    EXPECT_EQ(setting(yuli, "policies.rural_tourism.stalls"), "110");
}

}  // namespace
}  // namespace terrace
