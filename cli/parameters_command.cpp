#include "analysis/tables/csv.hpp"
#include "analysis/tables/text_table.hpp"
#include "cli/command.hpp"
#include "cli/data_folder.hpp"
#include "cli/json.hpp"
#include "cli/scenario_input.hpp"
#include "models/policy/instruments.hpp"

#include <cmath>

namespace terrace {
namespace {

void add_options(OptionAdder& add, Arguments&) {
    add.inputs("SCENARIO", {"show the values of this scenario and its measures", "显示该方案及其措施的取值"});
    add.scenario_changes();
    add.speech("table|csv|json|markdown");
}

/// Every parameter and every key of every instrument, with the values of the records.
std::vector<ResolvedKey> documented_keys() {
    const Records records = Records::read_folder(folders_below(data_folder({})).parameters);
    const Node nothing = Node::of_table();
    KeyVisitor visitor(nothing, "parameters", records, "");
    Parameters parameters;
    parameters.keys(visitor);
    std::vector<ResolvedKey> keys(visitor.resolved().begin(), visitor.resolved().end());
    for (const InstrumentEntry& entry : instruments()) {
        const std::string path = "policies." + std::string(entry.name);
        KeyVisitor policy(nothing, path, records, path);
        MeasureTerms terms;
        terms.keys(policy);
        entry.make()->keys(policy);
        keys.insert(keys.end(), policy.resolved().begin(), policy.resolved().end());
    }
    return keys;
}

std::vector<ResolvedKey> keys_of(const Arguments& arguments, const std::optional<int>& months) {
    if (arguments.inputs.empty()) {
        if (arguments.set.empty() && !months) return documented_keys();
        reject_usage(months ? "--months" : "--set", {"no scenario to change", "没有可修改的方案"},
                     {"terrace parameters SCENARIO --set ...", "terrace parameters 方案文件 --set …"});
    }
    const std::string& file = only_input(arguments, {"at most one scenario", "至多一个方案"});
    return read_scenarios({{scenario_stack(file)}, arguments.set, months, {}}).scenarios.front().resolved;
}

std::string limit(double value) {
    if (!std::isfinite(value)) return "";
    Json number = value;
    if (value == std::floor(value) && std::abs(value) < 1e15) number = static_cast<std::int64_t>(value);
    return number.dump();
}

std::string range_text(const ResolvedKey& key) {
    const std::string low = limit(key.low), high = limit(key.high);
    return low.empty() && high.empty() ? "" : low + " .. " + high;
}

/// Long values (dated tables, lists) are cut in the table for the terminal; the other forms have all of them.
std::string shortened(const std::string& value) {
    constexpr std::size_t longest = 36;
    return value.size() <= longest ? value : value.substr(0, longest - 4) + " ...";
}

std::string in_cell(std::string text) {
    for (std::size_t i = text.find('|'); i != std::string::npos; i = text.find('|', i + 2))
        text.insert(i, "\\");
    return text;
}

std::string table_text(const std::vector<ResolvedKey>& keys, Language language) {
    TextTable table;
    table.header({Text{"Key", "键"}.in(language), Text{"value", "取值"}.in(language), Text{"unit", "单位"}.in(language),
                  Text{"range", "范围"}.in(language), Text{"mark", "依据"}.in(language), Text{"meaning", "含义"}.in(language)});
    for (const ResolvedKey& key : keys)
        table.row({key.key, shortened(key.value), key.unit, range_text(key), key.mark, key.label.in(language)});
    return table.text() +
           Text{"\nMark: F found in a source, D derived from such, E estimated, - a choice. Sources: --format csv, json or markdown.\n",
                "\n依据：F 有出处，D 由有出处的数据推算，E 估计，- 设定。出处见 --format csv、json 或 markdown。\n"}
               .in(language);
}

std::string csv_text(const std::vector<ResolvedKey>& keys) {
    std::string text = csv_line({"key", "value", "unit", "low", "high", "mark", "source", "label_en", "label_zh", "default", "set_at"});
    for (const ResolvedKey& key : keys)
        text += csv_line({key.key, key.value, key.unit, limit(key.low), limit(key.high), key.mark, key.source, key.label.en, key.label.zh,
                          key.fallback, key.overridden ? key.overridden->to_string() : ""});
    return text;
}

/// `parameters.price` of `parameters.price.cotton_path`; a key without groups stands for itself.
std::string_view group_of(std::string_view key) { return key.substr(0, key.find('.', key.find('.') + 1)); }

std::string markdown_row(const ResolvedKey& key, Language language) {
    return "| `" + key.key + "` | " + in_cell(key.value) + " | " + in_cell(key.unit) + " | " + range_text(key) + " | " + key.mark + " | " +
           in_cell(key.label.in(language)) + " | " + in_cell(key.source) + " |\n";
}

/// A page with a table for each group.
std::string markdown_text(const std::vector<ResolvedKey>& keys, Language language) {
    const Text title{"# Parameters\n\nPrinted by `terrace parameters --format markdown`. Mark: F found in a source, D derived from such, "
                     "E estimated, - a choice.\n",
                     "# 参数\n\n由 `terrace parameters --format markdown --lang zh` 打印。依据：F 有出处，D 由有出处的数据推算，E 估计，- 设定。\n"};
    const Text header{"| Key | Value | Unit | Range | Mark | Meaning | Source |\n", "| 键 | 取值 | 单位 | 范围 | 依据 | 含义 | 出处 |\n"};
    std::string text = title.in(language);
    std::string_view group;
    for (const ResolvedKey& key : keys) {
        if (group_of(key.key) != group) {
            group = group_of(key.key);
            text += "\n## " + std::string(group) + "\n" + header.in(language) + "|---|---|---|---|---|---|---|\n";
        }
        text += markdown_row(key, language);
    }
    return text;
}

Json limit_json(double value) { return std::isfinite(value) ? Json(value) : Json(nullptr); }

std::string all_json(const std::vector<ResolvedKey>& keys, const Arguments& arguments) {
    Json list = Json::array();
    for (const ResolvedKey& key : keys) {
        Json entry{{"key", key.key},   {"value", key.value},         {"default", key.fallback},
                   {"unit", key.unit}, {"low", limit_json(key.low)}, {"high", limit_json(key.high)},
                   {"mark", key.mark}, {"source", key.source},       {"label", json(key.label)}};
        entry["set_at"] = key.overridden ? Json(key.overridden->to_string()) : Json(nullptr);
        list.push_back(std::move(entry));
    }
    const Json scenario = arguments.inputs.empty() ? Json(nullptr) : Json(arguments.inputs.front());
    return json_text({{"command", "parameters"}, {"scenario", scenario}, {"parameters", std::move(list)}});
}

ExitStatus run(const Arguments& arguments, const Console& console) {
    const OutputFormat format = output_format(arguments, true);
    const std::vector<ResolvedKey> keys = keys_of(arguments, months_of(arguments));
    if (format == OutputFormat::json) console.print(all_json(keys, arguments));
    if (format == OutputFormat::csv) console.print(csv_text(keys));
    if (format == OutputFormat::markdown) console.print(markdown_text(keys, console.language()));
    if (format == OutputFormat::table) console.print(table_text(keys, console.language()));
    return ExitStatus::done;
}

} // namespace

Command parameters_command() {
    return {"parameters",
            {"lists every parameter with value, unit, range, evidence and source", "列出全部参数的取值、单位、范围、依据和出处"},
            {"A scenario sets `parameters.GROUP.NAME` as [parameters.GROUP] NAME = value, and the keys of a measure below\n"
             "[policies.NAME]. `--set` takes the keys as they are listed.\n"
             "Example: terrace parameters --format csv > parameters.csv",
             "方案文件以 [parameters.组] 名称 = 值 设置参数，以 [policies.名称] 设置措施的键；--set 使用此处所列的键。\n"
             "示例：terrace parameters --format csv > parameters.csv"},
            add_options,
            run};
}

} // namespace terrace
