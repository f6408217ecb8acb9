#include "sim/config/document.hpp"

#include "sim/config/input_error.hpp"
#include "sim/config/toml_text.hpp"

#include <algorithm>
#include <utility>

namespace terrace {
namespace {

Node parse_source(const SourceFile& source) {
    Node root = parse_toml(source.text, source.path.string());
    if (root.children().empty()) {
        throw InputError({source.path.string()}, "", {"an empty file", "文件没有内容"},
                         {"at least one key, such as title = \"...\"", "至少一个键，例如 title = \"...\""});
    }
    return root;
}

/// One name for a file, whichever way it was reached.
std::filesystem::path identity_of(const std::filesystem::path& path) {
    std::error_code failed;
    const std::filesystem::path identity = std::filesystem::weakly_canonical(path, failed);
    return failed ? path.lexically_normal() : identity;
}

/// Merges one file after the other, each after its bases and only once.
class Stack {
public:
    void add(const std::filesystem::path& path) {
        const std::filesystem::path identity = identity_of(path);
        if (std::find(done_.begin(), done_.end(), identity) != done_.end()) return;
        SourceFile source = read_source(path);
        Node layer = parse_source(source);
        open_.push_back(identity);
        add_bases(layer, path);
        open_.pop_back();
        done_.push_back(identity);
        layer.remove("base");
        if (stacked_.files.empty()) stacked_.root = Node::of_table(layer.place());
        stacked_.files.push_back(std::move(source));
        merge(stacked_.root, layer, "");
    }

    Stacked take() { return std::move(stacked_); }

private:
    void add_bases(const Node& layer, const std::filesystem::path& path) {
        const Node* base = layer.find("base");
        if (!base) return;
        if (!base->is_array()) return add_base(*base, path);
        for (const Node& one : base->children())
            add_base(one, path);
    }

    void add_base(const Node& base, const std::filesystem::path& path) {
        if (!base.is_string()) {
            const KindName found = kind_name(base.kind());
            throw InputError(base.place(), "base", {found.en, found.zh},
                             {"a file name in quotes, or an array of them", "带英文双引号的文件名，或文件名的数组"});
        }
        const std::filesystem::path file = (path.parent_path() / base.string()).lexically_normal();
        reject_circle(base, file);
        try {
            add(file);
        } catch (const InputError& error) {
            const bool of_this_file = error.place().line == 0 && error.place().file == file.string();
            if (!of_this_file) throw;
            const std::string name = file.string();
            throw InputError(base.place(), "base", {name + ": " + error.found().en, name + "：" + error.found().zh},
                             error.allowed(), error.suggestion());
        }
    }

    void reject_circle(const Node& base, const std::filesystem::path& file) const {
        const std::filesystem::path identity = identity_of(file);
        const auto first = std::find(open_.begin(), open_.end(), identity);
        if (first == open_.end()) return;
        std::string circle;
        for (auto step = first; step != open_.end(); ++step)
            circle += step->filename().string() + " -> ";
        circle += identity.filename().string();
        throw InputError(base.place(), "base", {"a circle of bases, " + circle, "基础文件循环引用：" + circle},
                         {"a base that does not lead back to this file", "不会引用回本文件的基础文件"});
    }

    void merge(Node& into, const Node& layer, const std::string& path) {
        for (const Node& later : layer.children()) {
            const std::string key = path.empty() ? later.key() : path + "." + later.key();
            Node* earlier = into.find(later.key());
            if (!earlier) {
                into.set(later.key(), later.key_place(), later);
            } else if (earlier->is_table() && later.is_table()) {
                merge(*earlier, later, key);
            } else {
                replace(into, *earlier, later, key);
            }
        }
    }

    void replace(Node& into, const Node& earlier, const Node& later, const std::string& key) {
        const bool is_title = key == "title" || key.starts_with("title.");
        if (!is_title) note(earlier, later, key); // each file has its own title
        const bool replaces = earlier.replaces_another() || !earlier.same_value(later);
        Node& now = into.set(later.key(), later.key_place(), later);
        if (replaces) now.mark_as_replacement();
    }

    void note(const Node& earlier, const Node& later, const std::string& key) {
        if (earlier.same_value(later)) {
            stacked_.warnings.push_back(changes_nothing(later.key_place(), key, later.to_string()));
        } else {
            stacked_.overrides.push_back({key, earlier.place(), later.place(), earlier.to_string(), later.to_string()});
        }
    }

    Stacked stacked_;
    std::vector<std::filesystem::path> open_; ///< from the outermost scenario to the base being read
    std::vector<std::filesystem::path> done_;
};

const Place set_option{"--set", 0, 0};

[[noreturn]] void reject_assignment(std::string_view assignment) {
    const std::string text = "'" + std::string(assignment) + "'";
    throw InputError(set_option, "", {text, text}, {"key.path=value", "键.路径=值"});
}

/// The text as a TOML value, or as a string when it is none.
Node option_value(std::string_view text, std::string_view assignment) {
    if (text.find('\n') != std::string_view::npos) reject_assignment(assignment);
    const std::string_view openers = "\"'[{";
    try {
        Node parsed = parse_toml("value = " + std::string(text), "--set");
        Node value = *parsed.find("value");
        value.place_at(set_option);
        return value;
    } catch (const InputError&) {
        if (openers.find(text.front()) != std::string_view::npos) reject_assignment(assignment);
        return Node::of_string(std::string(text), set_option);
    }
}

std::vector<std::string> path_parts(std::string_view path, std::string_view assignment) {
    std::vector<std::string> parts;
    for (;;) {
        const std::size_t dot = path.find('.');
        parts.emplace_back(path.substr(0, dot));
        if (parts.back().empty() || parts.size() > 64) reject_assignment(assignment);
        if (dot == std::string_view::npos) return parts;
        path.remove_prefix(dot + 1);
    }
}

std::string_view trimmed(std::string_view text) {
    while (!text.empty() && (text.front() == ' ' || text.front() == '\t'))
        text.remove_prefix(1);
    while (!text.empty() && (text.back() == ' ' || text.back() == '\t'))
        text.remove_suffix(1);
    return text;
}

void set_value(Node& table, const std::string& key, Node value) {
    Node* earlier = table.find(key);
    if (earlier && earlier->is_table() && value.is_table()) {
        for (const Node& child : value.children())
            set_value(*earlier, child.key(), child);
        return;
    }
    const bool replaces = earlier && (earlier->replaces_another() || !earlier->same_value(value));
    Node& now = table.set(key, set_option, std::move(value));
    if (replaces) now.mark_as_replacement();
}

} // namespace

Node read_document(const std::filesystem::path& path) { return parse_source(read_source(path)); }

Stacked stack_scenario(const std::filesystem::path& path) { return stack_scenarios({path}); }

Stacked stack_scenarios(const std::vector<std::filesystem::path>& paths) {
    Stack stack;
    for (const std::filesystem::path& path : paths)
        stack.add(path);
    return stack.take();
}

void set_key(Node& root, std::string_view assignment) {
    const std::size_t equals = assignment.find('=');
    if (equals == std::string_view::npos) reject_assignment(assignment);
    const std::string_view text = trimmed(assignment.substr(equals + 1));
    if (text.empty()) reject_assignment(assignment);
    const std::vector<std::string> parts = path_parts(trimmed(assignment.substr(0, equals)), assignment);
    Node* table = &root;
    std::string path;
    for (std::size_t i = 0; i + 1 < parts.size(); ++i) {
        path += (i ? "." : "") + parts[i];
        Node* next = table->find(parts[i]);
        if (!next) next = &table->set(parts[i], set_option, Node::of_table(set_option));
        if (!next->is_table()) {
            throw InputError(set_option, path, {next->to_string(), next->to_string()},
                             {"a table, to set a key in it", "表，才能在其中设置键"});
        }
        table = next;
    }
    set_value(*table, parts.back(), option_value(text, assignment));
}

} // namespace terrace
