#include <gtest/gtest.h>

#include <map>
#include <set>

#include "models/policy/instruments.hpp"
#include "models/population/figures.hpp"
#include "models/simulation.hpp"
#include "sim/run/tasks.hpp"
#include "tests/support/county_walk.hpp"
#include "tests/support/moved_values.hpp"

// Every parameter matters: moved inside its range, each record of scenarios/parameters, each key of an instrument and each figure of the
// initial population changes a series, the ledger or a village of a small world (n = 1 pair of runs with seed 1, equal but for the one value; compared to the bit, so there is no alpha).
namespace terrace {
namespace {

/// Where a parameter is moved.
struct World {
    std::string names = "factual";
    std::vector<std::string> settings;   ///< before the move
    std::int64_t households = 300;       ///< in each county
    std::int64_t public_posts = 0;       ///< in each county at the start
};

/// Parameters that matter only where a certain thing happens: their key, and such a world. Others are moved in `factual`.
struct Place {
    std::string key;
    World world;
};
const std::vector<Place>& places() {
    static const std::vector<Place> list{
        {"price.cotton_ordinary", {"baseline+cotton-ordinary", {}}},
        {"price.cotton_good", {"baseline+cotton-good", {}}},
        {"price.cotton_bad", {"baseline+cotton-bad", {}}},
        {"price.lint_slope_above", {"baseline+cotton-good", {"parameters.price.cotton_good=9.6"}}},   // lint near the target price
        {"weather.severe_loss", {"baseline", {"parameters.weather.severe_probability=0.1"}}},
        {"labour.separation_posts", {"baseline", {}, 300, 20}},   // posts come from a region or a measure; the shipped region has none
        {"livestock.bird_price_low", {"baseline", {"parameters.market.bird_flexibility=1.5", "parameters.livestock.birds_per_household=100"}}},
        {"livestock.bird_price_high", {"baseline", {"parameters.market.bird_flexibility=1.5", "parameters.livestock.bird_epidemic=0.08"}}},
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
    for (const Place& place : places())
        if (key == place.key) return place.world;
    return usual;
}

/// Digest of all that is recorded of a scenario.
std::string results_of(const Scenario& scenario) {
    Sha256 hash;
    for (std::size_t county = 0; county < scenario.region.counties.size(); ++county) {
        CountyWalk walk(scenario, county);
        walk.live_through();
        for (const auto& values : walk.record.series) hash.update(std::as_bytes(std::span(values)));
        for (const auto& values : walk.record.villages) hash.update(std::as_bytes(std::span(values)));
        hash.update(std::as_bytes(std::span(walk.record.ledger)));
    }
    return hash.hex();
}

/// The same of a world, for one more setting.
std::string results_of(const World& world, const std::vector<std::string>& more) {
    Scenario scenario = small_scenario(world.names, joined(joined({"months=26"}, world.settings), more), world.households);
    for (CountyMargins& county : scenario.region.counties)
        if (world.public_posts > 0) county.public_posts = world.public_posts;
    return results_of(scenario);
}

/// One thing to try: a world and settings that are its own, and those that move the parameter.
struct Trial {
    std::string key;
    World world;
    std::vector<std::vector<std::string>> moves;   ///< one of them must change something
};

/// Keys for which no move changed anything. Trials run side by side.
std::set<std::string> without_effect(const std::vector<Trial>& trials) {
    std::vector<std::uint8_t> matters(trials.size(), 0);
    run_tasks(trials.size(), {}, [&](std::size_t t) {
        const std::string before = results_of(trials[t].world, {});
        for (const auto& move : trials[t].moves)
            if (matters[t] == 0 && results_of(trials[t].world, move) != before) matters[t] = 1;
    });
    std::set<std::string> idle;
    for (std::size_t t = 0; t < trials.size(); ++t)
        if (matters[t] == 0) idle.insert(trials[t].key);
    return idle;
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

/// Worlds of measures; MEASURE stands for every measure of the instrument. Instruments that are not named are moved in the shipped
/// scenario that has them and the fewest other measures.
const std::vector<Place>& measure_places() {
    static const std::vector<Place> list{
        {"target.income_below_yuan", {"", {"MEASURE.target.low_income=true"}}},
        {"target.low_income", {"", {"MEASURE.target.income_below_yuan=20000"}}},
        {"policies.land_transfer.subsidy_yuan_per_mu", {"", {"MEASURE.budget_yuan=10000000"}}},
        {"policies.land_transfer.until", {"", {"MEASURE.from=2021-02"}}},   // no new lease is signed after it
        {"policies.relief_fund.disaster_cap_yuan", {"relief-fund+harvest-failure", {"MEASURE.budget_yuan=10000000"}}},
        {"policies.relief_fund.disaster_share", {"relief-fund+harvest-failure", {"MEASURE.budget_yuan=10000000"}}},
        // A claim too large for the money left blocks the queue until it lapses.
        {"policies.relief_fund.lapse_months", {"relief-fund+harvest-failure", {"MEASURE.budget_yuan=6000", "MEASURE.illness_deductible_yuan=1000"}}},
    };
    return list;
}

/// Keys that cannot change a result, and why.
const std::set<std::string>& idle_terms() {
    static const std::set<std::string> keys{
        "policies.land_transfer.enterprise",      // what people call the lessee: a county has one
        "policies.land_transfer.contract.form",   // there is one form
        "policies.relief_fund.enrolment",         // common to all measures; a fund answers claims, nobody is enrolled
    };
    return keys;
}

std::vector<std::string> measures_of(const Scenario& scenario, std::string_view instrument) {
    std::vector<std::string> names;
    for (const Measure& measure : scenario.measures)
        if (measure.terms.instrument == instrument) names.push_back(measure.terms.name);
    return names;
}

/// The shipped scenario that has the instrument and the fewest other measures; empty when none has it.
std::string scenario_with(std::string_view instrument) {
    std::string best;
    std::size_t fewest = 1000;
    for (const std::string& name : shipped_names()) {
        const Scenario scenario = shipped_scenario(name);
        if (measures_of(scenario, instrument).empty() || scenario.measures.size() >= fewest) continue;
        best = name;
        fewest = scenario.measures.size();
    }
    return best;
}

/// Settings with MEASURE replaced, once for each measure.
std::vector<std::string> for_measures(const std::vector<std::string>& settings, const std::vector<std::string>& measures) {
    std::vector<std::string> all;
    for (const std::string& setting : settings)
        for (const std::string& measure : measures)
            if (setting.starts_with("MEASURE")) all.push_back("policies." + measure + setting.substr(7));
            else if (measure == measures.front()) all.push_back(setting);
    return all;
}

/// The value in force of a measure's key.
Node present_value(const Scenario& scenario, const std::string& key, const Record& record) {
    for (const ResolvedKey& resolved : scenario.resolved) {
        if (resolved.key != key) continue;
        if (record.value.is_boolean()) return Node::of_boolean(resolved.value == "true");
        if (record.value.is_number()) return Node::of_real(std::strtod(resolved.value.c_str(), nullptr));
    }
    return record.value;
}

std::string all_households(const World& world) {
    std::string list;
    const Scenario scenario = small_scenario(world.names, {}, world.households);
    for (std::uint32_t county = 0; county < scenario.region.counties.size(); ++county) {
        const Population population = synthesise(scenario.region.counties[county], county, {1, 0});
        for (std::uint32_t row = 0; row < population.households.rows(); ++row) list += (list.empty() ? "" : ",") + std::to_string(population.first_household_id + row);
    }
    return "[" + list + "]";
}

/// Other values of a measure's key, as TOML.
std::vector<std::string> other_terms(const std::string& key, const Record& record, const Node& present, const World& world) {
    if (key == "enrolment") return {"assigned", "chosen"};
    if (key == "target.excluded_households") return {all_households(world)};
    return moved_texts(record, present);
}

class EveryTerm : public testing::TestWithParam<std::string> {};

TEST_P(EveryTerm, of_the_instrument_matters) {
    const std::string shipped = scenario_with(GetParam()), prefix = "policies." + GetParam() + ".";
    ASSERT_NE(shipped, "") << "no shipped scenario uses " << GetParam();
    std::vector<Trial> trials;
    const auto add = [&](const std::string& key, const Record* record, const std::vector<std::string>& texts) {
        World world{shipped, {}};
        for (const Place& place : measure_places())
            if (place.key == key || place.key == prefix + key) {
                if (!place.world.names.empty()) world.names = place.world.names;
                world.settings = joined(world.settings, place.world.settings);
                world.households = std::max(world.households, place.world.households);
            }
        const std::vector<std::string> measures = measures_of(shipped_scenario(world.names), GetParam());
        world.settings = for_measures(world.settings, measures);
        const Scenario scenario = small_scenario(world.names, world.settings, world.households);
        Trial trial{key, world, {}};
        for (const std::string& text : record == nullptr ? texts : other_terms(key, *record, present_value(scenario, "policies." + measures.front() + "." + key, *record), world))
            trial.moves.push_back(for_measures({"MEASURE." + key + "=" + text}, measures));
        EXPECT_FALSE(trial.moves.empty()) << prefix << key << ": no other value is allowed";
        trials.push_back(std::move(trial));
    };
    for (const Record& record : shipped_records().all())
        if (record.key.starts_with(prefix) && !idle_terms().contains(record.key)) add(record.key.substr(prefix.size()), &record, {});
    add("from", nullptr, {"2021-09"});
    add("until", nullptr, {GetParam() == "land_transfer" ? "2021-02" : "2021-03"});
    add("county", nullptr, {"hejing", "bohu"});
    EXPECT_GT(trials.size(), 8u);
    for (const std::string& key : without_effect(trials)) ADD_FAILURE() << prefix << key << " changes no result: delete it, or name a world in which it matters";
}

std::vector<std::string> instrument_names() {
    std::vector<std::string> names;
    for (const InstrumentEntry& instrument : instruments()) names.emplace_back(instrument.name);
    return names;
}

INSTANTIATE_TEST_SUITE_P(Instrument, EveryTerm, testing::ValuesIn(instrument_names()), [](const auto& name) { return name.param; });

/// A figure moved a little up or down in the counties that have it; false where it then does not fit the others.
bool moves_results(const Scenario& usual, const FigureInfo& figure, double factor, const std::string& before) {
    Scenario moved = usual;
    for (CountyMargins& county : moved.region.counties) {
        const double value = figure.value(county), step = figure.whole() ? std::max(1.0, std::round(0.1 * value)) : 0.1 * std::max(value, 0.1);
        figure.set(county, std::clamp(value + (factor > 0 ? step : -step), figure.low, figure.high));
    }
    try {
        return results_of(moved) != before;
    } catch (const std::exception&) {   // for example crop shares that no longer sum to one
        return false;
    }
}

/// Figures that the synthesis is only held against, and why.
const std::set<std::string_view>& margins_only() {
    static const std::set<std::string_view> keys{
        "leasing_households",   // follows from the land leased and whose it is; `terrace population` prints how near it comes
        "wheat_share",          // the rest of the land; the region file must make the three shares add up to one
    };
    return keys;
}

TEST(EveryFigure, of_the_initial_population_matters) {
    // Large enough for several villages and townships; a few public posts, which the shipped region has none of.
    Scenario usual = small_scenario("factual", {"months=14"}, 2000);
    for (CountyMargins& county : usual.region.counties) county.public_posts = 20;
    const std::string before = results_of(usual);
    const std::span<const FigureInfo> list = figures();
    std::vector<std::uint8_t> matters(list.size(), 0);
    run_tasks(list.size(), {}, [&](std::size_t f) { matters[f] = moves_results(usual, list[f], 1, before) || moves_results(usual, list[f], -1, before) ? 1 : 0; });
    for (std::size_t f = 0; f < list.size(); ++f) EXPECT_EQ(matters[f], margins_only().contains(list[f].key) ? 0 : 1) << list[f].key;
    EXPECT_GT(list.size(), 60u);
}

}  // namespace
}  // namespace terrace
