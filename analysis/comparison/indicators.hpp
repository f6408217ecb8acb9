#pragma once

#include "analysis/comparison/study_values.hpp"
#include "sim/core/text.hpp"

#include <functional>
#include <string>
#include <vector>

namespace terrace {

/// One number of a run that scenarios are compared by; NaN where the study does not have it.
struct IndicatorKind {
    std::string key;
    Text label, unit;
    int decimals = 0;
    bool large_money = false; ///< a sum over the whole run [yuan]
    std::function<double(std::size_t scenario, std::size_t replicate, std::size_t place)> value;
};

/// The rows of the table of scenarios, in order. The functions keep a reference to `values`.
[[nodiscard]] std::vector<IndicatorKind> indicator_kinds(const StudyValues& values);

/// The rows for one tier of villages, by its position in the coordinate of `income_per_head_by_tier`.
[[nodiscard]] std::vector<IndicatorKind> tier_indicator_kinds(const StudyValues& values, std::size_t tier);

} // namespace terrace
