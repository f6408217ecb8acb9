#include <gtest/gtest.h>

#include <cstdlib>
#include <set>

#include "models/policy/instruments.hpp"
#include "tests/support/moved_values.hpp"
#include "tests/support/moved_world.hpp"

// Moved inside its range, each key of an instrument changes a series, the ledger or a village of a small world
// (n = 1 pair of runs with seed 1, equal but for the one value; compared to the bit, so there is no alpha).
namespace terrace {
namespace {

/// Worlds of a key, of an instrument's key or of all keys of an instrument; MEASURE stands for every measure of the instrument. Instruments that are not named are moved in the shipped
/// scenario that has them and the fewest other measures.
const std::vector<SpecialWorld>& measure_places() {
    static const std::vector<SpecialWorld> list{
        {"target.income_below_yuan", {"", {"MEASURE.target.low_income=true"}}},
        {"target.low_income", {"", {"MEASURE.target.income_below_yuan=20000"}}},
        {"policies.land_transfer.subsidy_yuan_per_mu", {"", {"MEASURE.budget_yuan=10000000"}}},
        {"policies.land_transfer.contract.rent_kg_per_mu", {"yuli-rent-in-kind", {}}},
        {"policies.land_transfer.contract.bonus_above_kg_per_mu", {"yuli-rent-bonus", {}}},
        {"policies.land_transfer.contract.bonus_share", {"yuli-rent-bonus", {}}},
        {"policies.land_transfer.contract.bonus_yuan_per_kg", {"yuli-rent-bonus", {}}},
        {"policies.land_transfer.until", {"", {"MEASURE.from=2021-02"}}},   // no new lease is signed after it
        {"policies.land_consolidation.until", {"", {"MEASURE.from=2021-02"}}},   // nothing is done before March
        {"policies.livestock_poultry.until", {"", {"MEASURE.from=2021-03"}}},    // chicks come in April
        {"policies.livestock_poultry.target.exited", {"", {"MEASURE.budget_yuan=10000000", "MEASURE.households=300"}}},   // else the neediest take all
        {"policies.livestock_poultry.target.dibao", {"", {"MEASURE.budget_yuan=10000000", "MEASURE.households=300"}}},
        {"policies.livestock_poultry.lambs_per_household", {"", {"MEASURE.budget_yuan=10000000"}}},
        {"policies.livestock_poultry.price_yuan_per_lamb", {"", {"MEASURE.budget_yuan=10000000", "MEASURE.lambs_per_household=5"}}},
        {"rural_tourism", {"bohu-tourism", {"MEASURE.budget_yuan=20000000", "MEASURE.attraction_yuan=10000000", "MEASURE.stalls=20", "MEASURE.homestays=4", "MEASURE.homestay_grant_yuan=100000"}}},
        {"policies.rural_tourism.budget_yuan", {"", {"MEASURE.attraction_yuan=19000000"}}},
        {"policies.rural_tourism.target.listed", {"bohu-tourism+relapse-monitoring", {"MEASURE.from=2021-07", "MEASURE.target.low_income=false"}}},
        {"pillar_industry", {"", {"MEASURE.budget_yuan=4000000", "MEASURE.build_months=6", "MEASURE.start_up_months=3"}}},
        {"tiered_support", {"", {"MEASURE.budget_yuan=600000", "MEASURE.demonstration.yuan_per_year=60000", "MEASURE.catching_up.yuan_per_year=60000",
                                 "MEASURE.consolidation.yuan_per_year=60000"}, 1500}},
        {"policies.tiered_support.target.exited", {"", {"MEASURE.target.low_income=false"}, 1500}},   // the neediest are anybody's poor
        {"policies.tiered_support.target.dibao", {"", {"MEASURE.target.low_income=false"}, 1500}},
        {"policies.tiered_support.target.listed", {"tiered-support+relapse-monitoring", {"MEASURE.target.low_income=false", "MEASURE.target.dibao=false"}, 1500}},
        {"village_works", {"", {"MEASURE.budget_yuan=1300000", "MEASURE.yuan_per_village=600000"}, 1500}},
        {"talent_training", {"", {"MEASURE.budget_yuan=30000", "MEASURE.villages_per_year=1"}, 1500}},
        {"policy_continuity", {"relief-fund+policy-continuity-taper", {"MEASURE.kept=0.5"}}},
        {"policies.relief_fund.disaster_cap_yuan", {"relief-fund+harvest-failure", {"MEASURE.budget_yuan=10000000"}}},
        {"policies.relief_fund.disaster_share", {"relief-fund+harvest-failure", {"MEASURE.budget_yuan=10000000"}}},
        {"policies.relief_fund.accident_share", {"", {"MEASURE.budget_yuan=10000000", "MEASURE.accident_deductible_yuan=2000", "parameters.accident.injury_share=0.12"}}},
        {"policies.relief_fund.accident_deductible_yuan", {"", {"MEASURE.budget_yuan=10000000", "parameters.accident.injury_share=0.12"}}},
        {"policies.relief_fund.accident_cap_yuan", {"", {"MEASURE.budget_yuan=10000000", "MEASURE.accident_deductible_yuan=2000", "parameters.accident.injury_share=0.12"}}},
        // Somebody has to be listed before a target can name him.
        {"policies.land_transfer.target.listed", {"yuli-land-transfer+relapse-monitoring", {"MEASURE.from=2022-03"}}},
        {"policies.courtyard_economy.target.listed", {"bohu-courtyard+relapse-monitoring", {"MEASURE.from=2021-07", "MEASURE.target.low_income=false"}}},
        {"policies.land_consolidation.enrolment", {"", {"MEASURE.grant_yuan_per_mu=1000"}}},   // nobody declines what costs nothing
        {"policies.land_consolidation.target.dibao", {"", {"MEASURE.target.low_income=false"}}},
        {"policies.land_consolidation.target.listed", {"bohu-consolidation+relapse-monitoring", {"MEASURE.from=2022-03", "MEASURE.target.low_income=false"}}},
        {"benefit_linkage", {"", {"MEASURE.budget_yuan=10000000", "parameters.price.chili=1.2"}}},
        {"policies.benefit_linkage.guarantee_share", {"", {"MEASURE.capital_yuan=0", "MEASURE.margin=0"}}},   // somebody has to fail
        {"policies.benefit_linkage.capital_yuan", {"", {"MEASURE.margin=0.2", "parameters.price.chili=1.1"}}},
        {"policies.benefit_linkage.premium", {"", {"parameters.price.chili=1.6"}}},
        {"policies.benefit_linkage.target.listed", {"bohu-linkage+relapse-monitoring", {"MEASURE.from=2022-03", "MEASURE.target.low_income=false"}}},
        {"policies.benefit_linkage.target.exited", {"", {"MEASURE.target.low_income=false"}}},   // else nearly everybody is targeted
        {"policies.benefit_linkage.target.dibao", {"", {"MEASURE.target.low_income=false", "MEASURE.households=300"}}},
        {"policies.benefit_linkage.enrolment", {"", {"MEASURE.premium=0", "MEASURE.floor_yuan_per_kg=0.5", "MEASURE.shares_yuan_per_household=0"}}},   // nobody gains by it
        {"livestock_firms", {"", {"months=36"}}},
        {"policies.livestock_firms.target.listed", {"hejing-livestock-firm+relapse-monitoring", {"MEASURE.from=2022-03", "MEASURE.households=5"}}},
        {"policies.livestock_firms.loan_share", {"", {"months=36", "MEASURE.capital_yuan=30000"}}},
        {"policies.livestock_firms.enrolment", {"", {"MEASURE.premium=0"}}},
        {"policies.livestock_firms.until", {"", {"MEASURE.households=300", "MEASURE.target.dibao=true"}}},   // new receivers sign in January
        {"policies.livestock_firms.target.low_income", {"", {"MEASURE.households=300", "MEASURE.target.income_below_yuan=20000"}}},   // the neediest are of low income anyway
        {"policies.livestock_firms.target.income_below_yuan", {"", {"MEASURE.households=300", "MEASURE.target.low_income=true"}}},
        {"policies.livestock_firms.insolvent_months", {"", {"months=36", "MEASURE.capital_yuan=0", "MEASURE.gain=0.2"}}},
        {"policies.livestock_firms.vacant_months", {"", {"months=36", "MEASURE.capital_yuan=0", "MEASURE.households=1", "MEASURE.insolvent_months=1"}}},
        {"policies.orchard.target.listed", {"bohu-orchard+relapse-monitoring", {"MEASURE.from=2022-03", "MEASURE.target.low_income=false"}}},
        {"policies.livestock_poultry.target.listed", {"hejing-poultry+relapse-monitoring", {"MEASURE.from=2022-03", "MEASURE.budget_yuan=10000000", "MEASURE.households=300"}}},
        {"policies.breeding_improvement.target.listed", {"hejing-breeding+relapse-monitoring", {"MEASURE.from=2022-03"}}},
        {"policies.relief_fund.target.listed", {"monitoring-and-relief", {}}},
        {"policies.relapse_monitoring.weeded_by_visit", {"", {"MEASURE.false_alarm=0.005", "MEASURE.village_visits_per_month=200"}}},   // few are found by mistake
        {"policies.relapse_monitoring.review_by_visit", {"", {"MEASURE.village_visits_per_month=200", "MEASURE.review_ends=0.3"}, 1500}},   // at usual visits it is nothing
        {"policies.cadre_pairing.target.listed", {"", {"MEASURE.from=2021-06"}}},
        {"policies.cadre_pairing.visits_per_cadre_month", {"", {"MEASURE.cadres=5"}}},   // with the usual number everybody is visited
        // Few refuse: somebody must have had a better job a short while ago.
        {"policies.special_posts.enrolment", {"", {"MEASURE.posts=1000", "MEASURE.budget_yuan=100000000", "MEASURE.wage_yuan_per_month=833"}}},
        {"policies.special_posts.target.listed", {"yuli-special-posts+relapse-monitoring", {"MEASURE.from=2021-07"}}},
        {"policies.poverty_register.dibao_admitted", {"", {"start=2017-01", "MEASURE.from=2017-01"}}},
        {"policies.poverty_register.from", {"", {"start=2021-01", "MEASURE.from=2021-01"}}},
        {"policies.poverty_register.until", {"", {"start=2021-01", "MEASURE.from=2021-01"}}},
        {"policies.poverty_register.target.listed", {"", {"start=2020-01", "MEASURE.from=2020-10"}}},
        {"poverty_backstop", {"", {"start=2018-01", "policies.poverty_register.from=2018-01", "policies.poverty_register.target.exited=false", "MEASURE.from=2018-01", "MEASURE.budget_yuan=100000"}}},
        {"policies.poverty_backstop.workers_per_person_most", {"", {"MEASURE.workers_per_person_most={2018=0.34}"}}},   // else everybody is a case
        {"policies.poverty_backstop.from", {"", {"start=2021-01", "policies.poverty_register.from=2021-01", "MEASURE.from=2021-01", "MEASURE.until=2022-12"}}},
        {"policies.poverty_backstop.until", {"", {"start=2021-01", "policies.poverty_register.from=2021-01", "MEASURE.from=2021-01", "MEASURE.until=2022-12"}}},
        {"policies.poverty_backstop.target.listed", {"", {"start=2020-01", "policies.poverty_register.from=2020-01", "policies.poverty_register.target.exited=false", "MEASURE.from=2020-10", "MEASURE.budget_yuan=100000"}}},
        {"policies.vocational_training.target.low_income", {"", {"MEASURE.target.income_below_yuan=3000"}}},   // the poorest are served first anyway
        // A fair costs the same in a small county; jobs wait for searchers where only fairs bring them together.
        {"policies.job_fairs.every_months", {"", {"MEASURE.budget_yuan=1200000"}}},
        {"policies.job_fairs.until", {"", {"MEASURE.budget_yuan=1200000"}}},
        {"policies.job_fairs.efficiency", {"", {"MEASURE.budget_yuan=1200000", "parameters.labour.matching_efficiency=0"}}},
        {"policies.microcredit.target.listed", {"microcredit+relapse-monitoring", {"MEASURE.from=2021-07", "MEASURE.visited_share=1"}, 1500}},
        // Few can found a firm in a small county: all may. A guarantee is called where a failed firm leaves nothing.
        {"returnee_startups", {"", {"MEASURE.firms=1000", "MEASURE.budget_yuan=100000000"}, 1500}},
        {"policies.returnee_startups.compensation_share", {"", {"MEASURE.salvage_share=0", "MEASURE.failure_first_year=0.8"}, 1500}},
        // A loan has to go bad within the run.
        {"policies.microcredit.compensation_share", {"", {"MEASURE.term_months=3"}, 1500}},
        // A claim too large for the money left blocks the queue until it lapses.
        {"policies.relief_fund.lapse_months", {"relief-fund+harvest-failure", {"MEASURE.budget_yuan=6000", "MEASURE.illness_deductible_yuan=1000"}}},
    };
    return list;
}

/// Keys that cannot change a result, and why. Those that are common to all measures are in every table.
const std::set<std::string>& idle_terms() {
    static const std::set<std::string> keys{
        "policies.tiered_support.enrolment",      // grants for the asking: nobody refuses
        "policies.village_works.enrolment",       // whoever is at home works
        "policies.talent_training.enrolment",     // it reaches villages, no households
        "policies.talent_training.target.exited", "policies.talent_training.target.dibao", "policies.talent_training.target.low_income",
        "policies.talent_training.target.income_below_yuan", "policies.talent_training.target.listed", "policies.talent_training.target.excluded_households",
        "policies.policy_continuity.enrolment",   // it reaches measures, and spends nothing
        "policies.policy_continuity.target.exited", "policies.policy_continuity.target.dibao", "policies.policy_continuity.target.low_income",
        "policies.policy_continuity.target.income_below_yuan", "policies.policy_continuity.target.listed", "policies.policy_continuity.target.excluded_households", "policies.policy_continuity.budget_yuan",
        // Works and firms are for the whole county: the target says over whom effects are counted.
        "policies.pillar_industry.enrolment", "policies.pillar_industry.target.exited", "policies.pillar_industry.target.dibao", "policies.pillar_industry.target.low_income",
        "policies.pillar_industry.target.income_below_yuan", "policies.pillar_industry.target.excluded_households", "policies.pillar_industry.target.listed",
        "policies.land_transfer.enterprise",      // what people call the lessee: a county has one
        "policies.cadre_pairing.budget_yuan",     // common to all measures; pairing and monitoring pay nothing of their own
        "policies.relapse_monitoring.budget_yuan",
        "policies.poverty_register.budget_yuan", "policies.poverty_register.enrolment",   // it pays nothing, and asks nobody
        "policies.poverty_backstop.enrolment",    // help as of right: nobody refuses
        "policies.cadre_pairing.enrolment",       // nobody is asked whether he wants to be paired or monitored
        "policies.relapse_monitoring.enrolment",
        "policies.breeding_improvement.enrolment",   // common to all measures; nobody declines what costs nothing
        "policies.livestock_firms.budget_yuan",    // the firm brings its own capital
        "policies.relief_fund.enrolment",         // common to all measures; a fund answers claims, nobody is enrolled
        "policies.industrial_park.enrolment",     // the job market decides who is hired
        // A fair is open to everybody: its target says over whom effects are counted.
        "policies.job_fairs.enrolment", "policies.job_fairs.target.exited", "policies.job_fairs.target.dibao", "policies.job_fairs.target.low_income",
        "policies.job_fairs.target.income_below_yuan", "policies.job_fairs.target.excluded_households", "policies.job_fairs.target.listed",
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
    if (key == "product") return {"pear", "cotton", "sheep"};
    if (key == "enrolment") return {"assigned", "chosen"};
    if (key == "measures") return {"[\"relief_fund_yuli\"]"};
    if (key == "instruments") return {"[\"special_posts\"]"};
    if (key == "contract.form") return {"in_kind", "bonus"};
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
        for (const SpecialWorld& place : measure_places())
            if (place.key == key || place.key == prefix + key || place.key == GetParam()) {
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
    add("until", nullptr, {GetParam() == "land_transfer" || GetParam() == "land_consolidation" ? "2021-02" : "2021-03"});
    add("county", nullptr, {"hejing", "bohu"});
    EXPECT_GT(trials.size(), 4u);
    for (const std::string& key : without_effect(trials)) ADD_FAILURE() << prefix << key << " changes no result: delete it, or name a world in which it matters";
}

std::vector<std::string> instrument_names() {
    std::vector<std::string> names;
    for (const InstrumentEntry& instrument : instruments()) names.emplace_back(instrument.name);
    return names;
}

INSTANTIATE_TEST_SUITE_P(Instrument, EveryTerm, testing::ValuesIn(instrument_names()), [](const auto& name) { return name.param; });

}  // namespace
}  // namespace terrace
