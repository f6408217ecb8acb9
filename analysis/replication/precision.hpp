#pragma once

#include "analysis/replication/study_figure.hpp"
#include "analysis/statistics/paired.hpp"
#include "analysis/study/study.hpp"

#include <string>
#include <vector>

namespace terrace {

/// How narrow the interval of a figure is to be: `width` is half of it, in the figure's unit, or a share of the base's level.
struct PrecisionGoal {
    std::string text;      ///< as written
    StudyFigure figure;
    double width = 0;
    bool relative = false;
};

/// Reads 'income_per_head:1%', 'income_per_head/yuli:50@2024-12'. Throws InputError at `option`.
[[nodiscard]] PrecisionGoal precision_goal(const std::string& text, const Study& layout, const std::string& option);

/// What a study reached of one goal for one scenario.
struct PrecisionReached {
    std::string goal;
    Text label, unit;
    int decimals = 0;
    std::string scenario;
    Text title;
    bool paired = false;     ///< a difference to the base; else the level of the only scenario
    MeanEstimate estimate;
    double level = 0;        ///< of the base
    bool relative = false;
    double asked = 0;        ///< half of the interval, in the figure's unit
    double reached = 0;      ///< likewise
    bool met = false;
};

/// Every goal for every scenario against the first; for a lone scenario its level. Helper runs are left out. Throws InputError at `option` for
/// a figure that the runs do not have and for a relative width where the base's level is 0.
[[nodiscard]] std::vector<PrecisionReached> precision_reached(const std::vector<PrecisionGoal>&, const Study&, const std::string& option);

[[nodiscard]] bool all_met(const std::vector<PrecisionReached>&);

/// Replicates, from the first, to have at the next look; `most` when that many will be needed.
[[nodiscard]] std::size_t replicates_wanted(const std::vector<PrecisionReached>&, std::size_t most);

} // namespace terrace
