#pragma once

#include "sim/config/place.hpp"

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace terrace {

/// One value of an input file with its key and the places of both. Tables keep the order of the file.
/// A value type: copying copies the whole tree below.
class Node {
public:
    enum class Kind { none, boolean, integer, real, string, array, table };

    Node() = default;
    static Node of_boolean(bool value, Place place = {});
    static Node of_integer(std::int64_t value, Place place = {});
    static Node of_real(double value, Place place = {});
    static Node of_string(std::string value, Place place = {});
    static Node of_array(Place place = {});
    static Node of_table(Place place = {});

    Kind kind() const { return kind_; }
    bool is_table() const { return kind_ == Kind::table; }
    bool is_array() const { return kind_ == Kind::array; }
    bool is_string() const { return kind_ == Kind::string; }
    bool is_boolean() const { return kind_ == Kind::boolean; }
    bool is_integer() const { return kind_ == Kind::integer; }
    bool is_number() const { return kind_ == Kind::integer || kind_ == Kind::real; }

    /// The value; asserts the kind. `number` serves integers and reals.
    bool boolean() const;
    std::int64_t integer() const;
    double number() const;
    const std::string& string() const;

    /// Elements of an array or members of a table, in the order of the file; empty for plain values.
    std::span<const Node> children() const { return children_; }
    std::span<Node> children() { return children_; }

    /// Last component of the key in the parent table; empty for the root and for array elements.
    const std::string& key() const { return key_; }
    const Place& place() const { return place_; }
    const Place& key_place() const { return key_place_; }

    /// The member of this table with that key, or null (also when this is no table).
    const Node* find(std::string_view key) const;
    Node* find(std::string_view key);

    /// The value at a dotted path below this table ("policies.land_transfer.county"), or null. "" is this node.
    const Node* at_path(std::string_view path) const;

    /// Adds to a table, or replaces the value of an existing key while keeping its position. Returns the new member.
    Node& set(std::string key, Place key_place, Node value);
    /// Adds to an array.
    Node& append(Node value);
    /// Takes a member out of a table; nothing happens when it is not there.
    void remove(std::string_view key);

    /// Gives this value and everything below it one place.
    void place_at(const Place& place);

    /// True when this value took the place of a different one further down the stack of scenarios.
    bool replaces_another() const { return replaces_another_; }
    void mark_as_replacement() { replaces_another_ = true; }

    /// The value on one line, as it could be written in the file: 0.5, "text", [1, 2], { a = 1 }.
    std::string to_string() const;

    /// Same value and children; places do not count, nor the order of keys. 600 and 600.0 are the same.
    bool same_value(const Node& other) const;

private:
    Kind kind_ = Kind::none;
    bool boolean_ = false;
    bool replaces_another_ = false;
    std::int64_t integer_ = 0;
    double real_ = 0;
    std::string string_;
    std::vector<Node> children_;
    std::string key_;
    Place place_;
    Place key_place_;
};

/// Shortest decimal text that reads back as the same number: 600, 0.5, 1e-09.
std::string number_text(double value);

/// What a kind is called, for messages: "a string", "字符串".
struct KindName {
    std::string en;
    std::string zh;
};
KindName kind_name(Node::Kind kind);

} // namespace terrace
