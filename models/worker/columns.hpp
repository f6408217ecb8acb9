#pragma once

#include <cstdint>

#include "sim/core/table.hpp"

namespace terrace {

/// Where a worker spends working time; values from `first_employer` on are `Enterprises` rows plus that number.
namespace place {
inline constexpr std::uint8_t own_farm = 0;
inline constexpr std::uint8_t away = 1;          ///< works outside the county
inline constexpr std::uint8_t own_business = 2;  ///< household's non-farm business
inline constexpr std::uint8_t none = 3;          ///< looks for work, helps nobody
inline constexpr std::uint8_t training = 4;
inline constexpr std::uint8_t first_employer = 8;
}  // namespace place

/// The workers of one county, sorted by household.
struct Workers : Table<Workers> {
    Column<std::uint8_t> age{*this, "age", "years", "Age at the first month"};
    Column<std::uint8_t> skill_and_absence{*this, "skill_and_absence", "code", "Trade skill (2 bits), see namespace skill; schooling level (2 bits); months of the last twelve spent away (4 bits)"};
    Column<std::uint8_t> place{*this, "place", "code", "Where working time goes, see namespace place"};
    Column<std::uint16_t> wage{*this, "wage", "yuan/month", "Wage of the job, or of the last one, in 2021 wages"};
    Column<std::uint8_t> tenure{*this, "tenure", "months", "Months in the present place, stops at 255"};
};

/// Trade skill of a worker. Who has an odd one answers vacancies that ask for a skill, and leaves less often.
namespace skill {
inline constexpr std::uint8_t none = 0;
inline constexpr std::uint8_t practised = 1;            ///< by long practice or schooling, in whatever the job asks
inline constexpr std::uint8_t certified = 2;            ///< certificate of a course; the job, or the one looked for, is not in its trade
inline constexpr std::uint8_t certified_in_trade = 3;   ///< the same, and it is
}  // namespace skill

/// The parts of `Workers::skill_and_absence`.
inline constexpr std::uint8_t trade_skill(std::uint8_t code) { return code & 3; }
/// 0 primary or less, 1 junior middle, 2 senior middle, 3 college.
inline constexpr std::uint8_t schooling(std::uint8_t code) { return (code >> 2) & 3; }
/// Months of the last twelve spent away, 0 to 12.
inline constexpr std::uint8_t months_away(std::uint8_t code) { return static_cast<std::uint8_t>(code >> 4); }
inline constexpr std::uint8_t skill_code(unsigned trade, unsigned schooled, unsigned months) { return static_cast<std::uint8_t>(trade | (schooled << 2) | (months << 4)); }
inline constexpr std::uint8_t with_months_away(std::uint8_t code, unsigned months) { return static_cast<std::uint8_t>((code & 0x0f) | (months << 4)); }

[[nodiscard]] inline std::uint8_t trade_skill(const Workers& w, std::size_t worker) { return trade_skill(w.skill_and_absence[worker]); }
inline void set_trade_skill(Workers& w, std::size_t worker, std::uint8_t to) { w.skill_and_absence[worker] = static_cast<std::uint8_t>((w.skill_and_absence[worker] & 0xfc) | to); }

/// Which vacancies a worker answers: 0 those that ask for no trade skill, 1 those that do.
inline constexpr std::size_t skill_levels = 2;
[[nodiscard]] inline std::size_t skill_of(const Workers& w, std::size_t worker) { return w.skill_and_absence[worker] & 1; }

/// Who works on the own farm or not at all looks for a job.
[[nodiscard]] inline bool searches(std::uint8_t where) { return (where == place::own_farm) | (where == place::none); }

}  // namespace terrace
