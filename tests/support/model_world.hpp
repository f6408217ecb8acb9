#pragma once

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "models/outside.hpp"
#include "models/population/scaled_region.hpp"
#include "models/scenario.hpp"
#include "sim/config/document.hpp"

namespace terrace {

inline std::filesystem::path shipped_folder() { return std::filesystem::path(TERRACE_SOURCE_DIR) / "scenarios"; }

inline const Records& shipped_records() {
    static const Records records = Records::read_folder(shipped_folder() / "parameters");
    return records;
}

/// Names of all scenarios that come with the program, in alphabetical order.
inline std::vector<std::string> shipped_names() {
    std::vector<std::string> names;
    for (const auto& entry : std::filesystem::directory_iterator(shipped_folder()))
        if (entry.path().extension() == ".toml") names.push_back(entry.path().stem().string());
    std::sort(names.begin(), names.end());
    return names;
}

/// The files of "a+b", b stacked on a.
inline Stacked shipped_stack(const std::string& names) {
    std::vector<std::filesystem::path> files;
    for (std::size_t at = 0; at <= names.size();) {
        const std::size_t end = std::min(names.find('+', at), names.size());
        files.push_back(shipped_folder() / (names.substr(at, end - at) + ".toml"));
        at = end + 1;
    }
    return stack_scenarios(files);
}

/// A shipped scenario at full size; `settings` are those of --set ("policies.land_transfer.households=5").
inline Scenario shipped_scenario(const std::string& names, const std::vector<std::string>& settings = {}) {
    Stacked stack = shipped_stack(names);
    for (const std::string& setting : settings) set_key(stack.root, setting);
    return read_scenario(stack, names, shipped_records(), {shipped_folder() / "parameters", shipped_folder() / "regions"});
}

/// What a measure counts in households, mu or yuan of all, as much smaller as its county.
inline void shrink_measures(Node& root, const Region& region, std::int64_t households) {
    Node* policies = root.find("policies");
    if (policies == nullptr) return;
    for (Node& measure : policies->children()) {
        const Node* name = measure.find("county");
        std::int64_t all = 0, counties = 0;
        for (const CountyMargins& county : region.counties)
            if (name == nullptr || county.key == name->string()) all += county.households, ++counties;
        const double factor = static_cast<double>(households * counties) / static_cast<double>(all);
        for (const char* key : {"households", "area_mu", "budget_yuan", "demonstration_households", "pure_line_sheep", "crossed_sheep", "cattle", "posts", "jobs", "homes", "seats_per_month",
                                "stalls", "homestays", "heads_per_year", "capital_yuan", "promotion_yuan_per_year", "attraction_yuan"})
            if (const Node* value = measure.find(key); value != nullptr && value->is_number())
                measure.set(key, value->key_place(), Node::of_integer(std::llround(value->number() * factor), value->place()));
    }
}

/// A shipped scenario with so many households in each county, and what measures count in proportion. `settings` come after that
/// and hold as they are.
inline Scenario small_scenario(const std::string& names, const std::vector<std::string>& settings = {}, std::int64_t households = 600) {
    static const Region full = read_region(shipped_folder() / "regions" / "bayingolin.toml");
    Stacked stack = shipped_stack(names);
    shrink_measures(stack.root, full, households);
    for (const std::string& setting : settings) set_key(stack.root, setting);
    Scenario scenario = read_scenario(stack, names, shipped_records(), {shipped_folder() / "parameters", shipped_folder() / "regions"});
    const Region own = scenario.region;
    const auto counties = static_cast<std::int64_t>(own.counties.size());
    scenario.region = scaled(own, households * counties, households);
    for (std::size_t c = 0; c < own.counties.size(); ++c) scenario.region.counties[c].key = own.counties[c].key;
    return scenario;
}

/// Positions of the shipped region's counties.
inline constexpr std::size_t hejing = 0, bohu = 1, yuli = 2;

/// Settings under which no household meets another: thin prices do not move, nobody is hired or follows peers, field hands come
/// from outside, land stays within households, businesses live from outside customers, co-operatives have nothing to share.
inline const std::vector<std::string>& private_world() {
    static const std::vector<std::string> settings{
        "parameters.market.bird_flexibility=0", "parameters.market.courtyard_flexibility=0", "parameters.tourism.flexibility=0", "parameters.labour.matching_efficiency=0",
        "parameters.labour.outside_contact_peer=0", "parameters.labour.field_supply=0", "parameters.labour.spending_elasticity=0",
        "parameters.choice.peer_weight=0", "parameters.choice.attention_peer=0", "parameters.choice.expand_mu=0", "parameters.choice.habit=0",
        "parameters.services.business_local_share=0", "parameters.crop.cooperative_margin=0.03", "parameters.crop.cooperative_fee=0"};
    return settings;
}

inline std::vector<std::string> joined(std::vector<std::string> one, const std::vector<std::string>& other) {
    one.insert(one.end(), other.begin(), other.end());
    return one;
}

}  // namespace terrace
