#include "sim/core/month.hpp"

#include <chrono>

namespace terrace {
namespace {

/// The number written by decimal digits; empty when anything else is in the text.
std::optional<int> digits(std::string_view text) {
    int number = 0;
    for (const char c : text) {
        if (c < '0' || c > '9') return std::nullopt;
        number = number * 10 + (c - '0');
    }
    return number;
}

std::string padded(int number, std::size_t width) {
    const std::string text = std::to_string(number);
    return text.size() < width ? std::string(width - text.size(), '0') + text : text;
}

} // namespace

std::optional<Month> Month::parse(std::string_view text) {
    if (text.size() != 7 || text[4] != '-') return std::nullopt;
    const auto year = digits(text.substr(0, 4));
    const auto month = digits(text.substr(5));
    if (!year || !month || *month < 1 || *month > 12) return std::nullopt;
    return of(*year, *month);
}

std::int32_t Month::days_since_2021() const {
    using namespace std::chrono;
    const year_month_day_last last =
        std::chrono::year{year()} / std::chrono::month{static_cast<unsigned>(month())} / std::chrono::last;
    const sys_days start = std::chrono::year{2021} / January / 1;
    return static_cast<std::int32_t>((sys_days{last} - start).count());
}

std::string Month::to_string() const { return padded(year(), 4) + "-" + padded(month(), 2); }

} // namespace terrace
