#include "sim/config/typed_value.hpp"

#include "sim/config/input_error.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>

namespace terrace {
namespace {

[[noreturn]] void reject_kind(const KeyedValue& value, Text allowed) {
    throw InputError(value.node.place(), value.key, shown_value(value.node, true), std::move(allowed));
}

[[noreturn]] void reject_value(const KeyedValue& value, Text allowed) {
    throw InputError(value.node.place(), value.key, shown_value(value.node, false), std::move(allowed));
}

/// "a number from 0 to 5 [yuan]" for the range at hand; infinite ends are left out.
Text allowed_number(const KeyedValue& value, Text kind, double low, double high) {
    const std::string from = number_text(low), to = number_text(high);
    if (std::isfinite(low) && std::isfinite(high)) {
        kind = {kind.en + " from " + from + " to " + to, "从 " + from + " 到 " + to + " 的" + kind.zh};
    } else if (std::isfinite(low)) {
        kind = {kind.en + " of " + from + " or more", "不小于 " + from + " 的" + kind.zh};
    } else if (std::isfinite(high)) {
        kind = {kind.en + " of " + to + " or less", "不大于 " + to + " 的" + kind.zh};
    }
    if (value.record && !value.record->unit.empty() && value.record->unit != "1") {
        kind.en += " [" + value.record->unit + "]";
        kind.zh += "［单位：" + value.record->unit + "］";
    }
    return kind;
}

double low_of(const KeyedValue& value, double otherwise) {
    return value.record && std::isfinite(value.record->low) ? value.record->low : otherwise;
}

double high_of(const KeyedValue& value, double otherwise) {
    return value.record ? std::min(value.record->high, otherwise) : otherwise;
}

/// A finite number within the limits.
double number_within(const KeyedValue& value, double low, double high) {
    const Text allowed = allowed_number(value, {"a number", "数字"}, low, high);
    if (!value.node.is_number()) reject_kind(value, allowed);
    const double number = value.node.number();
    if (!std::isfinite(number) || number < low || number > high) reject_value(value, allowed);
    return number;
}

constexpr double infinite = std::numeric_limits<double>::infinity();

/// The element of an array, or of a table, under its own name for errors.
KeyedValue element(const KeyedValue& whole, const Node& node, const std::string& name) {
    return {node, whole.key + name, whole.record};
}

template <class T, class Convert>
std::vector<T> to_list(const KeyedValue& value, Convert convert) {
    std::vector<T> list;
    for (const Node& child : value.node.children()) {
        const std::string position = std::to_string(list.size());
        list.push_back(convert(element(value, child, std::string("[").append(position).append("]"))));
    }
    return list;
}

/// "2021" (its January) or "2021-03".
Month date_of(const KeyedValue& dated, const Node& entry) {
    const std::string& key = entry.key();
    const auto month = Month::parse(key.size() == 4 ? key + "-01" : key);
    if (month) return *month;
    throw InputError(entry.key_place(), dated.key + "." + key, {"'" + key + "' as a date", "日期“" + key + "”"},
                     {"a year 2021, a month 2021-03, or growth_after", "年份 2021、月份 2021-03 或 growth_after"});
}

} // namespace

Text shown_value(const Node& node, bool with_kind) {
    constexpr std::size_t longest = 80;
    std::string text = node.to_string();
    if (text.size() > longest) {
        std::size_t end = longest;
        while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80)
            --end;
        text = text.substr(0, end) + "...";
    }
    const KindName kind = kind_name(node.kind());
    if (!with_kind || node.kind() == Node::Kind::boolean) return {text, text};
    return {text + " (" + kind.en + ")", text + "（" + kind.zh + "）"};
}

double to_number(const KeyedValue& value) {
    return number_within(value, low_of(value, -infinite), high_of(value, infinite));
}

std::int64_t to_count(const KeyedValue& value, std::int64_t largest) {
    const double low = low_of(value, 0);
    const double high = high_of(value, infinite);
    const Text allowed = allowed_number(value, {"a whole number", "整数"}, low, high);
    if (!value.node.is_number()) reject_kind(value, allowed);
    const double number = value.node.number();
    if (number != std::floor(number) || std::isinf(number) || number < low || number > high)
        reject_value(value, allowed);
    constexpr double exact = 9007199254740992.0; // 2^53, beyond which a real is no longer a certain whole number
    const bool fits = value.node.is_integer()
                          ? value.node.integer() <= largest && value.node.integer() >= -largest
                          : std::fabs(number) <= exact && std::fabs(number) <= static_cast<double>(largest);
    if (!fits) reject_value(value, {"a smaller number", "较小的数字"});
    return value.node.is_integer() ? value.node.integer() : static_cast<std::int64_t>(number);
}

Fen to_money(const KeyedValue& value) {
    constexpr double largest = 9e13; // [yuan], the last that a double holds to the fen
    return fen_from_yuan(number_within(value, low_of(value, -largest), high_of(value, largest)));
}

CentiMu to_area(const KeyedValue& value) {
    constexpr double largest = 21'000'000; // [mu]
    const double mu = number_within(value, low_of(value, 0), high_of(value, largest));
    return static_cast<CentiMu>(round_half_away(mu * 100.0));
}

Month to_month(const KeyedValue& value) {
    const Text allowed{"a month in quotes, such as \"2021-03\"", "带英文双引号的月份，例如 \"2021-03\""};
    if (!value.node.is_string()) reject_kind(value, allowed);
    const auto month = Month::parse(value.node.string());
    if (!month) reject_value(value, allowed);
    return *month;
}

bool to_flag(const KeyedValue& value) {
    if (!value.node.is_boolean()) reject_kind(value, {"true or false", "true（是）或 false（否）"});
    return value.node.boolean();
}

std::string to_string(const KeyedValue& value) {
    if (!value.node.is_string()) reject_kind(value, {"a string in quotes", "带英文双引号的文字"});
    return value.node.string();
}

std::vector<std::string> to_strings(const KeyedValue& value) {
    if (value.node.is_string()) return {value.node.string()};
    if (!value.node.is_array())
        reject_kind(value, {"a string or an array of strings", "带英文双引号的文字，或文字的数组"});
    return to_list<std::string>(value, [](const KeyedValue& one) { return to_string(one); });
}

std::vector<double> to_numbers(const KeyedValue& value) {
    if (!value.node.is_array())
        reject_kind(value, {"an array of numbers, such as [1, 2.5]", "数字的数组，例如 [1, 2.5]"});
    return to_list<double>(value, to_number);
}

std::vector<std::uint32_t> to_ids(const KeyedValue& value) {
    if (!value.node.is_array())
        reject_kind(value, {"an array of whole numbers, such as [1, 2]", "整数的数组，例如 [1, 2]"});
    return to_list<std::uint32_t>(value, [](const KeyedValue& one) {
        return static_cast<std::uint32_t>(to_count(one, std::numeric_limits<std::uint32_t>::max()));
    });
}

DatedValues to_dated(const KeyedValue& value, DatedValues earlier) {
    if (value.node.is_number()) return DatedValues(to_number(value));
    if (!value.node.is_table()) {
        reject_kind(value, {"a table of dates, such as { 2021 = 1.5, 2022-07 = 2 }, or a number",
                            "按日期的表，例如 { 2021 = 1.5, 2022-07 = 2 }，或数字"});
    }
    for (const Node& entry : value.node.children()) {
        const KeyedValue one = element(value, entry, "." + entry.key());
        if (entry.key() == "growth_after") {
            earlier.set_growth_after(number_within({entry, one.key, nullptr}, -1, 1));
        } else {
            earlier.set(date_of(value, entry), to_number(one));
        }
    }
    return earlier;
}

Text to_label(const KeyedValue& value) {
    if (value.node.is_string()) return {value.node.string(), value.node.string()};
    const Text allowed{"{ en = \"...\", zh = \"...\" } or a string",
                       "{ en = \"...\", zh = \"...\" } 或带英文双引号的文字"};
    if (!value.node.is_table()) reject_kind(value, allowed);
    Text label;
    for (const Node& part : value.node.children()) {
        const KeyedValue one = element(value, part, "." + part.key());
        if (part.key() == "en")
            label.en = to_string(one);
        else if (part.key() == "zh")
            label.zh = to_string(one);
        else
            throw InputError(part.key_place(), one.key, {"an unknown key", "不认识的键"}, allowed);
    }
    return label;
}

} // namespace terrace
