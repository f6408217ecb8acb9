#pragma once

#include "analysis/study/study.hpp"
#include "models/panel.hpp"

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace terrace {

/// Adds up what a measure did household by household into the groups of one county, all groupings at once, so that they add up. Groups are
/// those of the run's first month. Does nothing for a panel without villages.
class GroupTally {
public:
    explicit GroupTally(const HouseholdPanel& panel);

    /// A part of one household; `what` is a position of `effect_sum`.
    void add(std::uint32_t row, std::size_t what, std::int64_t value) {
        if (!village_of_.empty()) sums_.add(village_of_[row], flags_[row], what, value);
    }
    /// The parts of all households, by row.
    void add(std::size_t what, std::span<const std::int64_t> values);

    [[nodiscard]] EffectGroups groups() const;

private:
    const Villages& villages_;
    std::vector<std::uint16_t> village_of_, flags_; ///< [row]
    GroupSums<effect_sum::count> sums_;
};

} // namespace terrace
