#include <gtest/gtest.h>

#include <map>
#include <set>

#include "tests/support/moved_values.hpp"
#include "tests/support/moved_world.hpp"

// Moved inside its range, each record of scenarios/parameters changes a series, the ledger or a village of a small world
// (n = 1 pair of runs with seed 1, equal but for the one value; compared to the bit, so there is no alpha).
namespace terrace {
namespace {

/// Parameters, or groups of them, that matter only in some world; others are moved in `factual`.
const std::vector<SpecialWorld>& places() {
    static const std::vector<SpecialWorld> list{
        {"price.cotton_ordinary", {"baseline+cotton-ordinary", {}}},
        {"price.cotton_good", {"baseline+cotton-good", {}}},
        {"price.cotton_bad", {"baseline+cotton-bad", {}}},
        {"price.cotton_recorded", {"baseline", {"parameters.price.cotton_path=recorded"}}},
        {"price.lint_recorded", {"baseline", {"parameters.price.cotton_path=recorded"}}},
        {"price.target_recorded", {"baseline", {"parameters.price.cotton_path=recorded"}}},
        {"price.lint_slope_above", {"baseline+cotton-good", {"parameters.price.cotton_good=9.6"}}},   // lint near the target price
        {"choice.certain_to", {"baseline+consumat", {}}},
        {"choice.satisfied_from", {"baseline+consumat", {}}},
        {"tiers.quotas", {"baseline", {}, 3000}},   // ten villages and more in a county
        {"tiers.most_needy", {"baseline", {}, 3000}},
        {"tiers.very_needy", {"baseline", {}, 3000}},
        {"tiers.fixed_months", {"baseline", {}, 3000}},
        {"tiers.margin", {"baseline", {"parameters.tiers.fixed_months=0"}, 3000}},
        {"tiers.most_moves", {"baseline", {"parameters.tiers.fixed_months=0"}, 3000}},
        {"accident.insured_sum", {"baseline", {"parameters.accident.damage_probability=0.01", "parameters.accident.damage_cost=40000"}}},   // a large damage is rare
        // Damages and unsafe supplies are rare, and somebody has to be helped.
        {"assurance.unsafe_damage", {"baseline", {"parameters.accident.damage_probability=0.01"}, 1500}},
        {"assurance.own_repair", {"baseline", {"parameters.assurance.unsafe_house=0.03"}, 900}},
        {"assurance.out_of_school", {"baseline", {}, 900}},
        {"assurance", {"relapse-monitoring", {"parameters.assurance.unsafe_house=0.03", "parameters.assurance.unsafe_water=0.2", "parameters.assurance.water_failure=0.3", "parameters.assurance.water_share=1"}, 900}},
        {"firm", {"yuli-land-transfer+harvest-failure+cotton-ordinary", {"months=60"}}},   // a lessee fails, and is replaced
        {"weather.severe_loss", {"baseline", {"parameters.weather.severe_probability=0.1"}}},
        {"labour.separation_posts", {"baseline", {}, 300, 20}},   // posts come from a region or a measure; the shipped region has none
        {"livestock.bird_price_low", {"baseline", {"parameters.market.bird_flexibility=1.5", "parameters.livestock.birds_per_household=100"}}},
        {"livestock.bird_price_high", {"baseline", {"parameters.market.bird_flexibility=1.5", "parameters.livestock.bird_epidemic=0.08"}}},
        {"crop.consolidated_days", {"bohu-consolidation", {}}},
        {"crop.consolidated_yield", {"bohu-consolidation", {}}},
        {"livestock.improved_lambing", {"hejing-breeding", {}}},
        {"livestock.improved_weight", {"hejing-breeding", {}}},
        {"livestock.improvement_lag", {"hejing-breeding", {}}},
        {"livestock.insemination_calving", {"hejing-breeding", {}}},
        {"livestock.insemination_weight", {"hejing-breeding", {"months=36"}}},   // served in 2021, sold in 2023
        {"tourism.switch_cost", {"bohu-tourism", {"policies.tourism_bohu.stalls=100", "policies.tourism_bohu.budget_yuan=20000000", "policies.tourism_bohu.target={exited=false,low_income=false}"}, 900}},
        {"tourism", {"bohu-tourism", {"policies.tourism_bohu.enrolment=assigned", "policies.tourism_bohu.budget_yuan=20000000", "policies.tourism_bohu.attraction_yuan=10000000",
                                      "policies.tourism_bohu.stalls=40", "policies.tourism_bohu.homestays=4", "policies.tourism_bohu.homestay_grant_yuan=100000", "months=40"}}},
        {"orchard.bearing_year", {"bohu-orchard", {"months=48"}}},
        {"orchard.full_year", {"bohu-orchard", {"months=48"}}},
        {"orchard.establishment", {"bohu-orchard", {}}},
        {"orchard.discount", {"bohu-orchard", {}, 900}},
        {"orchard.life_years", {"bohu-orchard", {}, 900}},
        // Old courtyards made into demonstration courtyards bear nothing for a while, so that produce runs short.
        {"courtyard.price_high", {"bohu-courtyard", {"parameters.market.courtyard_flexibility=1.5", "policies.courtyard_economy.target={exited=false,low_income=false}",
                                                     "policies.courtyard_economy.demonstration_households=300", "policies.courtyard_economy.households=0",
                                                     "policies.courtyard_economy.enrolment=assigned", "policies.courtyard_economy.budget_yuan=100000000"}}},
    };
    return list;
}

/// Values that are no numbers: another one that is allowed.
const std::map<std::string, std::string>& other_words() {
    static const std::map<std::string, std::string> words{{"price.cotton_path", "bad"}};
    return words;
}

const World& world_of(const std::string& key) {
    static const World usual;
    for (const SpecialWorld& place : places())
        if (key == place.key || key.substr(0, key.find('.')) == place.key) return place.world;
    return usual;
}

std::string group_of(const std::string& key) { return key.substr(0, key.find('.')); }

std::vector<std::string> groups() {
    std::vector<std::string> names;
    for (const Record& record : shipped_records().all())
        if (group_of(record.key) != "policies" && (names.empty() || names.back() != group_of(record.key))) names.push_back(group_of(record.key));
    std::sort(names.begin(), names.end());
    names.erase(std::unique(names.begin(), names.end()), names.end());
    return names;
}

class EveryParameter : public testing::TestWithParam<std::string> {};

TEST_P(EveryParameter, of_the_table_matters) {
    std::vector<Trial> trials;
    for (const Record& record : shipped_records().all()) {
        if (group_of(record.key) != GetParam()) continue;
        Trial trial{record.key, world_of(record.key), {}};
        const auto word = other_words().find(record.key);
        if (word != other_words().end()) trial.moves.push_back({"parameters." + record.key + "=" + word->second});
        for (const std::string& text : moved_texts(record, record.value)) trial.moves.push_back({"parameters." + record.key + "=" + text});
        EXPECT_FALSE(trial.moves.empty()) << record.key << ": no other value is allowed";
        trials.push_back(std::move(trial));
    }
    EXPECT_FALSE(trials.empty());
    for (const std::string& key : without_effect(trials)) ADD_FAILURE() << key << " changes no result of " << world_of(key).names << ": delete it, or name a world in which it matters";
}

INSTANTIATE_TEST_SUITE_P(Table, EveryParameter, testing::ValuesIn(groups()), [](const auto& name) { return name.param; });

}  // namespace
}  // namespace terrace
