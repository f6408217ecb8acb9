#include "sim/config/key_visitor.hpp"

#include "sim/config/input_error.hpp"
#include "sim/config/nearest_name.hpp"
#include "sim/config/typed_value.hpp"

#include <algorithm>
#include <map>

namespace terrace {
namespace {

std::string joined(const std::string& path, std::string_view name) {
    return path.empty() ? std::string(name) : path + "." + std::string(name);
}

bool replaces_another(const Node& node) {
    return node.replaces_another() || std::any_of(node.children().begin(), node.children().end(), replaces_another);
}

void require_table(const Node& node, const std::string& key) {
    if (!node.is_table()) throw InputError(node.place(), key, shown_value(node, true), {"a table", "表"});
}

std::string list_text(const std::vector<std::string>& items, const char* separator) {
    std::string text;
    for (const std::string& item : items)
        text += (text.empty() ? "" : separator) + item;
    return text;
}

template <class T, class Show>
std::string array_text(const std::vector<T>& values, Show show) {
    std::vector<std::string> items;
    for (const T& value : values)
        items.push_back(show(value));
    return std::string("[").append(list_text(items, ", ")).append("]");
}

std::string quoted(const std::string& text) { return Node::of_string(text).to_string(); }

} // namespace

/// What the visitors of one file share.
struct KeyVisitor::Book {
    std::map<std::string, std::vector<std::string>> known; ///< names read, by the path of their table
    std::vector<ResolvedKey> resolved;
    std::vector<InputWarning> warnings;
};

KeyVisitor::KeyVisitor(const Node& root, std::string node_path, const Records& records, std::string record_path)
    : node_(&root),
      records_(&records),
      node_path_(std::move(node_path)),
      record_path_(std::move(record_path)),
      place_(root.place()),
      book_(std::make_shared<Book>()) {
    std::size_t end = node_path_.empty() ? std::string::npos : 0;
    while (node_ && end != std::string::npos) {
        const std::size_t start = end ? end + 1 : 0;
        end = node_path_.find('.', start);
        node_ = node_->find(node_path_.substr(start, end - start));
        if (!node_) break;
        require_table(*node_, node_path_.substr(0, end));
        place_ = node_->place();
    }
}

KeyVisitor::KeyVisitor(const KeyVisitor& parent, const std::string& node_name, const std::string& record_name,
                       const Node* node)
    : node_(node),
      records_(parent.records_),
      node_path_(joined(parent.node_path_, node_name)),
      record_path_(joined(parent.record_path_, record_name)),
      place_(node ? node->place() : parent.place_),
      book_(parent.book_) {
    if (node_) require_table(*node_, node_path_);
    book_->known[node_path_]; // entered, so that `finish` looks into it
}

std::string KeyVisitor::key_of(std::string_view name) const { return joined(node_path_, name); }

const Record* KeyVisitor::record_of(std::string_view name) const { return records_->find(joined(record_path_, name)); }

/// What the scenario says about the key, or null. A parameter may be set as a table too: { value = 0.7 }.
const Node* KeyVisitor::setting(std::string_view name) const {
    const Node* node = node_ ? node_->find(name) : nullptr;
    const Node* inner = node && record_of(name) ? node->find("value") : nullptr;
    if (!inner) return node;
    for (const Node& child : node->children()) {
        if (&child == inner) continue;
        throw InputError(child.key_place(), key_of(name) + "." + child.key(), {"an unknown key", "不认识的键"},
                         {"value alone", "只写 value"});
    }
    return inner;
}

void KeyVisitor::remember(std::string_view name) {
    std::vector<std::string>& names = book_->known[node_path_];
    if (std::find(names.begin(), names.end(), name) == names.end()) names.emplace_back(name);
}

void KeyVisitor::enter(std::string_view name, std::string fallback, std::string value, KeyKind kind) {
    std::vector<std::string>& names = book_->known[node_path_];
    if (std::find(names.begin(), names.end(), name) != names.end()) return; // read before
    names.emplace_back(name);
    ResolvedKey resolved;
    resolved.key = key_of(name);
    resolved.record_key = joined(record_path_, name);
    resolved.value = value;
    resolved.fallback = fallback;
    resolved.kind = kind;
    if (const Record* record = record_of(name)) {
        resolved.recorded = true;
        resolved.unit = record->unit;
        resolved.low = record->low;
        resolved.high = record->high;
        resolved.mark = record->mark;
        resolved.source = record->source;
        resolved.label = record->label;
    }
    if (const Node* node = setting(name)) {
        resolved.overridden = node->place();
        // A month says when, and is worth writing where it is the usual one; of other values a repetition is probably a mistake.
        const bool is_month = Month::parse(value).has_value();
        if (value == fallback && !is_month && !replaces_another(*node)) {
            book_->warnings.push_back(changes_nothing(node->place(), resolved.key, value));
        }
    }
    book_->resolved.push_back(std::move(resolved));
}

/// `convert(KeyedValue, earlier value)` gives the new value, `show(value)` its text.
template <class T, class Convert, class Show>
void KeyVisitor::read(std::string_view name, T& value, Convert convert, Show show, KeyKind kind) {
    const Record* record = record_of(name);
    if (record) value = convert(KeyedValue{record->value, record->key, record}, T{});
    std::string fallback = show(value);
    if (const Node* node = setting(name)) value = convert(KeyedValue{*node, key_of(name), record}, value);
    enter(name, std::move(fallback), show(value), kind);
}

void KeyVisitor::number(std::string_view name, double& value) {
    read(
        name, value, [](const KeyedValue& found, double) { return to_number(found); }, number_text, KeyKind::number);
}

void KeyVisitor::count(std::string_view name, int& value) {
    const auto convert = [](const KeyedValue& found, int) {
        return static_cast<int>(to_count(found, std::numeric_limits<int>::max()));
    };
    read(name, value, convert, [](int number) { return std::to_string(number); }, KeyKind::whole);
}

void KeyVisitor::count(std::string_view name, std::int64_t& value) {
    const auto convert = [](const KeyedValue& found, std::int64_t) {
        return to_count(found, std::numeric_limits<std::int64_t>::max());
    };
    read(name, value, convert, [](std::int64_t number) { return std::to_string(number); }, KeyKind::whole);
}

void KeyVisitor::money(std::string_view name, Fen& value) {
    read(
        name, value, [](const KeyedValue& found, Fen) { return to_money(found); },
        [](Fen amount) { return number_text(yuan(amount)); }, KeyKind::number);
}

void KeyVisitor::area(std::string_view name, CentiMu& value) {
    read(
        name, value, [](const KeyedValue& found, CentiMu) { return to_area(found); },
        [](CentiMu area) { return number_text(area / 100.0); }, KeyKind::number);
}

void KeyVisitor::month(std::string_view name, Month& value) {
    read(
        name, value, [](const KeyedValue& found, Month) { return to_month(found); },
        [](Month month) { return month.to_string(); });
}

void KeyVisitor::flag(std::string_view name, bool& value) {
    read(
        name, value, [](const KeyedValue& found, bool) { return to_flag(found); },
        [](bool flag) { return std::string(flag ? "true" : "false"); });
}

void KeyVisitor::text(std::string_view name, std::string& value) {
    read(
        name, value, [](const KeyedValue& found, const std::string&) { return to_string(found); }, quoted);
}

void KeyVisitor::texts(std::string_view name, std::vector<std::string>& value) {
    using List = std::vector<std::string>;
    read(
        name, value, [](const KeyedValue& found, const List&) { return to_strings(found); },
        [](const List& list) { return array_text(list, quoted); });
}

void KeyVisitor::numbers(std::string_view name, std::vector<double>& value) {
    using List = std::vector<double>;
    read(
        name, value, [](const KeyedValue& found, const List&) { return to_numbers(found); },
        [](const List& list) { return array_text(list, number_text); });
}

void KeyVisitor::ids(std::string_view name, std::vector<std::uint32_t>& value) {
    using List = std::vector<std::uint32_t>;
    read(
        name, value, [](const KeyedValue& found, const List&) { return to_ids(found); },
        [](const List& list) { return array_text(list, [](std::uint32_t id) { return std::to_string(id); }); });
}

void KeyVisitor::dated(std::string_view name, DatedValues& value) {
    read(
        name, value, [](const KeyedValue& found, const DatedValues& earlier) { return to_dated(found, earlier); },
        [](const DatedValues& values) { return values.to_string(); }, KeyKind::dated);
}

void KeyVisitor::label(std::string_view name, Text& value) {
    read(
        name, value, [](const KeyedValue& found, const Text&) { return to_label(found); },
        [](const Text& text) { return "{ en = " + quoted(text.en) + ", zh = " + quoted(text.zh) + " }"; });
}

bool KeyVisitor::choose(std::string_view name, const std::vector<std::string>& names, std::size_t& chosen) {
    const auto convert = [&](const KeyedValue& found, std::size_t) {
        const Text allowed{"one of " + list_text(names, ", "), list_text(names, "、") + " 之一"};
        if (!found.node.is_string())
            throw InputError(found.node.place(), found.key, shown_value(found.node, true), allowed);
        const auto position = std::find(names.begin(), names.end(), found.node.string());
        if (position != names.end()) return static_cast<std::size_t>(position - names.begin());
        throw InputError(found.node.place(), found.key, shown_value(found.node, false), allowed,
                         nearest_name(found.node.string(), names));
    };
    read(name, chosen, convert, [&](std::size_t which) { return which < names.size() ? quoted(names[which]) : ""; });
    return chosen < names.size();
}

KeyVisitor KeyVisitor::group(std::string_view name) {
    remember(name);
    return {*this, std::string(name), std::string(name), node_ ? node_->find(name) : nullptr};
}

std::vector<KeyVisitor> KeyVisitor::groups(std::string_view name) {
    remember(name);
    const Node* array = node_ ? node_->find(name) : nullptr;
    if (!array) return {};
    if (!array->is_array()) {
        throw InputError(array->place(), key_of(name), shown_value(*array, true),
                         {"tables under [[" + key_of(name) + "]]", "[[" + key_of(name) + "]] 形式的表"});
    }
    std::vector<KeyVisitor> visitors;
    for (const Node& table : array->children()) {
        const std::string numbered = std::string(name) + "[" + std::to_string(visitors.size()) + "]";
        visitors.push_back(KeyVisitor(*this, numbered, std::string(name), &table));
    }
    return visitors;
}

bool KeyVisitor::present(std::string_view name) const { return node_ && node_->find(name); }

std::vector<std::string> KeyVisitor::names() const {
    std::vector<std::string> names;
    if (!node_) return names;
    for (const Node& child : node_->children())
        names.push_back(child.key());
    return names;
}

Place KeyVisitor::place_of(std::string_view name) const {
    if (const Node* node = setting(name)) return node->place();
    if (const Record* record = record_of(name)) return record->place;
    return place_;
}

void KeyVisitor::fail(std::string_view name, Text allowed, std::string suggestion) const {
    const Record* record = record_of(name);
    const Node* node = setting(name);
    if (!node && record) node = &record->value;
    const Text found = node ? shown_value(*node, false) : Text{"nothing", "没有设置"};
    throw InputError(place_of(name), key_of(name), found, std::move(allowed), std::move(suggestion));
}

void KeyVisitor::skip(std::string_view name) { remember(name); }

void KeyVisitor::finish() const {
    if (!node_) return;
    const std::vector<std::string>& names = book_->known[node_path_];
    for (const Node& child : node_->children()) {
        if (std::find(names.begin(), names.end(), child.key()) == names.end()) reject_unknown(child);
        if (child.is_table() && book_->known.contains(key_of(child.key()))) {
            KeyVisitor(*this, child.key(), child.key(), &child).finish();
        }
        std::size_t position = 0;
        for (const Node& element : child.children()) {
            const std::string numbered = child.key() + "[" + std::to_string(position++) + "]";
            if (!child.is_array() || !book_->known.contains(key_of(numbered))) break;
            KeyVisitor(*this, numbered, child.key(), &element).finish();
        }
    }
}

void KeyVisitor::reject_unknown(const Node& child) const {
    const std::vector<std::string>& names = book_->known[node_path_];
    std::string suggestion = nearest_name(child.key(), names);
    if (suggestion.empty()) { // the right name in the wrong table
        for (const auto& [path, others] : book_->known) {
            const bool here = std::find(others.begin(), others.end(), child.key()) != others.end();
            if (here) suggestion = joined(path, child.key());
        }
    }
    Text allowed{"one of " + list_text(names, ", "), list_text(names, "、") + " 之一"};
    if (names.empty()) allowed = {"no key here", "此处不能写任何键"};
    throw InputError(child.key_place(), key_of(child.key()), {"an unknown key", "不认识的键"}, std::move(allowed),
                     std::move(suggestion));
}

std::span<const ResolvedKey> KeyVisitor::resolved() const { return book_->resolved; }

std::span<const InputWarning> KeyVisitor::warnings() const { return book_->warnings; }

} // namespace terrace
