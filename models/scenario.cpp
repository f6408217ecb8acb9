#include "models/scenario.hpp"

#include <algorithm>

#include "models/household/choice.hpp"
#include "models/policy/instruments.hpp"
#include "models/policy/land_transfer.hpp"
#include "models/policy/policy_continuity.hpp"
#include "sim/config/input_error.hpp"
#include "sim/config/nearest_name.hpp"

namespace terrace {
namespace {

std::vector<std::string> instrument_names() {
    std::vector<std::string> names;
    for (const InstrumentEntry& instrument : instruments()) names.emplace_back(instrument.name);
    return names;
}

std::string joined(const std::vector<std::string>& names) {
    std::string text;
    for (const std::string& name : names) text += (text.empty() ? "" : ", ") + name;
    return text;
}

std::string nearest(const std::vector<std::string>& names, const std::string& found) {
    return nearest_name(found, names);
}

/// Instrument of the measure: its own key `instrument`, else the measure's name.
std::string instrument_of(KeyVisitor& policies, const std::string& measure) {
    KeyVisitor key = policies.group(measure);
    std::string name = measure;
    key.text("instrument", name);
    if (find_instrument(name) == nullptr)
        (key.present("instrument") ? key : policies)
            .fail(key.present("instrument") ? "instrument" : measure,
                  Text{"an instrument: " + joined(instrument_names()), "政策工具之一:" + joined(instrument_names())}, nearest(instrument_names(), name));
    return name;
}

void check_county(const KeyVisitor& key, const std::string& county, const Region& region) {
    if (county.empty() || region.find(county) != nullptr) return;
    std::vector<std::string> names;
    for (const CountyMargins& margins : region.counties) names.push_back(margins.key);
    key.fail("county", Text{"a county of the region: " + joined(names), "区域文件中的县:" + joined(names)}, nearest(names, county));
}

/// A lease cannot take more than the contracted land of the county (of every county it is meant for).
void check_land(const KeyVisitor& key, const std::string& county, const Instrument& instrument, const Region& region) {
    const auto* transfer = dynamic_cast<const LandTransfer*>(&instrument);
    for (const CountyMargins& margins : region.counties) {
        const bool meant = county.empty() || county == margins.key;
        if (!transfer || !meant || transfer->area() <= margins.contracted_land) continue;
        const std::string most = std::to_string(margins.contracted_land / 100);
        key.fail("area_mu", Text{"at most the " + most + " mu of contracted land in " + margins.label.en, "不超过" + margins.label.zh + "的承包地面积 " + most + " 亩"});
    }
}

/// Measures that another one names must be there, and instruments exist.
void check_named(KeyVisitor& policies, const Measure& measure) {
    const auto* continuity = dynamic_cast<const PolicyContinuity*>(measure.instrument.get());
    if (continuity == nullptr) return;
    for (const std::string& name : continuity->meant_instruments())
        if (find_instrument(name) == nullptr)
            policies.group(measure.terms.name).fail("instruments", Text{"names of instruments: " + joined(instrument_names()), "政策工具名称:" + joined(instrument_names())}, nearest(instrument_names(), name));
    const std::vector<std::string> names = policies.names();
    for (const std::string& name : continuity->measures())
        if (std::find(names.begin(), names.end(), name) == names.end())
            policies.group(measure.terms.name).fail("measures", Text{"names of measures of the scenario: " + joined(names), "方案中的措施名称:" + joined(names)}, nearest(names, name));
}

Measure read_measure(const Stacked& stacked, const Records& records, const std::string& name, const std::string& instrument, const Region& region,
                     Scenario& scenario) {
    KeyVisitor key(stacked.root, "policies." + name, records, "policies." + instrument);
    const InstrumentEntry* entry = find_instrument(instrument);
    Measure measure;
    measure.terms.name = name;
    measure.terms.instrument = instrument;
    measure.terms.label = entry->label;
    measure.terms.from = scenario.start;
    const Month last = scenario.start + std::max(0, scenario.months - 1);
    measure.terms.until = last;
    measure.terms.keys(key);
    if (measure.terms.from > last)
        scenario.warnings.push_back({key.place_of("from"), "policies." + name + ".from",
                                     {"the run ends in " + last.to_string() + ", before the measure begins: it does nothing", "模拟到 " + last.to_string() + " 结束，措施尚未开始，不起作用"}});
    check_county(key, measure.terms.county, region);
    std::unique_ptr<Instrument> made = entry->make();
    made->keys(key);
    key.finish();
    if (!measure.terms.budget_by_year.empty() && !made->follows_yearly_money())
        key.fail("budget_by_year_yuan",
                 Text{"budget_yuan: " + entry->label.en + " spends one sum", "budget_yuan：" + entry->label.zh + "只用一笔资金"});
    check_land(key, measure.terms.county, *made, region);
    measure.instrument = std::move(made);
    scenario.resolved.insert(scenario.resolved.end(), key.resolved().begin(), key.resolved().end());
    scenario.warnings.insert(scenario.warnings.end(), key.warnings().begin(), key.warnings().end());
    return measure;
}

/// A relative path is relative to the file that names it, which may be a base; one of an option to the scenario; else to the folder of data.
std::filesystem::path region_path(const std::string& file, const KeyVisitor& root, const DataFolders& folders, const Stacked& stacked) {
    if (std::filesystem::path(file).is_absolute()) return file;
    const Place named = root.place_of("region");
    const auto names_it = std::find_if(stacked.files.begin(), stacked.files.end(), [&](const SourceFile& source) { return source.path.string() == named.file; });
    if (!stacked.files.empty()) {
        const SourceFile& source = names_it == stacked.files.end() ? stacked.files.back() : *names_it;
        const std::filesystem::path beside = source.path.parent_path() / file;
        if (std::filesystem::exists(beside)) return beside;
    }
    return folders.regions.parent_path() / file;
}

/// The region; a file that cannot be read is a fault of the key `region`, where the scenario has it.
Region read_region_of(const std::filesystem::path& path, const KeyVisitor& root) {
    try {
        (void)read_source(path);
    } catch (const InputError& fault) {
        if (!root.present("region")) throw;
        const Text found{path.string() + ": " + fault.found().en, path.string() + "：" + fault.found().zh};
        throw InputError(root.place_of("region"), "region", found, fault.allowed(), fault.suggestion());
    }
    return read_region(path);
}

void read_measures(const Stacked& stacked, const Records& records, KeyVisitor& root, Scenario& scenario) {
    KeyVisitor policies = root.group("policies");
    for (const std::string& name : policies.names()) {
        const std::string instrument = instrument_of(policies, name);
        KeyVisitor key = policies.group(name);
        bool enabled = true;
        key.flag("enabled", enabled);
        for (const std::string& other : key.names()) key.skip(other);   // read by the measure itself
        if (!enabled) continue;
        if (scenario.measures.size() == 250)
            policies.fail(name, Text{"at most 250 measures", "最多 250 项措施"});
        scenario.measures.push_back(read_measure(stacked, records, name, instrument, scenario.region, scenario));
    }
    for (const Measure& measure : scenario.measures) check_named(policies, measure);
    auto order = [](const Measure& measure) {
        const auto list = instruments();
        return std::find_if(list.begin(), list.end(), [&](const InstrumentEntry& e) { return e.name == measure.terms.instrument; }) - list.begin();
    };
    std::stable_sort(scenario.measures.begin(), scenario.measures.end(), [&](const Measure& a, const Measure& b) {
        return order(a) != order(b) ? order(a) < order(b) : a.terms.name < b.terms.name;
    });
}

void read_tiers(const Stacked& stacked, const Records& records, KeyVisitor& root, Scenario& scenario) {
    root.skip("assigned_tiers");
    KeyVisitor tiers(stacked.root, "assigned_tiers", records, "assigned_tiers");
    scenario.assigned_tiers = read_assigned_tiers(tiers, scenario.region);
    scenario.resolved.insert(scenario.resolved.end(), tiers.resolved().begin(), tiers.resolved().end());
}

}  // namespace

std::size_t Scenario::position(std::string_view measure) const {
    const auto found = std::find_if(measures.begin(), measures.end(), [&](const Measure& m) { return m.terms.name == measure; });
    return static_cast<std::size_t>(found - measures.begin());
}

std::string Scenario::fingerprint() const { return fingerprint_in(""); }

std::string Scenario::fingerprint_in(std::string_view county) const {
    std::vector<std::string> elsewhere;
    for (const Measure& measure : measures)
        if (!county.empty() && !measure.terms.works_in(county)) elsewhere.push_back("policies." + measure.terms.name + ".");
    const auto counts = [&](const std::string& key) {
        const bool village = !county.empty() && key.starts_with("assigned_tiers.") && !key.starts_with("assigned_tiers." + std::string(county) + "-");
        return !key.ends_with(".title") && !village && std::none_of(elsewhere.begin(), elsewhere.end(), [&](const std::string& prefix) { return key.starts_with(prefix); });
    };
    std::string text = start.to_string() + "\n" + std::to_string(months) + "\n" + region_file + "\n" + decision_rule + "\n";
    std::vector<std::string> lines;
    for (const ResolvedKey& key : resolved)
        if (counts(key.key)) lines.push_back(key.key + " = " + key.value);
    std::sort(lines.begin(), lines.end());
    for (const std::string& line : lines) text += line + "\n";
    for (const Measure& measure : measures)
        if (county.empty() || measure.terms.works_in(county)) text += "measure " + measure.terms.name + "\n";
    return text;
}

Scenario Scenario::without(std::size_t measure) const {
    Scenario other = *this;
    const std::string prefix = "policies." + measures[measure].terms.name + ".";
    std::erase_if(other.resolved, [&](const ResolvedKey& key) { return key.key.starts_with(prefix); });
    other.measures.erase(other.measures.begin() + static_cast<std::ptrdiff_t>(measure));
    other.name += "@without-" + measures[measure].terms.name;
    return other;
}

Scenario read_scenario(const Stacked& stacked, std::string name, const Records& records, const DataFolders& folders, const Scenario* earlier) {
    Scenario scenario;
    scenario.name = std::move(name);
    scenario.title = Text{scenario.name, scenario.name};
    scenario.overrides = stacked.overrides;
    scenario.files = stacked.files;
    scenario.warnings = stacked.warnings;
    KeyVisitor root(stacked.root, "", records, "");
    root.label("title", scenario.title);
    scenario.start = Month::of(2021, 1);
    scenario.months = 60;
    scenario.region_file = "regions/bayingolin.toml";
    scenario.decision_rule = "logit";
    root.month("start", scenario.start);
    root.count("months", scenario.months);
    root.text("region", scenario.region_file);
    root.text("decision_rule", scenario.decision_rule);
    constexpr int longest = 600;
    if (scenario.months < 1 || scenario.months > longest) root.fail("months", Text{"1 to 600 months", "1 至 600 个月"});
    if (scenario.start < Month::of(1995, 1) || scenario.start > Month::of(2100, 1)) root.fail("start", Text{"1995-01 to 2100-01", "1995-01 至 2100-01"});
    if (decision_rule(scenario.decision_rule) == nullptr) root.fail("decision_rule", Text{"logit or consumat", "logit 或 consumat"}, "logit");
    const std::filesystem::path region = region_path(scenario.region_file, root, folders, stacked);
    const bool same_region = earlier != nullptr && !earlier->region.files.empty() && earlier->region.files.back().path == region;
    scenario.region = same_region ? earlier->region : read_region_of(region, root);
    root.skip("parameters");
    KeyVisitor parameters(stacked.root, "parameters", records, "");
    scenario.parameters.keys(parameters);
    parameters.finish();
    scenario.resolved.assign(parameters.resolved().begin(), parameters.resolved().end());
    scenario.warnings.insert(scenario.warnings.end(), parameters.warnings().begin(), parameters.warnings().end());
    read_measures(stacked, records, root, scenario);
    read_tiers(stacked, records, root, scenario);
    root.finish();
    return scenario;
}

}  // namespace terrace
