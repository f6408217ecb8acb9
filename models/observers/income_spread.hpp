#pragma once

#include <array>
#include <span>
#include <vector>

#include "analysis/statistics/income_bands.hpp"
#include "analysis/statistics/income_histogram.hpp"
#include "models/group_sums.hpp"

namespace terrace {

/// How income per head is spread among the persons of a county and of its groups in one month. Used again from month to month.
class IncomeSpread {
public:
    /// Forgets all; `villages` are told apart where they are wanted, 0 where not.
    void clear(std::size_t villages);

    /// Households that follow belong to a village (row) whose first tier was `tier` (0 to 3).
    void enter_village(std::size_t village, std::size_t tier) {
        village_ = village < villages_.size() ? &villages_[village] : nullptr;
        tier_ = &tiers_[tier];
    }
    /// Some households of it: income per head [yuan], persons, flags.
    void add(std::span<const std::int32_t> income_yuan_per_head, std::span<const std::int32_t> persons, std::span<const std::uint16_t> flags);

    [[nodiscard]] const IncomeHistogram& county() const { return county_; }
    /// By group, in the order of the groups; of villages none where they were not told apart.
    [[nodiscard]] std::vector<IncomeBands> of(Grouping) const;

private:
    using ByMarks = std::array<IncomeBands, 4>;   ///< [type_marks]
    IncomeHistogram county_;
    std::array<ByMarks, tier_count + 1> tiers_;
    std::vector<IncomeBands> villages_;
    ByMarks* tier_ = nullptr;
    IncomeBands* village_ = nullptr;
};

}  // namespace terrace
