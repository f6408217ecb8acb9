#include "sim/run/progress.hpp"

#include <unistd.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>
#include <iostream>
#include <ostream>

namespace terrace {
namespace {

constexpr std::size_t bar_width = 30;

ProgressStyle resolved(ProgressStyle style) {
    if (style != ProgressStyle::automatic) return style;
    return isatty(STDERR_FILENO) != 0 ? ProgressStyle::bar : ProgressStyle::plain;
}

std::chrono::milliseconds default_interval(ProgressStyle style) {
    if (style == ProgressStyle::bar) return std::chrono::milliseconds(100);
    return std::chrono::milliseconds(style == ProgressStyle::plain ? 5000 : 1000);
}

/// A number with so many decimals, by the C locale.
std::string decimal(double value, int decimals) {
    std::array<char, 64> text{};
    std::snprintf(text.data(), text.size(), "%.*f", decimals, value);
    return text.data();
}

std::string json_text(const std::string& text) {
    std::string quoted = "\"";
    for (const char c : text) {
        if (c == '"' || c == '\\') quoted += '\\';
        quoted += c;
    }
    return quoted + '"';
}

std::string bar(double share) {
    std::string drawn(bar_width, '.');
    std::fill_n(drawn.begin(), static_cast<std::ptrdiff_t>(share * bar_width), '#');
    return drawn;
}

} // namespace

std::optional<ProgressStyle> progress_style(std::string_view name) {
    if (name == "auto") return ProgressStyle::automatic;
    if (name == "bar") return ProgressStyle::bar;
    if (name == "plain") return ProgressStyle::plain;
    if (name == "json") return ProgressStyle::json;
    if (name == "none") return ProgressStyle::none;
    return std::nullopt;
}

std::string clock_text(double seconds) {
    const auto whole = static_cast<long long>(std::clamp(seconds + 0.5, 0.0, 3.6e9));
    const long long hours = whole / 3600, minutes = whole / 60 % 60, rest = whole % 60;
    std::array<char, 64> text{};
    if (hours > 0) {
        std::snprintf(text.data(), text.size(), "%lld:%02lld:%02lld", hours, minutes, rest);
    } else {
        std::snprintf(text.data(), text.size(), "%lld:%02lld", minutes, rest);
    }
    return text.data();
}

std::string short_number(double value) {
    constexpr std::array<const char*, 5> suffixes = {"", "k", "M", "G", "T"};
    std::size_t power = 0;
    while (value >= 999.5 && power + 1 < suffixes.size()) {
        value /= 1000.0;
        ++power;
    }
    const int decimals = value >= 99.95 || (power == 0 && value == std::floor(value)) ? 0 : value >= 9.995 ? 1 : 2;
    return decimal(value, decimals) + suffixes[power];
}

ProgressReporter::ProgressReporter(ProgressStyle style, Language language, Text unit)
    : ProgressReporter(style, language, std::move(unit), std::cerr) {}

ProgressReporter::ProgressReporter(ProgressStyle style, Language language, Text unit, std::ostream& out)
    : style_(resolved(style)),
      language_(language),
      unit_(std::move(unit)),
      out_(out),
      interval_(default_interval(style_)) {}

void ProgressReporter::begin(std::size_t total_units) {
    total_ = total_units;
    done_ = 0;
    started_ = reported_ = Clock::now();
}

void ProgressReporter::advance(std::size_t units) {
    done_ += units;
    const auto now = Clock::now();
    if (now - reported_ < interval_) return;
    reported_ = now;
    report(now, false);
}

void ProgressReporter::end() { report(Clock::now(), true); }

void ProgressReporter::report(Clock::time_point now, bool last) {
    const double seconds = std::chrono::duration<double>(now - started_).count();
    const double rate = seconds > 0.0 ? static_cast<double>(done_) / seconds : 0.0;
    if (style_ == ProgressStyle::json) report_json(rate, seconds, last);
    if (style_ == ProgressStyle::bar || style_ == ProgressStyle::plain) report_line(rate, seconds, last);
}

double ProgressReporter::seconds_left(double rate) const {
    return rate > 0.0 && total_ > done_ ? static_cast<double>(total_ - done_) / rate : 0.0;
}

void ProgressReporter::report_line(double rate, double seconds, bool last) {
    const double share = total_ > 0 ? std::min(1.0, static_cast<double>(done_) / static_cast<double>(total_)) : 1.0;
    const bool moving = style_ == ProgressStyle::bar;
    const Text took{"took ", "用时 "}, left{"left ", "剩余 "}, per_second{"/s", "/秒"};
    const std::string time = last ? took.in(language_) + clock_text(seconds)
                                  : left.in(language_) + (rate > 0.0 ? clock_text(seconds_left(rate)) : "?");
    if (moving) out_ << "\r[" << bar(share) << "] ";
    out_ << decimal(std::floor(share * 100.0), 0) << "%  " << short_number(rate) << " " << unit_.in(language_)
         << per_second.in(language_) << "  " << time;
    if (moving) out_ << "\x1b[K"; // what is left of a longer line before
    if (last || !moving) out_ << "\n";
    out_ << std::flush;
}

void ProgressReporter::report_json(double rate, double seconds, bool last) {
    out_ << "{\"done\":" << done_ << ",\"total\":" << total_ << ",\"unit\":" << json_text(unit_.en)
         << ",\"seconds\":" << decimal(seconds, 3) << ",\"rate\":" << decimal(rate, 1)
         << ",\"seconds_left\":" << decimal(seconds_left(rate), 1) << ",\"finished\":" << (last ? "true" : "false")
         << "}\n"
         << std::flush;
}

} // namespace terrace
