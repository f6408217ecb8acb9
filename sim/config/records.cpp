#include "sim/config/records.hpp"

#include "sim/config/input_error.hpp"
#include "sim/config/nearest_name.hpp"
#include "sim/config/toml_text.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

namespace terrace {
namespace {

const std::vector<std::string> record_keys = {"value", "unit", "low", "high", "mark", "source", "label"};

[[noreturn]] void reject(const Node& node, const std::string& key, Text allowed) {
    const std::string found = node.to_string();
    throw InputError(node.place(), key, {found, found}, std::move(allowed));
}

void reject_unknown_keys(const Node& table, const std::string& path) {
    for (const Node& child : table.children()) {
        if (std::find(record_keys.begin(), record_keys.end(), child.key()) != record_keys.end()) continue;
        throw InputError(child.key_place(), path + "." + child.key(), {"an unknown key", "不认识的键"},
                         {"value, unit, low, high, mark, source, label", "value、unit、low、high、mark、source、label"},
                         nearest_name(child.key(), record_keys));
    }
}

std::string read_string(const Node& table, const std::string& path, const std::string& key, bool needed) {
    const Node* node = table.find(key);
    if (!node && needed) {
        throw InputError(table.place(), path + "." + key, {"nothing", "缺少此项"}, {"a string", "字符串"});
    }
    if (!node) return {};
    if (!node->is_string() || (needed && node->string().empty())) {
        reject(*node, path + "." + key, {"a string that is not empty", "不为空的字符串"});
    }
    return node->string();
}

double read_limit(const Node& table, const std::string& path, const std::string& key, double otherwise) {
    const Node* node = table.find(key);
    if (!node) return otherwise;
    if (!node->is_number() || !std::isfinite(node->number())) reject(*node, path + "." + key, {"a number", "数字"});
    return node->number();
}

std::string read_mark(const Node& table, const std::string& path) {
    const std::string mark = read_string(table, path, "mark", true);
    for (const std::string_view known : {"F", "D", "E", "-"}) {
        if (mark == known) return mark;
    }
    reject(*table.find("mark"), path + ".mark",
           {"\"F\" (fact), \"D\" (derived), \"E\" (estimated) or \"-\"",
            "\"F\"（事实）、\"D\"（推算）、\"E\"（估计）或 \"-\""});
}

Text read_label(const Node& table, const std::string& path) {
    const Node* label = table.find("label");
    const Text allowed{"label = { en = \"...\", zh = \"...\" }", "label = { en = \"...\", zh = \"...\" }"};
    if (!label) throw InputError(table.place(), path + ".label", {"nothing", "缺少此项"}, allowed);
    const Node* en = label->find("en");
    const Node* zh = label->find("zh");
    if (!en || !zh || !en->is_string() || !zh->is_string() || label->children().size() != 2)
        reject(*label, path + ".label", allowed);
    return {en->string(), zh->string()};
}

bool has_number(const Node& value) {
    if (value.is_number()) return true;
    return std::any_of(value.children().begin(), value.children().end(), has_number);
}

void check_range(const Node& value, const Record& record) {
    if (value.is_number()) {
        const bool inside =
            value.number() >= record.low && value.number() <= record.high && std::isfinite(value.number());
        if (inside) return;
        const std::string low = number_text(record.low), high = number_text(record.high);
        reject(value, record.key,
               record.ranged ? Text{"a number from " + low + " to " + high, "从 " + low + " 到 " + high + " 的数字"}
                             : Text{"a finite number", "有限的数字"});
    }
    for (const Node& child : value.children()) {
        if (child.key() != "growth_after") check_range(child, record);
    }
}

Record read_record(const Node& table, const std::string& path) {
    reject_unknown_keys(table, path);
    Record record;
    record.key = path;
    record.value = *table.find("value");
    record.place = record.value.place();
    record.unit = read_string(table, path, "unit", has_number(record.value));
    record.mark = read_mark(table, path);
    record.source = read_string(table, path, "source", record.mark != "-");
    record.label = read_label(table, path);
    record.low = read_limit(table, path, "low", record.low);
    record.high = read_limit(table, path, "high", record.high);
    record.ranged = table.find("low") || table.find("high");
    if (record.low > record.high) reject(*table.find("low"), path + ".low", {"no more than high", "不大于 high"});
    check_range(record.value, record);
    return record;
}

} // namespace

Records Records::read_folder(const std::filesystem::path& folder) {
    std::vector<std::filesystem::path> paths;
    std::error_code failed;
    for (const auto& entry : std::filesystem::directory_iterator(folder, failed)) {
        if (entry.path().extension() == ".toml") paths.push_back(entry.path());
    }
    if (failed || paths.empty()) {
        throw InputError({folder.string()}, "", {"no parameter files", "文件夹中没有参数文件"},
                         {"a folder with *.toml files", "存有 *.toml 文件的文件夹"});
    }
    std::sort(paths.begin(), paths.end());
    Records records;
    for (const std::filesystem::path& path : paths) {
        SourceFile source = read_source(path);
        records.add(parse_toml(source.text, path.string()));
        records.files_.push_back(std::move(source));
    }
    return records;
}

void Records::add(const Node& document) { add_group(document, ""); }

void Records::add_group(const Node& group, const std::string& path) {
    for (const Node& child : group.children()) {
        const std::string key = path.empty() ? child.key() : path + "." + child.key();
        if (!child.is_table()) {
            reject(
                child, key,
                {"a table with value, unit, mark, source and label", "含有 value、unit、mark、source 和 label 的表"});
        }
        if (child.find("value"))
            add_record(read_record(child, key));
        else
            add_group(child, key);
    }
}

void Records::add_record(Record record) {
    const auto [position, added] = positions_.try_emplace(record.key, records_.size());
    if (!added) {
        const std::string earlier = records_[position->second].place.to_string();
        throw InputError(record.place, record.key, {"a second record", "重复的参数"},
                         {"one record; the first stands at " + earlier, "只写一次，第一次写在 " + earlier});
    }
    records_.push_back(std::move(record));
}

const Record* Records::find(std::string_view key) const {
    const auto found = positions_.find(key);
    return found == positions_.end() ? nullptr : &records_[found->second];
}

} // namespace terrace
