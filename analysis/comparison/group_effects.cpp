#include "analysis/comparison/group_effects.hpp"

#include <algorithm>

namespace terrace {

GroupTally::GroupTally(const HouseholdPanel& panel) : villages_(panel.villages) {
    if (villages_.rows() == 0) return;
    sums_ = GroupSums<effect_sum::count>(villages_.rows());
    village_of_.resize(panel.households);
    for (std::size_t village = 0; village < villages_.rows(); ++village)
        std::fill_n(village_of_.begin() + villages_.first_household[village], villages_.households[village],
                    static_cast<std::uint16_t>(village));
    for (const FirstMonthFacts& facts : panel.facts)
        flags_.push_back(static_cast<std::uint16_t>((facts.pastoral != 0 ? household_flag::pastoral : 0u) |
                                                    (facts.exited != 0 ? household_flag::exited : 0u)));
    for (std::uint32_t row = 0; row < panel.households; ++row)
        add(row, effect_sum::households, 1);
}

void GroupTally::add(std::size_t what, std::span<const std::int64_t> values) {
    for (std::size_t row = 0; row < values.size(); ++row)
        add(static_cast<std::uint32_t>(row), what, values[row]);
}

EffectGroups GroupTally::groups() const {
    if (village_of_.empty()) return {};
    return {sums_.of(Grouping::village, villages_), sums_.of(Grouping::tier, villages_), sums_.of(Grouping::household_type, villages_)};
}

} // namespace terrace
