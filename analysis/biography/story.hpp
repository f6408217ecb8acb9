#pragma once

#include "analysis/biography/events.hpp"
#include "analysis/biography/parting.hpp"

#include <array>
#include <optional>
#include <string>
#include <vector>

namespace terrace {

/// Where the household lives.
struct Address {
    std::string county;       ///< key
    Text county_label, village;
    std::uint32_t village_number = 0;   ///< 1 for the county's first, as in the study file's village names
};

/// Sums of one calendar year, of the months that are told.
struct LifeYear {
    int year = 0, months = 0;
    std::array<Fen, income_source_count> income{};
    Fen from_measures = 0;    ///< receipts under measures, turnover left out
    Fen cash = 0, debt = 0;   ///< at its last month
    [[nodiscard]] Fen net() const { return income[0] + income[1] + income[2] + income[3]; }
};

/// One life as it is told.
struct ToldLife {
    Life life;
    std::vector<Event> events;   ///< of all months
    std::vector<LifeYear> years; ///< of the months that are told
};

/// One household in two scenarios.
struct Story {
    Address address;
    std::size_t replicate = 0;
    std::uint32_t seed = 0;
    Month from, until;           ///< months that are told
    std::array<ToldLife, 2> lives;   ///< base, other
    std::optional<Parting> parting;  ///< over both whole runs, spin-up year included
    std::optional<std::size_t> income_gap;   ///< first recorded month in which incomes differ by `noticeable_gap`
    [[nodiscard]] bool tells(Month month) const { return month >= from && month <= until; }
    /// The household at the beginning of the first month that is told, in the base.
    [[nodiscard]] const HouseholdState& beginning() const;
};

/// A difference of a month's income that somebody would notice.
inline constexpr Fen noticeable_gap = 100'00;

/// Puts two lives side by side.
[[nodiscard]] Story story(Address address, Life base, Life other, Month from, Month until);

enum class ToldMonths { with_events, all };

// The same story in three forms.
[[nodiscard]] std::string story_text(const Story& story, ToldMonths months, Language language);
[[nodiscard]] std::string story_csv(const Story& story);
[[nodiscard]] std::string story_json(const Story& story);

} // namespace terrace
