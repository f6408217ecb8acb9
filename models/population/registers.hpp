#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <vector>

namespace terrace {

/// What a household register can say about each household; values are in the units of the model.
enum class HouseholdItem : std::uint8_t {
    members, workers, pensioners, away,       ///< [persons]
    contracted, leased_out,                   ///< [mu/100]
    pastoral, exited, dibao, cooperative, chronic,  ///< 0 or 1
    sheep, cattle,                            ///< [head]
    livestock_skill,                          ///< class 0, 1, 2
    cash, debt, income,                       ///< [fen]; income of the twelve months before
};
inline constexpr std::size_t household_items = 17;

/// What a village register can say about each village.
enum class VillageItem : std::uint8_t {
    households,                                   ///< [households]
    formerly_poor,                                ///< 0 or 1
    distance,                                     ///< [km] to the county town
    infrastructure, tourism, leaders_skill,       ///< 0 to 1
    cash,                                         ///< [fen]
};
inline constexpr std::size_t village_items = 7;

/// A county's own registers, checked and put into the order of the model's tables. What the files do not have stays empty and is
/// synthesised.
struct CountyRegister {
    std::string village_file, household_file;   ///< as named in messages; empty without such a register

    std::vector<std::string> villages;          ///< names, by village row
    std::vector<std::string> townships;         ///< names, by township row
    std::vector<std::uint32_t> township;        ///< of each village
    std::vector<std::uint32_t> village_households;   ///< of each village
    std::array<std::vector<double>, village_items> of_villages;   ///< [item][village]

    std::vector<std::string> household_ids;     ///< by household row; a repeated row has its copy's number behind it, "H07#2"
    std::array<std::vector<double>, household_items> of_households;   ///< [item][household]

    [[nodiscard]] const std::vector<double>& values(HouseholdItem item) const { return of_households[static_cast<std::size_t>(item)]; }
    [[nodiscard]] const std::vector<double>& values(VillageItem item) const { return of_villages[static_cast<std::size_t>(item)]; }
    [[nodiscard]] bool has(HouseholdItem item) const { return !values(item).empty(); }
    [[nodiscard]] bool has(VillageItem item) const { return !values(item).empty(); }
};

}  // namespace terrace
