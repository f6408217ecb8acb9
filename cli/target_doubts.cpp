#include "cli/target_doubts.hpp"

#include "cli/policy_arithmetic.hpp"
#include "cli/policy_doubts.hpp"

#include <algorithm>
#include <cmath>
#include <string>

namespace terrace {
namespace {

/// Why a target selects nobody at the first month; a note where somebody may come later.
struct Emptiness {
    Text finding;
    bool later = false;
};

Emptiness emptiness(const Target& target, const TargetCount& count) {
    const Text& county = count.county_label;
    if (!count.tier_held)
        return {{"nobody of " + county.en + " ever: no village is of these tiers, and none can move there",
                 county.zh + "始终没有农户符合条件：没有属于这些梯次的村，也没有村可以调入"}};
    if (target.listed && count.may_be_listed > 0)
        return {{"nobody of " + county.en + " yet: households come as monitoring lists them",
                 county.zh + "目前没有农户符合条件：监测识别后逐月纳入"},
                true};
    if (target.listed && !target.exited && !target.dibao && !target.low_income && !count.monitored)
        return {{"nobody of " + county.en + " ever: it is for listed households, and nobody monitors there",
                 county.zh + "始终没有农户符合条件：仅面向监测对象，而该县没有开展防返贫监测"}};
    const auto villages = static_cast<std::size_t>(Supply::villages);
    if (target.tiers != 0 && count.supplies[villages] == 0)
        return {{"nobody of " + county.en + " yet: no village is of these tiers before a review moves one there",
                 county.zh + "目前没有农户符合条件：尚无属于这些梯次的村，年度评定后可能调入"},
                true};
    return {{"no household of " + county.en + " meets it at the first month", county.zh + "首月没有农户符合条件"}};
}

Text too_few(const AskedNumber& number, const TargetCount& count) {
    const SupplyWords& words = words_of(number.supply);
    const double there = count.supplies[static_cast<std::size_t>(number.supply)];
    const bool listing = count.may_be_listed > 0 && number.supply < Supply::villages;
    const Text whom = listing ? Text{", those included that monitoring may list", "（含今后可能纳入监测的农户）"} : Text{};
    return {"asks for " + rounded_down(number.asked) + " " + number.unit.en + "; at the first month " + count.county_label.en + " has " +
                rounded_down(there) + " " + words.name.en + whom.en,
            "要求 " + rounded_down(number.asked) + " " + number.unit.zh + "，而首月" + count.county_label.zh + words.name.zh + whom.zh + "只有 " +
                rounded_down(there) + " " + words.counted_zh};
}

void add_empty(TargetDoubts& doubts, const Scenario& scenario, const Measure& measure, const TargetCount& count) {
    const std::string key = "policies." + measure.terms.name + ".target";
    const Emptiness empty = emptiness(measure.terms.target, count);
    (empty.later ? doubts.notes : doubts.warnings).push_back({place_of(scenario, key), key, empty.finding});
}

} // namespace

TargetDoubts target_doubts(const Scenario& scenario, const std::vector<TargetCount>& counts) {
    TargetDoubts doubts;
    const AskedNumbers numbers = asked_numbers(scenario);
    for (const TargetCount& count : counts) {
        const Measure& measure = scenario.measures[scenario.position(count.measure)];
        if (!ever_in_force(scenario, measure.terms)) continue;
        if (count.targeted == 0) add_empty(doubts, scenario, measure, count);
        if (count.targeted + count.may_be_listed == 0) continue; // whatever it asks for is not there
        for (const AskedNumber& number : numbers.asked) {
            const std::string key = "policies." + count.measure + "." + number.key;
            if (number.measure == count.measure && std::floor(number.asked) > count.supplies[static_cast<std::size_t>(number.supply)])
                doubts.warnings.push_back({place_of(scenario, key), key, too_few(number, count)});
        }
    }
    return doubts;
}

} // namespace terrace
