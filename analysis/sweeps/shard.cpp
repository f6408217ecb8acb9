#include "analysis/sweeps/shard.hpp"

#include "sim/io/small_files.hpp"

#include <array>
#include <charconv>
#include <limits>

namespace terrace {
namespace {

std::string number(double value) {
    if (value != value) return "nan";
    std::array<char, 32> text{};
    return {text.data(), std::to_chars(text.data(), text.data() + text.size(), value).ptr};
}

template <class Number>
std::optional<Number> parsed(std::string_view text) {
    Number value{};
    const auto [stop, fault] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (fault != std::errc() || stop != text.data() + text.size()) return std::nullopt;
    return value;
}

/// Takes the next line off the text; nothing when it does not end.
std::optional<std::string_view> next_line(std::string_view& text) {
    const std::size_t end = text.find('\n');
    if (end == std::string_view::npos) return std::nullopt;
    const std::string_view line = text.substr(0, end);
    text.remove_prefix(end + 1);
    return line;
}

/// The value of a line "name value"; nothing for another name.
std::optional<std::string_view> value_of(std::string_view line, std::string_view name) {
    if (!line.starts_with(name) || line.size() <= name.size() || line[name.size()] != ' ') return std::nullopt;
    return line.substr(name.size() + 1);
}

constexpr std::string_view format = "terrace-point 1";
constexpr std::size_t crc_line = 4 + 8 + 1; // "crc ", digits, line break

} // namespace

std::string shard_text(const PointResult& result, std::string_view sweep) {
    std::string text = std::string(format) + "\nsweep " + std::string(sweep) + "\npoint " + std::to_string(result.point) + "\n";
    for (const double value : result.values) text += "value " + number(value) + "\n";
    if (!result.states.empty()) text += "states " + result.states + "\n";
    if (!result.failure.en.empty()) text += "failure " + result.failure.en + "\nfailure_zh " + result.failure.zh + "\n";
    return text + "crc " + crc32_text(text) + "\n";
}

std::optional<PointResult> read_shard(std::string_view text, std::string_view sweep, std::size_t values) {
    if (text.size() < crc_line) return std::nullopt;
    std::string_view body = text.substr(0, text.size() - crc_line);
    if (text.substr(body.size()) != "crc " + crc32_text(body) + "\n") return std::nullopt;
    if (next_line(body) != format) return std::nullopt;
    PointResult result;
    bool same_sweep = false, numbered = false;
    while (const auto line = next_line(body)) {
        if (const auto value = value_of(*line, "sweep")) same_sweep = *value == sweep;
        if (const auto value = value_of(*line, "states")) result.states = *value;
        if (const auto value = value_of(*line, "failure")) result.failure.en = *value;
        if (const auto value = value_of(*line, "failure_zh")) result.failure.zh = *value;
        if (const auto value = value_of(*line, "point")) {
            const auto point = parsed<std::size_t>(*value);
            numbered = point.has_value();
            result.point = point.value_or(0);
        }
        if (const auto value = value_of(*line, "value")) {
            const auto found = parsed<double>(*value);
            if (!found) return std::nullopt;
            result.values.push_back(*value == "nan" ? std::numeric_limits<double>::quiet_NaN() : *found);
        }
    }
    if (!same_sweep || !numbered || result.values.size() != values) return std::nullopt;
    return result;
}

} // namespace terrace
