#include "analysis/plan/plan_terms.hpp"

#include "analysis/plan/plan_request.hpp"
#include "analysis/tables/unit_text.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <limits>

namespace terrace {
namespace {

/// What else is no term: its name, and who is in or out for other reasons than need.
constexpr std::array<std::string_view, 3> no_terms{"title", "target.tiers", "target.excluded_households"};

bool decided(const std::string& key) {
    const auto names = [&](std::string_view own) { return key == own || key.starts_with(std::string(own) + "."); };
    return std::any_of(keys_set_by_plan.begin(), keys_set_by_plan.end(), names) || std::any_of(no_terms.begin(), no_terms.end(), names);
}

/// The number that a text is, or NaN.
double number_of(const std::string& text) {
    double number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    return error == std::errc() && end == text.data() + text.size() ? number : std::numeric_limits<double>::quiet_NaN();
}

bool shown(const ResolvedKey& resolved) {
    if (!resolved.recorded) return false;
    const bool is_number = number_of(resolved.value) == number_of(resolved.value);
    if (!is_number) return resolved.overridden.has_value() && resolved.value != "false" && resolved.value != "\"\"";
    return resolved.overridden.has_value() || number_of(resolved.value) != 0;
}

} // namespace

std::vector<PlanTerm> measure_terms(const Scenario& scenario, const std::string& measure) {
    const std::string prefix = "policies." + measure + ".";
    std::vector<PlanTerm> terms;
    for (const ResolvedKey& resolved : scenario.resolved) {
        if (!resolved.key.starts_with(prefix)) continue;
        const std::string key = resolved.key.substr(prefix.size());
        if (decided(key) || !shown(resolved)) continue;
        const auto unit = [&](Language language) { return resolved.unit == "1" ? std::string() : unit_text(resolved.unit, language); };
        terms.push_back({key, resolved.label, {unit(Language::en), unit(Language::zh)}, resolved.value, number_of(resolved.value),
                         resolved.mark});
    }
    return terms;
}

} // namespace terrace
