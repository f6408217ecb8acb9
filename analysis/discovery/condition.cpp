#include "analysis/discovery/condition.hpp"

#include "sim/config/input_error.hpp"

#include <charconv>
#include <cmath>

namespace terrace {
namespace {

constexpr std::string_view blanks = " \t";

std::string_view trimmed(std::string_view text) {
    const auto first = text.find_first_not_of(blanks);
    if (first == std::string_view::npos) return {};
    return text.substr(first, text.find_last_not_of(blanks) - first + 1);
}

[[noreturn]] void reject(const std::string& text, const std::string& option) {
    throw InputError({option}, "", {"'" + text + "'", "'" + text + "'"},
                     {"a figure of the sweep, one of < <= > >=, and a number, as in 'net < 0'",
                      "扫描中的一个指标、< <= > >= 之一、一个数，例如 'net < 0'"});
}

double number(std::string_view word, const std::string& text, const std::string& option) {
    double value = 0;
    if (word.starts_with('+')) word.remove_prefix(1);
    const auto [stop, fault] = std::from_chars(word.data(), word.data() + word.size(), value);
    if (word.empty() || fault != std::errc() || stop != word.data() + word.size() || !std::isfinite(value)) reject(text, option);
    return value;
}

} // namespace

bool Condition::holds(double figure) const {
    switch (relation) {
    case Relation::below: return figure < value;
    case Relation::at_most: return figure <= value;
    case Relation::above: return figure > value;
    case Relation::at_least: return figure >= value;
    }
    return false;
}

std::string_view sign_of(Condition::Relation relation) {
    constexpr std::string_view signs[] = {"<", "<=", ">", ">="};
    return signs[static_cast<int>(relation)];
}

Condition parse_condition(const std::string& text, const std::string& option) {
    const std::string_view all = text;
    const auto sign = all.find_first_of("<>");
    if (sign == std::string_view::npos) reject(text, option);
    const bool with_equal = sign + 1 < all.size() && all[sign + 1] == '=';
    Condition condition;
    condition.metric = trimmed(all.substr(0, sign));
    if (condition.metric.empty()) reject(text, option);
    condition.relation = all[sign] == '<' ? (with_equal ? Condition::Relation::at_most : Condition::Relation::below)
                                          : (with_equal ? Condition::Relation::at_least : Condition::Relation::above);
    condition.value = number(trimmed(all.substr(sign + (with_equal ? 2 : 1))), text, option);
    return condition;
}

} // namespace terrace
