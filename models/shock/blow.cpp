#include "models/shock/blow.hpp"

#include "sim/random/distributions.hpp"

namespace terrace {
namespace {

/// The chance that one of n persons is struck is less than n times that of one.
[[gnu::target_clones("default", "arch=x86-64-v3")]] void mark_unlucky(const std::uint32_t rows, const std::uint32_t* __restrict words, const std::uint8_t* __restrict members,
                                                                       const std::uint32_t stay, const std::uint32_t severe, const std::uint32_t middle,
                                                                       const std::uint32_t damage, std::uint8_t* __restrict marks) {
    for (std::uint32_t row = 0; row < rows; ++row) {
        const std::uint32_t persons = members[row] & (Lots::most_members - 1), word = words[row];
        marks[row] = static_cast<std::uint8_t>((word < persons * stay ? 1 : 0) | (~word < persons * severe ? 1 : 0) | (word - middle < damage ? 1 : 0));
    }
}

}  // namespace

/// Probability that at least one of n members is struck, as a threshold for one word.
Lots::Thresholds Lots::by_members(double per_person) {
    Thresholds limits{};
    double spared = 1;
    for (std::uint32_t& limit : limits) {
        limit = threshold(1 - spared);
        spared *= 1 - per_person;
    }
    return limits;
}

Lots::Lots(const HealthParameters& health, const AccidentParameters& accident)
    : injury_(by_members(health.hospital_probability * accident.injury_share)), stay_(by_members(health.hospital_probability)), severe_(by_members(health.severe_probability / 12)),
      damage_(threshold(accident.damage_probability / 12)) {}

void Lots::mark(std::span<const std::uint32_t> words, const std::uint8_t* members, std::span<std::uint8_t> marks) const {
    mark_unlucky(static_cast<std::uint32_t>(marks.size()), words.data(), members, stay_[1] + 1, severe_[1] + 1, middle, damage_, marks.data());
}

}  // namespace terrace
