#pragma once

#include "sim/config/dated_values.hpp"
#include "sim/config/input_warning.hpp"
#include "sim/config/node.hpp"
#include "sim/config/records.hpp"
#include "sim/core/money.hpp"
#include "sim/core/month.hpp"
#include "sim/core/text.hpp"

#include <cstdint>
#include <initializer_list>
#include <limits>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace terrace {

/// What a key takes: a number (money and areas too), a whole number, numbers by date, or anything else.
enum class KeyKind { number, whole, dated, other };

/// What one key came to, for `terrace parameters` and the record of a run.
struct ResolvedKey {
    std::string key;        ///< as a scenario writes it: "policies.chicks_hejing.price"
    std::string record_key; ///< of its record: "policies.livestock_poultry.price"
    std::string value;
    std::string fallback;  ///< the value without the scenario
    KeyKind kind = KeyKind::other;
    bool recorded = false; ///< whether there is a record; unit to label are empty otherwise
    std::string unit;
    double low = -std::numeric_limits<double>::infinity();
    double high = std::numeric_limits<double>::infinity();
    std::string mark = "-";
    std::string source;
    Text label;
    std::optional<Place> overridden; ///< where a scenario sets it
};

/// Binds the members of a structure to keys of a file. The value of the record is the default, the value of the
/// scenario overrides it, and without both the member keeps its initial value. Every reader throws InputError when the
/// value has the wrong type, is not finite, or leaves the range of its record.
///
/// `name` is the last component of a key, below the paths given at construction. Copies and groups share one book, so
/// that `resolved` and `warnings` cover all of them. The root and the records must outlive the visitor.
class KeyVisitor {
public:
    /// Reads below `node_path` of `root` (it need not exist) with the records below `record_path`.
    KeyVisitor(const Node& root, std::string node_path, const Records& records, std::string record_path);

    void number(std::string_view name, double& value);
    void count(std::string_view name, int& value);
    void count(std::string_view name, std::int64_t& value);
    /// In the file in yuan, whole or broken.
    void money(std::string_view name, Fen& value);
    /// In the file in mu.
    void area(std::string_view name, CentiMu& value);
    /// In the file a string "YYYY-MM".
    void month(std::string_view name, Month& value);
    void flag(std::string_view name, bool& value);
    void text(std::string_view name, std::string& value);
    /// An array of strings; a single string is a list of one.
    void texts(std::string_view name, std::vector<std::string>& value);
    void numbers(std::string_view name, std::vector<double>& value);
    void ids(std::string_view name, std::vector<std::uint32_t>& value);
    /// A table of "YYYY" or "YYYY-MM" = number with an optional `growth_after`, or one number for all times. A
    /// scenario's table changes the dates it names and keeps the others.
    void dated(std::string_view name, DatedValues& value);
    /// { en = "...", zh = "..." }, or one string for both languages.
    void label(std::string_view name, Text& value);

    template <class E>
    void choice(std::string_view name, E& value, std::initializer_list<std::pair<std::string_view, E>> choices) {
        std::vector<std::string> names;
        std::size_t chosen = choices.size();
        for (const auto& [choice_name, choice_value] : choices) {
            if (choice_value == value && chosen == choices.size()) chosen = names.size();
            names.emplace_back(choice_name);
        }
        if (choose(name, names, chosen)) value = (choices.begin() + chosen)->second;
    }

    /// The table of that name, which need not exist.
    KeyVisitor group(std::string_view name);
    /// One visitor for each table of an array of tables; none when it is not there. All share the records below `name`.
    std::vector<KeyVisitor> groups(std::string_view name);

    /// Whether the scenario itself sets the key.
    bool present(std::string_view name) const;
    /// The keys that the scenario sets here, in its order.
    std::vector<std::string> names() const;
    /// The scenario's table, or null.
    const Node* node() const { return node_; }
    /// Where the key is set: in the scenario, else in its record, else where its table stands.
    Place place_of(std::string_view name) const;
    /// Rejects a value for a reason that only the caller can know (an unknown county, an end before its start).
    [[noreturn]] void fail(std::string_view name, Text allowed, std::string suggestion = {}) const;

    /// Declares a key that somebody else reads.
    void skip(std::string_view name);
    /// Throws InputError for the first key of this table, or of its groups, that nobody has read.
    void finish() const;

    /// Everything read so far with this visitor, its copies and its groups, in the order of reading.
    std::span<const ResolvedKey> resolved() const;
    /// Settings that change nothing.
    std::span<const InputWarning> warnings() const;

private:
    struct Book;

    KeyVisitor(const KeyVisitor& parent, const std::string& node_name, const std::string& record_name,
               const Node* node);

    template <class T, class Convert, class Show>
    void read(std::string_view name, T& value, Convert convert, Show show, KeyKind kind = KeyKind::other);
    bool choose(std::string_view name, const std::vector<std::string>& names, std::size_t& chosen);

    const Node* setting(std::string_view name) const;
    const Record* record_of(std::string_view name) const;
    std::string key_of(std::string_view name) const;
    void enter(std::string_view name, std::string fallback, std::string value, KeyKind kind);
    void remember(std::string_view name);
    [[noreturn]] void reject_unknown(const Node& child) const;

    const Node* node_ = nullptr;
    const Records* records_;
    std::string node_path_;
    std::string record_path_;
    Place place_;
    std::shared_ptr<Book> book_;
};

} // namespace terrace
