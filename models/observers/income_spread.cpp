#include "models/observers/income_spread.hpp"

namespace terrace {

void IncomeSpread::clear(std::size_t villages) {
    county_.clear();
    for (ByMarks& tier : tiers_)
        for (IncomeBands& bands : tier) bands.clear();
    villages_.assign(villages, IncomeBands{});
    village_ = nullptr;
    tier_ = nullptr;
}

void IncomeSpread::add(std::span<const std::int32_t> income_yuan_per_head, std::span<const std::int32_t> persons, std::span<const std::uint16_t> flags) {
    county_.add(income_yuan_per_head, persons);
    for (std::size_t i = 0; i < persons.size(); ++i) (*tier_)[type_marks(flags[i])].add(income_yuan_per_head[i], persons[i]);
    for (std::size_t i = 0; village_ && i < persons.size(); ++i) village_->add(income_yuan_per_head[i], persons[i]);
}

std::vector<IncomeBands> IncomeSpread::of(Grouping grouping) const {
    if (grouping == Grouping::village) return villages_;
    std::vector<IncomeBands> groups(group_count(grouping, 0));
    for (std::size_t tier = 0; tier < tiers_.size(); ++tier)
        for (std::size_t marks = 0; marks < tiers_[tier].size(); ++marks) {
            const IncomeBands& bands = tiers_[tier][marks];
            if (grouping == Grouping::tier && tier > 0) groups[tier - 1].add(bands);
            if (grouping != Grouping::household_type) continue;
            groups[(marks & household_flag::pastoral) != 0 ? 1 : 0].add(bands);
            groups[(marks & household_flag::exited) != 0 ? 2 : 3].add(bands);
        }
    return groups;
}

}  // namespace terrace
