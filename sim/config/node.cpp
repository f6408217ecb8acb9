#include "sim/config/node.hpp"

#include <algorithm>
#include <cassert>
#include <cctype>
#include <charconv>
#include <cmath>
#include <utility>

namespace terrace {

Node Node::of_boolean(bool value, Place place) {
    Node node;
    node.kind_ = Kind::boolean;
    node.boolean_ = value;
    node.place_ = std::move(place);
    return node;
}

Node Node::of_integer(std::int64_t value, Place place) {
    Node node;
    node.kind_ = Kind::integer;
    node.integer_ = value;
    node.place_ = std::move(place);
    return node;
}

Node Node::of_real(double value, Place place) {
    Node node;
    node.kind_ = Kind::real;
    node.real_ = value;
    node.place_ = std::move(place);
    return node;
}

Node Node::of_string(std::string value, Place place) {
    Node node;
    node.kind_ = Kind::string;
    node.string_ = std::move(value);
    node.place_ = std::move(place);
    return node;
}

Node Node::of_array(Place place) {
    Node node;
    node.kind_ = Kind::array;
    node.place_ = std::move(place);
    return node;
}

Node Node::of_table(Place place) {
    Node node;
    node.kind_ = Kind::table;
    node.place_ = std::move(place);
    return node;
}

bool Node::boolean() const {
    assert(is_boolean());
    return boolean_;
}

std::int64_t Node::integer() const {
    assert(is_integer());
    return integer_;
}

double Node::number() const {
    assert(is_number());
    return is_integer() ? static_cast<double>(integer_) : real_;
}

const std::string& Node::string() const {
    assert(is_string());
    return string_;
}

const Node* Node::find(std::string_view key) const {
    if (!is_table()) return nullptr;
    const auto found =
        std::find_if(children_.begin(), children_.end(), [&](const Node& child) { return child.key_ == key; });
    return found == children_.end() ? nullptr : &*found;
}

Node* Node::find(std::string_view key) { return const_cast<Node*>(std::as_const(*this).find(key)); }

const Node* Node::at_path(std::string_view path) const {
    const Node* node = this;
    while (node && !path.empty()) {
        const std::size_t dot = path.find('.');
        node = node->find(path.substr(0, dot));
        path = dot == std::string_view::npos ? std::string_view{} : path.substr(dot + 1);
    }
    return node;
}

Node& Node::set(std::string key, Place key_place, Node value) {
    assert(is_table());
    value.key_ = std::move(key);
    value.key_place_ = std::move(key_place);
    if (Node* existing = find(value.key_)) return *existing = std::move(value);
    return children_.emplace_back(std::move(value));
}

Node& Node::append(Node value) {
    assert(is_array());
    return children_.emplace_back(std::move(value));
}

void Node::remove(std::string_view key) {
    if (is_table()) std::erase_if(children_, [&](const Node& child) { return child.key_ == key; });
}

void Node::place_at(const Place& place) {
    place_ = key_place_ = place;
    for (Node& child : children_)
        child.place_at(place);
}

bool Node::same_value(const Node& other) const {
    if (is_number() && other.is_number()) {
        return is_integer() && other.is_integer() ? integer_ == other.integer_ : number() == other.number();
    }
    if (kind_ != other.kind_ || children_.size() != other.children_.size()) return false;
    if (is_table()) {
        return std::all_of(children_.begin(), children_.end(), [&](const Node& child) {
            const Node* twin = other.find(child.key_);
            return twin && child.same_value(*twin);
        });
    }
    return boolean_ == other.boolean_ && string_ == other.string_ &&
           std::equal(children_.begin(), children_.end(), other.children_.begin(),
                      [](const Node& mine, const Node& theirs) { return mine.same_value(theirs); });
}

namespace {

std::string quoted(std::string_view text) {
    std::string result = "\"";
    for (const char letter : text) {
        if (letter == '"' || letter == '\\') result += '\\';
        if (letter == '\n')
            result += "\\n";
        else if (letter == '\t')
            result += "\\t";
        else if (letter == '\r')
            result += "\\r";
        else if (static_cast<unsigned char>(letter) < 0x20 || letter == 0x7f)
            result += '?';
        else
            result += letter;
    }
    return result + '"';
}

std::string key_text(const std::string& key) {
    const bool bare = !key.empty() && std::all_of(key.begin(), key.end(), [](unsigned char letter) {
        return letter < 0x80 && (std::isalnum(letter) || letter == '_' || letter == '-');
    });
    return bare ? key : quoted(key);
}

} // namespace

std::string Node::to_string() const {
    switch (kind_) {
    case Kind::none:
        return "";
    case Kind::boolean:
        return boolean_ ? "true" : "false";
    case Kind::integer:
        return std::to_string(integer_);
    case Kind::real:
        return number_text(real_);
    case Kind::string:
        return quoted(string_);
    case Kind::array:
    case Kind::table:
        break;
    }
    std::string text;
    for (const Node& child : children_) {
        if (!text.empty()) text += ", ";
        text += is_table() ? key_text(child.key_) + " = " + child.to_string() : child.to_string();
    }
    if (is_array()) return "[" + text + "]";
    return text.empty() ? "{}" : "{ " + text + " }";
}

std::string number_text(double value) {
    if (std::isnan(value)) return "nan";
    if (std::isinf(value)) return value > 0 ? "inf" : "-inf";
    if (value == 0) return "0";
    char letters[400];
    const bool plain = std::fabs(value) >= 1e-6 && std::fabs(value) < 1e16;
    const auto end = plain ? std::to_chars(letters, letters + sizeof letters, value, std::chars_format::fixed)
                           : std::to_chars(letters, letters + sizeof letters, value);
    return {letters, end.ptr};
}

KindName kind_name(Node::Kind kind) {
    switch (kind) {
    case Node::Kind::none:
        return {"nothing", "空"};
    case Node::Kind::boolean:
        return {"true or false", "true 或 false"};
    case Node::Kind::integer:
        return {"a whole number", "整数"};
    case Node::Kind::real:
        return {"a number", "数字"};
    case Node::Kind::string:
        return {"a string", "字符串"};
    case Node::Kind::array:
        return {"an array", "数组"};
    case Node::Kind::table:
        return {"a table", "表"};
    }
    return {};
}

} // namespace terrace
