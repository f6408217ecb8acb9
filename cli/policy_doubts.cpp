#include "cli/policy_doubts.hpp"

#include "analysis/tables/number_text.hpp"
#include "cli/policy_arithmetic.hpp"
#include "models/policy/cadre_pairing.hpp"
#include "models/policy/policy_continuity.hpp"
#include "models/policy/relapse_monitoring.hpp"

#include <algorithm>
#include <cmath>
#include <optional>

namespace terrace {
namespace {

std::optional<double> derived(const std::vector<DerivedValue>& values, const std::string& measure, const std::string& key) {
    for (const DerivedValue& value : values)
        if (value.measure == measure && value.key == key) return value.value;
    return std::nullopt;
}

/// Whether a measure gives support that a cut can take away: money, or visits that no line pays.
bool gives_support(const MeasureTerms& terms) {
    return terms.budget > 0 || terms.instrument == CadrePairing::name || terms.instrument == RelapseMonitoring::name;
}

/// Whether a continuity measure meets no money: no other measure that it means has a budget in its county and months.
bool keeps_nothing(const Scenario& scenario, const Measure& measure) {
    const auto* continuity = dynamic_cast<const PolicyContinuity*>(measure.instrument.get());
    if (continuity == nullptr) return false;
    return std::none_of(scenario.measures.begin(), scenario.measures.end(), [&](const Measure& other) {
        const bool same_county = measure.terms.county.empty() || other.terms.works_in(measure.terms.county);
        return gives_support(other.terms) && same_county && continuity->means(other.terms) && other.terms.from <= measure.terms.until &&
               other.terms.until >= measure.terms.from;
    });
}

Text paid_too_few(const PaidNumber& number) {
    if (number.asked <= 0) return {"the budget cannot pay one " + number.unit.en, "预算不够支付 1 " + number.unit.zh};
    return {"the budget pays " + rounded_down(number.paid) + " of " + rounded_down(number.asked) + " " + number.unit.en,
            "预算只够支付 " + rounded_down(number.paid) + " " + number.unit.zh + "，少于所要求的 " + rounded_down(number.asked)};
}

/// Whether all numbers that the terms ask for are zero, and nothing else in them costs money (promotion, an attraction).
bool asks_nothing(const Measure& measure, const std::vector<DerivedValue>& values, const AskedNumbers& numbers) {
    if (const auto unspent = derived(values, measure.terms.name, "unspent"); unspent && *unspent < yuan(measure.terms.budget)) return false;
    bool any = false;
    for (const AskedNumber& number : numbers.asked) {
        if (number.measure != measure.terms.name) continue;
        if (number.asked > 0) return false;
        any = true;
    }
    return any;
}

/// What the budget pays and what it is for; at most one doubt, the first that holds.
std::optional<Text> budget_doubt(const Measure& measure, const std::vector<DerivedValue>& values, const AskedNumbers& numbers) {
    const std::string& name = measure.terms.name;
    const auto unspent = derived(values, name, "unspent");
    if (unspent && *unspent < -0.005)   // half a fen: less is rounding
        return Text{"the grants promised cost " + rounded_down(-*unspent) + " yuan more than the budget",
                    "承诺的补助比预算多 " + rounded_down(-*unspent) + " 元"};
    bool used = unspent && *unspent < yuan(measure.terms.budget);
    for (const PaidNumber& number : numbers.paid) {
        if (number.measure != name) continue;
        used = true;
        if (number.paid < std::max(1.0, number.asked) * (1 - 1e-9)) return paid_too_few(number);   // what the budget pays is a quotient
    }
    if (used || measure.terms.budget == 0) return std::nullopt;
    return Text{"nothing in the terms of the measure uses its budget", "措施条款中没有使用该预算的支出"};
}

} // namespace

std::string rounded_down(double value) { return number_text(std::floor(value), 0, Language::en); }

bool ever_in_force(const Scenario& scenario, const MeasureTerms& terms) {
    return terms.from < scenario.start + scenario.months && terms.until >= scenario.start;
}

Place place_of(const Scenario& scenario, const std::string& key) {
    for (const ResolvedKey& resolved : scenario.resolved)
        if (resolved.key == key && resolved.overridden) return *resolved.overridden;
    return {scenario.files.empty() ? scenario.name : scenario.files.back().path.string()};
}

std::vector<InputWarning> policy_doubts(const Scenario& scenario) {
    std::vector<InputWarning> doubts;
    const std::vector<DerivedValue> values = policy_arithmetic(scenario);
    const AskedNumbers numbers = asked_numbers(scenario);
    const std::string run = scenario.start.to_string() + " - " + (scenario.start + (scenario.months - 1)).to_string();
    for (const Measure& measure : scenario.measures) {
        const std::string path = "policies." + measure.terms.name, budget = path + ".budget_yuan";
        const bool works = ever_in_force(scenario, measure.terms);
        if (!works)
            doubts.push_back({place_of(scenario, path + ".from"),
                              path,
                              {"the measure is never in force within " + run, "措施在模拟期 " + run + " 内从不生效"}});
        if (keeps_nothing(scenario, measure))
            doubts.push_back({place_of(scenario, path + ".kept"),
                              path,
                              {"nothing to keep: no measure that it means has a budget or sends anybody to visit; stack it on one that has",
                               "没有可延续的措施：其所指措施均无预算，也不安排入户走访，请叠加在有预算或有走访的方案上"}});
        if (works && asks_nothing(measure, values, numbers))
            doubts.push_back(
                {place_of(scenario, path), path, {"asks for nobody and nothing: its numbers are all 0", "各项数量均为 0，措施不会实施"}});
        else if (const auto doubt = budget_doubt(measure, values, numbers); doubt && works)
            doubts.push_back({place_of(scenario, budget), budget, *doubt});
    }
    return doubts;
}

} // namespace terrace
