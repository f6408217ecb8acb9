#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace terrace {

/// A calendar month, the time step of the model. Stored as year * 12 + (month - 1), so differences are months.
class Month {
public:
    constexpr Month() = default;

    /// Month 1 to 12 of a year.
    static constexpr Month of(int year, int month) { return from_index(year * 12 + (month - 1)); }
    static constexpr Month from_index(std::int32_t index) {
        Month result;
        result.index_ = index;
        return result;
    }
    /// Reads "YYYY-MM" and nothing else; empty when the text is not such a month.
    static std::optional<Month> parse(std::string_view text);

    constexpr std::int32_t index() const { return index_; }
    constexpr int year() const { return (index_ - (month() - 1)) / 12; }
    /// 1 for January to 12 for December.
    constexpr int month() const { return (index_ % 12 + 12) % 12 + 1; }

    /// Days from 2021-01-01 to the last day of this month [days]; 30 for January 2021. The time axis of results.
    std::int32_t days_since_2021() const;
    /// "YYYY-MM".
    std::string to_string() const;

    constexpr Month& operator+=(int months) { return *this = from_index(index_ + months); }
    constexpr Month& operator-=(int months) { return *this = from_index(index_ - months); }
    constexpr Month& operator++() { return *this += 1; }

    friend constexpr auto operator<=>(const Month&, const Month&) = default;
    friend constexpr Month operator+(Month from, int months) { return from_index(from.index_ + months); }
    friend constexpr Month operator-(Month from, int months) { return from_index(from.index_ - months); }
    friend constexpr int operator-(Month later, Month earlier) { return later.index_ - earlier.index_; }

private:
    std::int32_t index_ = 0;
};

} // namespace terrace
