#include "analysis/calibration/calibration_request.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include "analysis/sweeps/request_parts.hpp"
#include "sim/config/document.hpp"
#include "sim/config/input_error.hpp"
#include "sim/config/nearest_name.hpp"

namespace terrace {
namespace {

void read_count(KeyVisitor& root, const std::string& name, std::size_t& value, std::int64_t least, std::int64_t most) {
    auto number = static_cast<std::int64_t>(value);
    root.count(name, number);
    const std::string from = std::to_string(least), to = std::to_string(most);
    if (number < least || number > most) root.fail(name, {"a whole number from " + from + " to " + to, from + " 至 " + to + " 的整数"});
    value = static_cast<std::size_t>(number);
}

void read_terms(KeyVisitor& root, CalibrationTerms& terms, std::size_t factors) {
    std::size_t seed = terms.seed;
    read_count(root, "replicates", terms.replicates, 1, 10'000);
    read_count(root, "seed", seed, 0, std::numeric_limits<std::uint32_t>::max());
    terms.seed = static_cast<std::uint32_t>(seed);
    read_count(root, "waves", terms.waves, 1, 20);
    terms.points = 10 * factors;   // Loeppky, Sacks and Welch 2009
    read_count(root, "points", terms.points, static_cast<std::int64_t>(2 * (factors + 2)), 400);
    read_count(root, "samples", terms.samples, 20, 10'000);
    read_count(root, "particles", terms.particles, 100, 100'000);
    root.number("cutoff", terms.cutoff);
    if (!(terms.cutoff > 0) || terms.cutoff > 10) root.fail("cutoff", {"a number above 0, at most 10", "大于 0 且不超过 10 的数"});
}

std::vector<std::string> ids_of(const std::vector<ValidationTarget>& targets) {
    std::vector<std::string> ids;
    for (const ValidationTarget& target : targets)
        if (!target.scenario.empty()) ids.push_back(target.id);
    return ids;
}

/// The value of an element of an array of texts, or of the text alone.
Place place_of_element(const KeyVisitor& root, const std::string& name, std::size_t position) {
    const Node* list = root.node()->find(name);
    return list->is_array() ? list->children()[position].place() : list->place();
}

const ValidationTarget& find_target(const std::vector<ValidationTarget>& targets, const std::string& id, const Place& place, const std::string& key) {
    const auto found = std::find_if(targets.begin(), targets.end(), [&](const ValidationTarget& target) { return target.id == id; });
    const std::vector<std::string> ids = ids_of(targets);
    if (found == targets.end() || found->scenario.empty())
        throw InputError(place, key, {"'" + id + "'", "“" + id + "”"}, {"the id of a target that a scenario simulates", "目标文件中由方案模拟的目标编号（id）"}, nearest_name(id, ids));
    return *found;
}

Aim aim_of(const ValidationTarget& target, bool fitted) {
    return {target.id, target.label, target.unit, target.decimals, target.low, target.high, usual_discrepancy(target.low, target.high), fitted};
}

void add_aim(CalibrationRequest& request, const ValidationTarget& target, bool fitted, const Place& place, const std::string& key) {
    if (std::any_of(request.aims.begin(), request.aims.end(), [&](const Aim& aim) { return aim.id == target.id; }))
        throw InputError(place, key, {"'" + target.id + "' twice", "“" + target.id + "”重复"}, {"each target once", "每个目标只写一次"});
    request.aims.push_back(aim_of(target, fitted));
    request.targets.push_back(target);
}

/// Those named, else (for `fit`) those that the file of targets marks as calibrated.
void read_aims(KeyVisitor& root, const std::string& key, bool fitted, const std::vector<ValidationTarget>& targets, CalibrationRequest& request) {
    std::vector<std::string> ids;
    root.texts(key, ids);
    for (std::size_t i = 0; i < ids.size(); ++i) {
        const Place place = place_of_element(root, key, i);
        add_aim(request, find_target(targets, ids[i], place, key), fitted, place, key);
    }
    if (!fitted || root.present(key)) return;
    for (const ValidationTarget& target : targets)
        if (target.use == FigureUse::calibrated && !target.scenario.empty()) add_aim(request, target, true, root.place_of(key), key);
}

/// [[discrepancy]] tables, then whether every aim has one.
void read_discrepancies(KeyVisitor& root, CalibrationRequest& request) {
    for (KeyVisitor& key : root.groups("discrepancy")) {
        std::string id;
        key.text("target", id);
        const auto found = std::find_if(request.aims.begin(), request.aims.end(), [&](const Aim& aim) { return aim.id == id; });
        std::vector<std::string> known;
        for (const Aim& aim : request.aims) known.push_back(aim.id);
        if (found == request.aims.end()) key.fail("target", {"the id of a target of this calibration", "本次校准所用目标的编号（id）"}, nearest_name(id, known));
        found->discrepancy = std::numeric_limits<double>::quiet_NaN();
        key.number("value", found->discrepancy);
        if (!(found->discrepancy > 0)) key.fail("value", {"a number above 0, in the target's unit", "大于 0 的数，单位与目标相同"});
        key.finish();
    }
    for (const Aim& aim : request.aims)
        if (!(aim.discrepancy > 0))
            throw InputError(root.place_of("discrepancy"), "discrepancy", {"none for '" + aim.id + "', whose range has no width or no end", "“" + aim.id + "”的范围没有宽度或没有端点，却未给出"},
                             {"[[discrepancy]] target = \"" + aim.id + "\", value = how far the model may be off (standard deviation)",
                              "[[discrepancy]] target = \"" + aim.id + "\"，value = 模型可能的偏差（标准差）"});
}

void read_settings(KeyVisitor& root, CalibrationRequest& request) {
    root.texts("set", request.settings);
    for (std::size_t i = 0; i < request.settings.size(); ++i) {
        Node scratch = Node::of_table();
        try {
            set_key(scratch, request.settings[i]);
        } catch (const InputError& fault) {
            throw InputError(place_of_element(root, "set", i), "set", fault.found(), fault.allowed());
        }
    }
}

/// Merged files of every scenario that a chosen target names.
std::vector<Node> scenarios_of(const CalibrationRequest& request) {
    std::vector<Node> roots;
    std::vector<std::string> known;
    for (const ValidationTarget& target : request.targets) {
        if (std::find(known.begin(), known.end(), target.scenario) != known.end()) continue;
        known.push_back(target.scenario);
        roots.push_back(stack_scenarios(files_of_stack(request.targets_file, target.scenario)).root);
    }
    return roots;
}

double shipped_value(const SweepKeys& keys, const Records& records, const std::string& key) {
    const Record* record = records.find(keys.find(key)->record_key);
    return record && record->value.is_number() ? record->value.number() : std::numeric_limits<double>::quiet_NaN();
}

void read_factors(KeyVisitor& root, const Records& records, CalibrationRequest& request) {
    const SweepKeys keys(scenarios_of(request), records);
    for (KeyVisitor& key : root.groups("factor")) {
        Factor factor = read_factor(key, keys, DesignTerms());
        if (factor.spread == Spread::choice || factor.key == "luck" || factor.key == "population")
            key.fail("key", {"a parameter that takes numbers", "取数值的参数"});
        const bool twice = std::any_of(request.factors.begin(), request.factors.end(), [&](const Factor& other) { return other.key == factor.key; });
        if (twice) key.fail("key", {"a key that no other factor has", "与其他因素不同的键"});
        const std::string start = factor.key + "=";
        if (std::any_of(request.settings.begin(), request.settings.end(), [&](const std::string& setting) { return setting.starts_with(start); }))
            key.fail("key", {"a key that 'set' does not hold fixed", "未在 set 中固定的键"});
        request.shipped.push_back(shipped_value(keys, records, factor.key));
        request.factor_places.push_back(key.place_of("key"));
        request.factors.push_back(std::move(factor));
    }
    if (request.factors.empty()) root.fail("factor", {"one or more [[factor]] tables", "一个或多个 [[factor]] 表"});
}

}  // namespace

std::vector<std::filesystem::path> files_of_stack(const std::filesystem::path& targets_file, const std::string& named) {
    std::vector<std::filesystem::path> files;
    for (std::size_t start = 0; start <= named.size();) {
        const std::size_t end = std::min(named.find('+', start), named.size());
        files.push_back((targets_file.parent_path() / named.substr(start, end - start)).lexically_normal());
        start = end + 1;
    }
    return files;
}

CalibrationRequest read_calibration_request(const std::filesystem::path& file, const Records& records) {
    const Node document = read_document(file);
    const Records no_records;
    KeyVisitor root(document, "", no_records, "");
    CalibrationRequest request;
    request.title = {file.stem().string(), file.stem().string()};
    root.label("title", request.title);
    std::string targets_name;
    root.text("targets", targets_name);
    if (targets_name.empty()) root.fail("targets", {"the file of targets, relative to this file", "目标文件（相对于本文件）"});
    request.targets_file = (file.parent_path() / targets_name).lexically_normal();
    const ValidationTargets targets = read_targets(request.targets_file);
    read_aims(root, "fit", true, targets.targets, request);
    if (request.aims.empty()) root.fail("fit", {"the ids of one or more targets", "一个或多个目标的编号（id）"});
    read_aims(root, "foretell", false, targets.targets, request);
    read_discrepancies(root, request);
    read_settings(root, request);
    read_factors(root, records, request);
    read_terms(root, request.terms, request.factors.size());
    root.finish();
    request.files = {read_source(file), targets.file};
    return request;
}

}  // namespace terrace
