#include "analysis/sweeps/sweep_keys.hpp"

#include "models/parameters.hpp"
#include "models/policy/instruments.hpp"

#include <algorithm>
#include <limits>

namespace terrace {
namespace {

ResolvedKey replicate_key(const std::string& name, const Text& label) {
    ResolvedKey key;
    key.key = name;
    key.kind = KeyKind::whole;
    key.unit = "1";
    key.low = 0;
    key.high = std::numeric_limits<std::uint32_t>::max();
    key.label = label;
    return key;
}

ResolvedKey other_key(const std::string& name, const Text& label) {
    ResolvedKey key;
    key.key = name;
    key.label = label;
    return key;
}

std::string instrument_of(const Node& measure, const std::string& name) {
    const Node* instrument = measure.find("instrument");
    return instrument && instrument->is_string() ? instrument->string() : name;
}

bool is_date(const std::string& text) { return Month::parse(text.size() == 4 ? text + "-01" : text).has_value(); }

} // namespace

SweepKeys::SweepKeys(const std::vector<Node>& scenarios, const Records& records) {
    const Node nothing = Node::of_table();
    KeyVisitor visitor(nothing, "parameters", records, "");
    Parameters().keys(visitor);
    keys_.assign(visitor.resolved().begin(), visitor.resolved().end());
    for (const Node& scenario : scenarios) {
        const Node* policies = scenario.find("policies");
        if (!policies || !policies->is_table()) continue;
        for (const Node& measure : policies->children())
            if (std::find(measures_.begin(), measures_.end(), measure.key()) == measures_.end()) add_measure(scenario, records, measure.key());
    }
    keys_.push_back(other_key("decision_rule", {"Decision rule of households", "农户决策规则"}));
    keys_.push_back(replicate_key("luck", {"Luck of the run", "模拟的随机运气"}));
    keys_.push_back(replicate_key("population", {"Draw of the population", "人口合成的随机抽取"}));
}

void SweepKeys::add_measure(const Node& scenario, const Records& records, const std::string& name) {
    const std::string path = "policies." + name, instrument = instrument_of(*scenario.at_path(path), name);
    const InstrumentEntry* entry = find_instrument(instrument);
    if (!entry) return;   // told when the scenarios are read
    measures_.push_back(name);
    KeyVisitor visitor(scenario, path, records, "policies." + instrument);
    MeasureTerms terms;
    terms.until = Month::of(9999, 12);   // any month of the file comes before it
    terms.keys(visitor);
    entry->make()->keys(visitor);
    keys_.insert(keys_.end(), visitor.resolved().begin(), visitor.resolved().end());
    keys_.push_back(other_key(path + ".enabled", {entry->label.en + " in force", entry->label.zh + "是否实施"}));
}

const ResolvedKey* SweepKeys::known(std::string_view key) const {
    const auto place = std::find_if(keys_.begin(), keys_.end(), [&](const ResolvedKey& one) { return one.key == key; });
    return place == keys_.end() ? nullptr : &*place;
}

std::optional<ResolvedKey> SweepKeys::find(std::string_view key) const {
    if (const ResolvedKey* found = known(key)) return *found;
    const std::size_t dot = key.rfind('.');
    const ResolvedKey* dated = dot == std::string_view::npos ? nullptr : known(key.substr(0, dot));
    if (!dated || dated->kind != KeyKind::dated) return std::nullopt;
    const std::string date(key.substr(dot + 1));
    if (!is_date(date)) return std::nullopt;
    ResolvedKey one = *dated;
    one.key = key;
    one.kind = KeyKind::number;
    one.label = {one.label.en + ", " + date, one.label.zh + "，" + date};
    return one;
}

std::vector<std::string> SweepKeys::names() const {
    std::vector<std::string> names;
    for (const ResolvedKey& key : keys_) names.push_back(key.key);
    return names;
}

} // namespace terrace
