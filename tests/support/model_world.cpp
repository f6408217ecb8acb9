#include "tests/support/model_world.hpp"

#include <algorithm>
#include <cmath>
#include <filesystem>
#include <span>

#include "models/population/scaled_region.hpp"
#include "models/simulation.hpp"
#include "sim/core/sha256.hpp"

namespace terrace {
namespace {

constexpr Fen standing_rent = 700_yuan;

std::filesystem::path scenario_folder() { return std::filesystem::path(TERRACE_SOURCE_DIR) / "scenarios"; }

Stacked stacked(const std::string& names) {
    std::vector<std::filesystem::path> files;
    for (std::size_t at = 0; at <= names.size();) {
        const std::size_t end = std::min(names.find('+', at), names.size());
        files.push_back(scenario_folder() / (names.substr(at, end - at) + ".toml"));
        at = end + 1;
    }
    return stack_scenarios(files);
}

Scenario read(const Stacked& stack, const std::string& names) {
    return read_scenario(stack, names, shipped_records(), {scenario_folder() / "parameters", scenario_folder() / "regions"});
}

/// What a measure counts in households, mu or yuan of all, as much smaller as its county.
void shrink_measures(Node& root, const Region& region, std::int64_t households) {
    Node* policies = root.find("policies");
    if (policies == nullptr) return;
    for (Node& measure : policies->children()) {
        const Node* name = measure.find("county");
        std::int64_t all = 0;
        for (const CountyMargins& county : region.counties)
            if (name == nullptr || county.key == name->string()) all += county.households;
        const auto counties = name == nullptr ? static_cast<std::int64_t>(region.counties.size()) : 1;
        const double factor = static_cast<double>(households * counties) / static_cast<double>(all);
        for (const char* key : {"households", "area_mu", "budget_yuan", "demonstration_households"})
            if (const Node* value = measure.find(key))
                measure.set(key, value->key_place(), Node::of_integer(std::llround(value->number() * factor), value->place()));
    }
}

}  // namespace

std::vector<std::string> shipped_names() {
    std::vector<std::string> names;
    for (const auto& entry : std::filesystem::directory_iterator(scenario_folder()))
        if (entry.path().extension() == ".toml") names.push_back(entry.path().stem().string());
    std::sort(names.begin(), names.end());
    return names;
}

const Records& shipped_records() {
    static const Records records = Records::read_folder(scenario_folder() / "parameters");
    return records;
}

Scenario shipped_scenario(const std::string& names, const std::vector<std::string>& settings) {
    Stacked stack = stacked(names);
    for (const std::string& setting : settings) set_key(stack.root, setting);
    return read(stack, names);
}

Scenario small_scenario(const std::string& names, const std::vector<std::string>& settings, std::int64_t households) {
    static const Region full = read_region(scenario_folder() / "regions" / "bayingolin.toml");
    Stacked stack = stacked(names);
    shrink_measures(stack.root, full, households);
    for (const std::string& setting : settings) set_key(stack.root, setting);
    Scenario scenario = read(stack, names);
    const auto counties = static_cast<std::int64_t>(full.counties.size());
    scenario.region = scaled(full, households * counties, households);
    for (std::size_t c = 0; c < full.counties.size(); ++c) scenario.region.counties[c].key = full.counties[c].key;
    return scenario;
}

std::vector<std::string> private_worlds() {
    std::vector<std::string> settings;
    for (const char* setting :
         {"market.bird_flexibility=0", "market.courtyard_flexibility=0", "labour.matching_efficiency=0", "labour.outside_contact_peer=0", "labour.field_supply=0",
          "labour.spending_elasticity=0", "choice.peer_weight=0", "choice.attention_peer=0", "choice.expand_mu=0", "choice.habit=0",
          "services.business_local_share=0", "crop.cooperative_margin=0.03", "crop.cooperative_fee=0"})
        settings.push_back("parameters." + std::string(setting));
    return settings;
}

std::vector<std::string> joined(std::vector<std::string> one, const std::vector<std::string>& other) {
    one.insert(one.end(), other.begin(), other.end());
    return one;
}

CountyWalk::CountyWalk(Scenario asked, std::size_t county, RandomKey key)
    : CountyWalk(asked, county, key, synthesise(asked.region.counties[county], static_cast<std::uint32_t>(county), key)) {}

CountyWalk::CountyWalk(Scenario asked, std::size_t county, RandomKey key, Population population)
    : scenario(std::move(asked)), run(start_county(std::move(population), scenario.parameters, standing_rent, scenario.measures.size())), key_(key),
      path_(outside_path(scenario.parameters, key, scenario.start, spin_up_months, scenario.months)) {
    std::vector<MeasureTerms> terms;
    for (const Measure& measure : scenario.measures) {
        terms.push_back(measure.terms);
        here_.push_back(measure.terms.county.empty() || measure.terms.county == scenario.region.counties[county].key ? 1 : 0);
    }
    record.series.resize(series_specs(terms).size());
    record.villages.resize(village_series_specs().size());
    scratch.know_workers(run.county, scenario.parameters.labour, key_);
}

void CountyWalk::keep_panel() {
    panel.emplace();
    panel->households = static_cast<std::uint32_t>(county().households.rows());
    panel->first = next();
    panel->spin_up_months = std::max(0, scenario.start - next());
}

Month CountyWalk::next() const { return scenario.start + (lived_ - spin_up_months); }

void CountyWalk::spin_up() { live(spin_up_months); }

void CountyWalk::live(int months) {
    for (int i = 0; i < months; ++i) month();
}

void CountyWalk::month() {
    const OutsideMonth& outside = path_.at(static_cast<std::size_t>(lived_));
    MonthWork work{.run = run, .county = run.county, .scenario = scenario, .parameters = scenario.parameters, .measures = here_, .facts = {}, .scratch = scratch};
    work.facts = {outside, key_, scenario.start, outside.month >= scenario.start, outside.month.month() - 1};
    work.month_name = outside.month.to_string();
    work.first_month = lived_ == 0;
    work.record = work.facts.recorded ? &record : nullptr;
    work.panel = panel ? &*panel : nullptr;
    cycle.run(work);
    sheep = work.sheep;
    birds = work.birds;
    workers = work.workers;
    ++lived_;
}

std::string digest_of(const CountyWalk& walk) {
    Sha256 hash;
    hash.update(state_digest(walk.county()));
    for (const auto& series : walk.record.series) hash.update(std::as_bytes(std::span(series)));
    hash.update(std::as_bytes(std::span(walk.record.ledger)));
    return hash.hex();
}

}  // namespace terrace
