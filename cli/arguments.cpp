#include "cli/arguments.hpp"

#include "cli/language.hpp"
#include "sim/config/input_error.hpp"
#include "sim/config/nearest_name.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <limits>

namespace terrace {
namespace {

constexpr std::int64_t most_replicates = 100'000;
constexpr std::int64_t most_months = 600;
constexpr std::int64_t most_threads = 1024;

std::string quoted(const std::string& text) { return "'" + text + "'"; }

std::string listed(const std::vector<std::string>& names, const std::string& separator) {
    std::string text;
    for (const std::string& name : names)
        text += (text.empty() ? "" : separator) + name;
    return text;
}

/// Position of the chosen name.
std::size_t choice(const std::string& option, const std::string& text, const std::vector<std::string>& names) {
    for (std::size_t i = 0; i < names.size(); ++i)
        if (names[i] == text) return i;
    reject_usage(option, {quoted(text), quoted(text)}, {listed(names, ", "), listed(names, "、")}, nearest_name(text, names));
}

} // namespace

OutputFormat output_format(const Arguments& arguments, bool with_markdown) {
    if (arguments.format.empty()) return OutputFormat::table;
    std::vector<std::string> names = {"table", "csv", "json"};
    if (with_markdown) names.emplace_back("markdown");
    return static_cast<OutputFormat>(choice("--format", arguments.format, names));
}

ProgressStyle progress_of(const Arguments& arguments) {
    if (!arguments.progress.empty()) {
        choice("--progress", arguments.progress, {"auto", "bar", "plain", "json", "none"});
        return *progress_style(arguments.progress);
    }
    return arguments.quiet ? ProgressStyle::none : ProgressStyle::automatic;
}

std::uint32_t seed_of(const Arguments& arguments) {
    if (arguments.seed.empty()) return 1;
    return static_cast<std::uint32_t>(whole_number("--seed", arguments.seed, 0, std::numeric_limits<std::uint32_t>::max()));
}

int threads_of(const Arguments& arguments) {
    if (arguments.threads.empty()) return 0;
    return static_cast<int>(whole_number("--threads", arguments.threads, 1, most_threads));
}

std::size_t replicates_of(const Arguments& arguments, std::size_t otherwise) {
    if (arguments.replicates.empty()) return otherwise;
    return static_cast<std::size_t>(whole_number("--replicates", arguments.replicates, 1, most_replicates));
}

std::size_t max_replicates_of(const Arguments& arguments, std::size_t least) {
    constexpr std::size_t otherwise = 200, smallest = 2; // an interval needs two
    if (arguments.max_replicates.empty()) return std::max(otherwise, least);
    return static_cast<std::size_t>(whole_number("--max-replicates", arguments.max_replicates, static_cast<std::int64_t>(std::max(smallest, least)), most_replicates));
}

std::int64_t whole_number(const std::string& option, const std::string& text, std::int64_t low, std::int64_t high) {
    std::int64_t value = 0;
    const char* end = text.data() + text.size();
    const auto [stop, fault] = std::from_chars(text.data(), end, value);
    if (!text.empty() && fault == std::errc() && stop == end && value >= low && value <= high) return value;
    const std::string from = std::to_string(low), to = std::to_string(high);
    reject_usage(option, {quoted(text), quoted(text)}, {"a whole number from " + from + " to " + to, from + " 至 " + to + " 的整数"});
}

double decimal_number(const std::string& option, const std::string& text, double low, double high) {
    double value = 0;
    const char* end = text.data() + text.size();
    const auto [stop, fault] = std::from_chars(text.data(), end, value);
    if (!text.empty() && fault == std::errc() && stop == end && value >= low && value <= high) return value;
    const std::string from = fmt::format("{:g}", low), to = fmt::format("{:g}", high);
    reject_usage(option, {quoted(text), quoted(text)}, {"a number from " + from + " to " + to, from + " 至 " + to + " 的数"});
}

std::size_t replicate_of(const Arguments& arguments, std::size_t replicates) {
    if (arguments.replicate.empty()) return 0;
    return static_cast<std::size_t>(whole_number("--replicate", arguments.replicate, 0, static_cast<std::int64_t>(replicates) - 1));
}

Month month_of(const std::string& option, const std::string& text, Month first, Month last, Month otherwise) {
    if (text.empty()) return otherwise;
    const std::optional<Month> month = Month::parse(text);
    if (month && *month >= first && *month <= last) return *month;
    const std::string from = first.to_string(), to = last.to_string();
    reject_usage(option, {quoted(text), quoted(text)}, {"a month from " + from + " to " + to, from + " 至 " + to + " 之间的月份"});
}

std::optional<int> months_of(const Arguments& arguments) {
    if (arguments.months.empty()) return std::nullopt;
    return static_cast<int>(whole_number("--months", arguments.months, 1, most_months));
}

void check_language(const Arguments& arguments) {
    if (!arguments.language.empty()) choice("--lang", arguments.language, {"zh", "en"});
}

void reject_usage(const std::string& option, const Text& found, const Text& allowed, const std::string& suggestion) {
    throw InputError({option}, "", found, allowed, suggestion);
}

const std::string& only_input(const Arguments& arguments, const Text& what) {
    if (arguments.inputs.size() == 1) return arguments.inputs.front();
    const std::string count = std::to_string(arguments.inputs.size());
    reject_usage("", arguments.inputs.empty() ? Text{"no file", "没有给出文件"} : Text{count + " files", count + " 个文件"}, what);
}

} // namespace terrace
