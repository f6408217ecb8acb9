#pragma once

#include "analysis/plan/plan_result.hpp"

#include <vector>

namespace terrace {

/// A place for one more unit of money of a line, and what the plan with it comes to.
struct NextCell {
    std::size_t tier = 0, year = 0;
    std::vector<std::vector<double>> change; ///< [goal][replicate] against nothing being done
};

/// Of the places, that where the unit does most for the first goal by the mean over the first half of the replicates (of equals the first);
/// what it changes against the plan `without` it is told by the others, so that the best of many lucky places does not look better than it
/// is. Four replicates or more, the same in all.
[[nodiscard]] NextMoney best_place(const std::vector<NextCell>& places, const std::vector<std::vector<double>>& without,
                                   const std::vector<PlanGoal>& goals);

} // namespace terrace
