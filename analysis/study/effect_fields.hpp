#pragma once

#include "analysis/study/study.hpp"

#include <array>
#include <cstdint>
#include <string>
#include <vector>

namespace terrace {

/// One number of a measure's effect as it stands in the study file.
struct EffectField {
    std::string name, units, long_name, long_name_zh;
    std::int64_t MeasureEffect::*value;
};

/// Several numbers of an effect along one more axis.
struct EffectColumns {
    std::string name, units, long_name, long_name_zh, dimension;
    std::size_t size;
    std::int64_t (*value)(const MeasureEffect&, std::size_t);
    void (*set)(MeasureEffect&, std::size_t, std::int64_t);
};

/// One sum over the households of a group; `what` is its position in EffectSums.
struct EffectSumField {
    std::string name, units, long_name, long_name_zh;
    std::size_t what;
};

[[nodiscard]] const std::vector<EffectField>& effect_fields();
[[nodiscard]] const std::vector<EffectColumns>& effect_columns();
[[nodiscard]] const std::vector<EffectSumField>& effect_sum_fields();

} // namespace terrace
