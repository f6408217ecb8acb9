#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>

#include "models/parameters.hpp"

namespace terrace {

/// What may befall a household in a month: a stay in hospital for an illness, one for an injury by accident, a severe illness, or damage to
/// house and goods (fire, flood, collapse).
enum class Blow : std::uint8_t { none, stay, injury, severe, damage };

/// What one random word a household and month brings. Stays stand at the low end of the words, with injuries as their lowest part; severe
/// illness at the high end, damage from the middle up. So they exclude each other in a month, and all of them cost one word.
class Lots {
public:
    Lots(const HealthParameters&, const AccidentParameters&);

    static constexpr std::uint32_t most_members = 16;

    /// What the word brings a household of so many members, of which only the last four bits count.
    [[nodiscard]] Blow of(std::uint32_t word, std::uint32_t members) const {
        const std::size_t persons = members & (most_members - 1);
        if (word < injury_[persons]) return Blow::injury;
        if (word < stay_[persons]) return Blow::stay;
        if (~word < severe_[persons]) return Blow::severe;
        return word - middle < damage_ ? Blow::damage : Blow::none;
    }
    /// Marks with 1 every household that something may befall; the rest are spared for sure. One word, count of members and mark a row.
    void mark(std::span<const std::uint32_t> words, const std::uint8_t* members, std::span<std::uint8_t> marks) const;

private:
    using Thresholds = std::array<std::uint32_t, most_members>;
    static constexpr std::uint32_t middle = 1u << 31;
    static Thresholds by_members(double per_person);

    Thresholds injury_, stay_, severe_;   ///< by number of members
    std::uint32_t damage_;
};

}  // namespace terrace
