#include "analysis/sweeps/request_parts.hpp"
#include "models/household/choice.hpp"
#include "sim/config/input_error.hpp"
#include "sim/config/nearest_name.hpp"
#include "sim/math/normal_probability.hpp"

#include <algorithm>
#include <cmath>

namespace terrace {
namespace {

ResolvedKey read_key(KeyVisitor& key, const SweepKeys& keys) {
    std::string name;
    key.text("key", name);
    const std::optional<ResolvedKey> found = keys.find(name);
    if (found) return *found;
    const std::string measures = listed(keys.measures());
    key.fail("key", {"parameters.GROUP.NAME (terrace parameters lists them), policies.MEASURE.KEY of a measure of the scenarios (" + measures + "), decision_rule, luck or population",
                     "parameters.组.名称（见 terrace parameters）、方案中措施的 policies.措施.键（" + measures + "）、decision_rule、luck 或 population"},
             nearest_name(name, keys.names()));
}

Text range_text(const ResolvedKey& known) {
    const std::string low = number_text(known.low), high = number_text(known.high), unit = known.unit.empty() || known.unit == "1" ? "" : " " + known.unit;
    return {"a number from " + low + " to " + high + unit + ", the range of its record", "从 " + low + " 到 " + high + unit + " 的数字（参数记录的取值范围）"};
}

void check_number(const KeyVisitor& key, const std::string& name, double value, const Factor& factor, const ResolvedKey& known) {
    if (value < known.low || value > known.high) key.fail(name, range_text(known));
    if (factor.whole && std::isfinite(value) && value != std::floor(value)) key.fail(name, {"a whole number", "整数"});
}

/// Ends from the file, else from the record. The record of a term that somebody chooses only says what is allowed, so its ends must be named.
void read_ends(KeyVisitor& key, Factor& factor, const ResolvedKey& known) {
    const bool evidence = known.mark != "-";
    if (evidence) factor.low = known.low, factor.high = known.high;
    key.number("low", factor.low);
    key.number("high", factor.high);
    check_number(key, "low", evidence || key.present("low") ? factor.low : known.low, factor, known);
    check_number(key, "high", evidence || key.present("high") ? factor.high : known.high, factor, known);
    const Text needed{"a number, since no record gives one", "数字（参数记录未给出范围）"};
    if (!std::isfinite(factor.low) && factor.spread != Spread::normal) key.fail("low", needed);
    if (!std::isfinite(factor.high) && factor.spread != Spread::normal) key.fail("high", needed);
    if (!(factor.low < factor.high)) key.fail("high", {"a number above 'low'", "大于 low 的数"});
}

void read_normal(KeyVisitor& key, Factor& factor, const ResolvedKey& known) {
    for (const char* name : {"mean", "sd"})
        if (!key.present(name)) key.fail(name, {"a number", "数字"});
    key.number("mean", factor.mean);
    key.number("sd", factor.deviation);
    if (factor.deviation <= 0) key.fail("sd", {"a number above 0", "大于 0 的数"});
    if (!std::isfinite(factor.low)) factor.low = known.low;
    if (!std::isfinite(factor.high)) factor.high = known.high;
    constexpr double least = 0.01; // a normal cut to less is another distribution
    const double kept = math::normal_probability((factor.high - factor.mean) / factor.deviation) - math::normal_probability((factor.low - factor.mean) / factor.deviation);
    if (kept < least) key.fail("mean", {"a mean of which at least a hundredth of the cases lies between low and high", "在 low 与 high 之间至少有百分之一概率的均值"});
}

/// Designs that go to the ends of every factor need ends.
void check_finite(const KeyVisitor& key, const Factor& factor, const DesignTerms& terms) {
    const bool to_the_ends = terms.kind == DesignKind::factorial || terms.kind == DesignKind::one_at_a_time || terms.kind == DesignKind::morris;
    const Text needed{"a number: this design goes to the ends", "数字（该设计取到两端）"};
    if (to_the_ends && !std::isfinite(factor.low)) key.fail("low", needed);
    if (to_the_ends && !std::isfinite(factor.high)) key.fail("high", needed);
}

void check_choice(const Node& choice, const Factor& factor, const ResolvedKey& known, std::size_t position) {
    const std::string name = "factor.choices[" + std::to_string(position) + "]";
    const Text found{choice.to_string(), choice.to_string()};
    const bool numeric = known.kind == KeyKind::number || known.kind == KeyKind::whole;
    const auto reject = [&](const Text& allowed, const std::string& suggestion = {}) { throw InputError(choice.place(), name, found, allowed, suggestion); };
    if (numeric && (!choice.is_number() || choice.number() < known.low || choice.number() > known.high)) reject(range_text(known));
    if (factor.whole && choice.number() != std::floor(choice.number())) reject({"a whole number", "整数"});
    if (known.key == "decision_rule" && (!choice.is_string() || !decision_rule(choice.string()))) reject({"\"logit\" or \"consumat\"", "\"logit\" 或 \"consumat\""});
    if (known.key.ends_with(".enabled") && known.record_key.empty() && !choice.is_boolean()) reject({"true or false", "true（是）或 false（否）"});
    if (std::find(factor.choices.begin(), factor.choices.end(), choice.to_string()) != factor.choices.end()) reject({"choices that differ", "互不相同的取值"});
}

void read_choices(KeyVisitor& key, Factor& factor, const ResolvedKey& known) {
    key.skip("choices");
    const Node* list = key.node()->find("choices");
    if (!list || !list->is_array() || list->children().size() < 2) key.fail("choices", {"an array of two or more values", "含两个或以上取值的数组"});
    for (const Node& choice : list->children()) {
        check_choice(choice, factor, known, factor.choices.size());
        factor.choices.push_back(choice.to_string());
    }
}

void read_spread(KeyVisitor& key, Factor& factor, const ResolvedKey& known) {
    factor.spread = key.present("choices") || known.kind == KeyKind::other ? Spread::choice : Spread::uniform;
    key.choice("distribution", factor.spread, {{"uniform", Spread::uniform}, {"log_uniform", Spread::log_uniform}, {"normal", Spread::normal},
                                               {"triangular", Spread::triangular}, {"choice", Spread::choice}});
    if (factor.spread == Spread::choice) return read_choices(key, factor, known);
    if (known.kind == KeyKind::other) key.fail("distribution", {"choice: the key takes no numbers", "choice（该键不取数值）"});
    read_ends(key, factor, known);
    if (factor.spread == Spread::normal) read_normal(key, factor, known);
    if (factor.spread == Spread::log_uniform && factor.low <= 0) key.fail("low", {"a number above 0", "大于 0 的数"});
    if (factor.spread != Spread::triangular) return;
    if (!key.present("mode")) key.fail("mode", {"a number", "数字"});
    key.number("mode", factor.mode);
    if (factor.mode < factor.low || factor.mode > factor.high) key.fail("mode", {"a number from low to high", "从 low 到 high 的数"});
}

} // namespace

Factor read_factor(KeyVisitor key, const SweepKeys& keys, const DesignTerms& terms) {
    Factor factor;
    const ResolvedKey known = read_key(key, keys);
    factor.key = known.key;
    factor.group = known.key;
    factor.unit = known.unit;
    factor.label = known.label.en.empty() ? Text{known.key, known.key} : known.label;
    factor.whole = known.kind == KeyKind::whole;
    key.label("label", factor.label);
    key.text("group", factor.group);
    if (factor.group.empty()) key.fail("group", {"a name", "名称"});
    read_spread(key, factor, known);
    if (factor.spread != Spread::choice) check_finite(key, factor, terms);
    key.finish();
    return factor;
}

} // namespace terrace
