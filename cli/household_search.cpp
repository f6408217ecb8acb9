#include "cli/household_search.hpp"

#include "models/assigned_tiers.hpp"
#include "models/population/synthesis.hpp"
#include "sim/config/nearest_name.hpp"

#include <charconv>

namespace terrace {
namespace {

Text quoted(const std::string& text) { return {"'" + text + "'", "“" + text + "”"}; }

std::uint32_t first_number(std::size_t county) { return first_household_number(static_cast<std::uint32_t>(county)); }

std::string range_text(std::size_t county, std::uint32_t first_row, std::uint32_t households) {
    const std::uint32_t first = first_number(county) + first_row;
    return std::to_string(first) + "-" + std::to_string(first + households - 1);
}

/// "Hejing County 0-13999, ...".
Text ranges(const Region& region) {
    Text text;
    for (std::size_t c = 0; c < region.counties.size(); ++c) {
        const CountyMargins& county = region.counties[c];
        const std::string range = range_text(c, 0, static_cast<std::uint32_t>(county.households));
        text.en += (c == 0 ? "" : ", ") + county.label.in(Language::en) + " " + range;
        text.zh += (c == 0 ? "" : "，") + county.label.in(Language::zh) + " " + range;
    }
    return {"a household's number: " + text.en, "农户编号：" + text.zh};
}

HouseholdPlace by_number(const std::string& text, const Region& region) {
    std::uint32_t number = 0;
    const char* end = text.data() + text.size();
    const auto [stop, fault] = std::from_chars(text.data(), end, number);
    const std::size_t county = number / household_numbers_per_county;
    const std::uint32_t row = number % household_numbers_per_county;
    const bool read = fault == std::errc() && stop == end;
    if (!read || county >= region.counties.size() || row >= region.counties[county].households) reject_usage("--household", quoted(text), ranges(region));
    return {county, row};
}

HouseholdPlace by_measure(const std::string& name, const Scenario& base, const Scenario& other, RandomKey key) {
    std::vector<std::string> names;
    for (const Scenario* scenario : {&other, &base}) {
        const std::size_t measure = scenario->position(name);
        for (const Measure& one : scenario->measures) names.push_back(one.terms.name);
        if (measure == scenario->measures.size()) continue;
        const auto found = first_participant(*scenario, measure, key);
        if (found) return {found->county, found->row};
        reject_usage("--participant-of", {"'" + name + "', in which no household takes part in this replicate", "“" + name + "”，本次重复中没有农户参加"},
                     {"a measure that reaches households", "有农户参加的措施"});
    }
    std::string list;
    for (const std::string& one : names) list += (list.empty() ? "" : ", ") + one;
    reject_usage("--participant-of", quoted(name), list.empty() ? Text{"a measure, but the two scenarios have none", "措施名称，但两个方案都没有措施"} : Text{"a measure: " + list, "措施之一：" + list},
                 nearest_name(name, names));
}

/// "yuli-12" or the village's name. Says which numbers its households have.
[[noreturn]] void reject_village(const std::string& name, const Region& region, RandomKey key) {
    std::vector<std::string> names;
    for (std::size_t c = 0; c < region.counties.size(); ++c) {
        const Population population = synthesise(region.counties[c], static_cast<std::uint32_t>(c), key);
        for (std::size_t v = 0; v < population.villages.rows(); ++v) {
            names.push_back(village_key(region.counties[c].key, v));
            const Text& label = population.village_names[v];
            if (name != names.back() && name != label.en && name != label.zh) continue;
            const std::string range = range_text(c, population.villages.first_household[v], population.villages.households[v]);
            reject_usage("--household", {"no number", "没有给出编号"}, {range + ", the households of " + names.back(), label.zh + "（" + names.back() + "）的农户编号：" + range});
        }
    }
    reject_usage("--village", quoted(name), {"a village: " + names.front() + " to " + names.back(), "村名：" + names.front() + " 至 " + names.back()}, nearest_name(name, names));
}

} // namespace

HouseholdPlace find_household(const Arguments& arguments, const Scenario& base, const Scenario& other, RandomKey key) {
    const bool number = !arguments.household.empty(), measure = !arguments.participant_of.empty();
    if (number && measure)
        reject_usage("--participant-of", {"a second way to name the household", "重复指定农户"}, {"either --household or --participant-of", "--household 与 --participant-of 只用其一"});
    if (number) return by_number(arguments.household, base.region);
    if (measure) return by_measure(arguments.participant_of, base, other, key);
    if (!arguments.village.empty()) reject_village(arguments.village, base.region, key);
    reject_usage("--household", {"no number", "没有给出编号"}, ranges(base.region));
}

Address address_of(const HouseholdPlace& place, const Scenario& scenario, RandomKey key) {
    const CountyMargins& county = scenario.region.counties[place.county];
    const Population population = synthesise(county, static_cast<std::uint32_t>(place.county), key);
    std::uint32_t village = 0;
    while (village + 1 < population.villages.rows() && population.villages.first_household[village + 1] <= place.row) ++village;
    return {county.key, county.label, population.village_names[village], village + 1};
}

} // namespace terrace
