#pragma once

#include <cstdint>

#include "sim/core/money.hpp"
#include "sim/core/month.hpp"
#include "sim/core/table.hpp"

namespace terrace {

/// Household facts that are either true or not; the low fourteen bits of `Households::flags`. The two above count pensioners.
namespace household_flag {
inline constexpr std::uint16_t pastoral = 1u << 0;          ///< lives from grazing; else farm household
inline constexpr std::uint16_t exited = 1u << 1;            ///< registered poor until 2019, exited (脱贫户)
inline constexpr std::uint16_t dibao = 1u << 2;             ///< receives the rural minimum living allowance
inline constexpr std::uint16_t cooperative = 1u << 3;       ///< co-operative member
inline constexpr std::uint16_t machine_harvest = 1u << 4;   ///< cotton and chili are harvested by machine
inline constexpr std::uint16_t insured = 1u << 5;           ///< crop insurance bought
inline constexpr std::uint16_t chronic = 1u << 6;           ///< a member needs regular out-patient care
inline constexpr std::uint16_t young_child = 1u << 7;       ///< child under six
inline constexpr std::uint16_t elder_alone = 1u << 8;       ///< an elder nobody else could look after
inline constexpr std::uint16_t in_arrears = 1u << 9;        ///< last season's loan is unpaid
inline constexpr std::uint16_t written_off = 1u << 10;      ///< once had a loan written off; no new credit
inline constexpr std::uint16_t registered_poor = 1u << 11;  ///< on the poverty register (historical runs)
inline constexpr std::uint16_t listed = 1u << 12;           ///< monitored against relapse (监测对象)
inline constexpr std::uint16_t lives_off_land = 1u << 13;   ///< holds no contracted land
inline constexpr std::uint16_t facts = (1u << 14) - 1;      ///< all of them
}  // namespace household_flag

/// Members who draw the rural pension (0 to 3), from `Households::flags`.
inline constexpr std::uint8_t pensioners(std::uint16_t flags) { return static_cast<std::uint8_t>(flags >> 14); }
inline constexpr std::uint16_t with_pensioners(std::uint16_t flags, unsigned persons) { return static_cast<std::uint16_t>((flags & household_flag::facts) | (persons << 14)); }

/// Months that a severe illness or an injury still costs one worker (0 to 31), from `Households::ill_and_home`.
inline constexpr unsigned longest_illness = 31;
inline constexpr std::uint8_t ill_months(std::uint8_t ill_and_home) { return ill_and_home & 0x1f; }
/// Workers at home last month, less one who was ill (0 to 7), from `Households::ill_and_home`.
inline constexpr std::uint8_t workers_at_home(std::uint8_t ill_and_home) { return static_cast<std::uint8_t>(ill_and_home >> 5); }
inline constexpr std::uint8_t ill_and_home_code(unsigned months, unsigned home) { return static_cast<std::uint8_t>(months | (home << 5)); }

/// What a courtyard is; low two bits of `Households::courtyard`, the six bits above are its age in months (stops at 63).
enum class Courtyard : std::uint8_t { none = 0, ordinary = 1, demonstration = 2 };

/// Whether a year's income [10 yuan] is below a line for each of the persons who live on it [fen/person/year].
inline bool below_line(std::int32_t income_year, int persons, Fen line) { return Fen{1000} * income_year < line * persons; }

/// Months are kept in 16 bits from January 1990 on.
inline std::uint16_t months_since_1990(Month month) { return static_cast<std::uint16_t>(month - Month::of(1990, 1)); }

/// Cattle of one of the few households that keep any; a county's herds are sorted by row. Young stock is sold in its second October.
struct CattleHerd {
    std::uint32_t row;               ///< household
    std::uint8_t cows;
    std::uint8_t calves;             ///< born last March
    std::uint8_t yearlings;          ///< born the March before
    std::uint8_t bred;               ///< bits of the next line
    static constexpr std::uint8_t inseminated = 1, crossed_calves = 2, crossed_yearlings = 4;   ///< the cows for next March; the calves; the yearlings

    [[nodiscard]] int heads() const { return cows + calves + yearlings; }
    bool operator==(const CattleHerd&) const = default;
};

/// Fruit trees of a household on its own contracted land. They stand for the whole run.
struct OrchardPlot {
    std::uint32_t row;               ///< household
    std::uint16_t area;              ///< mu/100
    std::uint8_t planted;            ///< in March of the year 1990 + planted
    std::uint8_t measure;            ///< index of the measure that paid for it, or `own`
    static constexpr std::uint8_t own = 255;

    bool operator==(const OrchardPlot&) const = default;
};

/// Household whose plots were consolidated.
struct ConsolidatedLand {
    std::uint32_t row;               ///< household
    float share;                     ///< of the land it operated then, 0 to 1
};

/// The households of one county, sorted by village. One line is the only place where an attribute exists.
struct Households : Table<Households> {
    Column<std::uint8_t> members{*this, "members", "persons", "Registered members, those who are away included"};
    Column<std::uint8_t> workers{*this, "workers", "persons", "Members of working age and fit for work"};
    Column<std::uint8_t> away{*this, "away", "persons", "Members away six or more of the last twelve months"};
    Column<std::uint16_t> flags{*this, "flags", "bits", "Facts of household_flag (14 bits) and members who draw the rural pension (2 bits)"};

    Column<std::uint16_t> contracted{*this, "contracted", "mu/100", "Contracted arable land"};
    Column<std::uint16_t> leased_out{*this, "leased_out", "mu/100", "Contracted land leased out, block leases included"};
    Column<std::uint16_t> leased_in{*this, "leased_in", "mu/100", "Land leased from other households of the village"};
    Column<std::uint16_t> collective{*this, "collective", "mu/100", "Land leased from the collective or the state"};
    Column<std::uint16_t> cotton{*this, "cotton", "mu/100", "Cotton standing or last sown"};
    Column<std::uint16_t> chili{*this, "chili", "mu/100", "Chili standing or last sown"};
    Column<std::uint16_t> grain{*this, "grain", "mu/100", "Wheat and maize standing or last sown, in the parts of `maize_of_grain`"};

    Column<std::uint16_t> sheep{*this, "sheep", "head", "Sheep of all ages"};
    Column<std::uint16_t> breeding{*this, "breeding", "head", "Flock to which the autumn sale returns"};
    Column<std::uint16_t> birds{*this, "birds", "head", "Poultry being raised"};
    Column<std::uint8_t> courtyard{*this, "courtyard", "code", "Courtyard kind (2 bits) and age in months (6 bits)"};
    Column<std::uint8_t> plan{*this, "plan", "code", "Land plan (4 bits), side activity (2 bits), livestock skill (2 bits)"};
    Column<std::uint8_t> yield_factor{*this, "yield_factor", "1/128", "Crop yield against the county mean"};
    Column<std::uint8_t> business{*this, "business", "50 yuan/month", "Net of an own non-farm business, 2021 prices"};

    Column<Fen32> cash{*this, "cash", "fen", "Money at hand; below zero it is owed to kin without interest"};
    Column<Fen32> debt{*this, "debt", "fen", "Owed to the bank"};
    Column<std::int16_t> income_0{*this, "income_0", "10 yuan", "Net income of January"};
    Column<std::int16_t> income_1{*this, "income_1", "10 yuan", "Net income of February"};
    Column<std::int16_t> income_2{*this, "income_2", "10 yuan", "Net income of March"};
    Column<std::int16_t> income_3{*this, "income_3", "10 yuan", "Net income of April"};
    Column<std::int16_t> income_4{*this, "income_4", "10 yuan", "Net income of May"};
    Column<std::int16_t> income_5{*this, "income_5", "10 yuan", "Net income of June"};
    Column<std::int16_t> income_6{*this, "income_6", "10 yuan", "Net income of July"};
    Column<std::int16_t> income_7{*this, "income_7", "10 yuan", "Net income of August"};
    Column<std::int16_t> income_8{*this, "income_8", "10 yuan", "Net income of September"};
    Column<std::int16_t> income_9{*this, "income_9", "10 yuan", "Net income of October"};
    Column<std::int16_t> income_10{*this, "income_10", "10 yuan", "Net income of November"};
    Column<std::int16_t> income_11{*this, "income_11", "10 yuan", "Net income of December"};
    Column<std::int16_t> income_rest{*this, "income_rest", "fen", "What rounding to 10 yuan has left over"};
    Column<std::int32_t> income_year{*this, "income_year", "10 yuan", "Net income of the last twelve months"};

    Column<std::uint8_t> ill_and_home{*this, "ill_and_home", "code", "Months that a severe illness or an injury still costs one worker (5 bits), workers at home last month (3 bits)"};
    Column<std::uint16_t> crop_loss{*this, "crop_loss", "10 yuan", "Uninsured crop loss of this season"};
    Column<std::uint16_t> cotton_delivered{*this, "cotton_delivered", "10 kg", "Seed cotton of the last harvest as grower of record"};

    /// Twelve-month window by calendar month, 0 = January.
    [[nodiscard]] Column<std::int16_t>& income_of(int calendar_month0) {
        static constexpr Column<std::int16_t> Households::*months[12] = {
            &Households::income_0, &Households::income_1, &Households::income_2, &Households::income_3,
            &Households::income_4, &Households::income_5, &Households::income_6, &Households::income_7,
            &Households::income_8, &Households::income_9, &Households::income_10, &Households::income_11};
        return this->*months[calendar_month0];
    }
};

}  // namespace terrace
