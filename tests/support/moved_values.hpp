#pragma once

#include <algorithm>
#include <cmath>
#include <string>
#include <vector>

#include "sim/config/node.hpp"
#include "sim/config/records.hpp"

namespace terrace {

/// Other numbers for one that lies between `low` and `high`: half, double, and the ends of a range that is an evidence's.
inline std::vector<double> moved_numbers(double value, double low, double high, bool whole) {
    std::vector<double> moved;
    for (double other : {2 * value, value / 2, high, low}) {
        other = std::clamp(other, low, high);
        if (whole) other = std::round(other);
        const bool allowed = std::isfinite(other) && other >= low && other <= high && other != value;
        if (allowed && std::find(moved.begin(), moved.end(), other) == moved.end()) moved.push_back(other);
    }
    return moved;
}

/// An array or a dated table with every number moved by `factor`, within the range.
inline std::string scaled_text(const Node& value, double factor, double low, double high) {
    std::string text;
    for (const Node& child : value.children()) {
        const double number = child.key() == "growth_after" ? child.number() * factor : std::clamp(child.number() * factor, low, high);
        text += (text.empty() ? "" : ", ") + (value.is_table() ? child.key() + " = " : std::string()) + number_text(number);
    }
    return value.is_table() ? "{" + text + "}" : "[" + text + "]";
}

/// TOML texts of other values that the record's range admits; `present` is the value in force.
inline std::vector<std::string> moved_texts(const Record& record, const Node& present) {
    std::vector<std::string> texts;
    if (record.value.is_boolean()) return {present.boolean() ? "false" : "true"};
    if (record.value.is_number())
        for (const double number : moved_numbers(present.number(), record.low, record.high, record.value.is_integer())) texts.push_back(number_text(number));
    if ((record.value.is_array() || record.value.is_table()) && !record.value.children().empty())
        for (const double factor : {1.25, 0.8}) {
            std::string text = scaled_text(record.value, factor, record.low, record.high);
            if (text != record.value.to_string()) texts.push_back(std::move(text));
        }
    return texts;
}

}  // namespace terrace
