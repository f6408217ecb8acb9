#pragma once

#include <vector>

namespace terrace {

/// Volume of what the points dominate below a reference, all goals being losses (less is better): goals may have any units,
/// the volume has their product. Points that are not better than the reference in every goal count nothing. 0 for no points.
/// Computed by pagmo: sweeps in two and three goals, the WFG algorithm above (While, Bradstreet and Barone 2012). A volume grows whenever a
/// point is added that no other dominates, which no other single number of a front does (Zitzler et al. 2003).
/// Throws std::invalid_argument for points of another number of goals than the reference, for fewer than two goals and for NaN.
[[nodiscard]] double hypervolume(const std::vector<std::vector<double>>& losses, const std::vector<double>& reference);

/// Ends of the points in each goal.
struct GoalRange {
    std::vector<double> best, worst;
};

/// Of at least one point.
[[nodiscard]] GoalRange goal_range(const std::vector<std::vector<double>>& losses);

/// Points in units of a range: 0 at its best, 1 at its worst end. A goal without any spread becomes 0 everywhere.
[[nodiscard]] std::vector<std::vector<double>> normalised(std::vector<std::vector<double>> losses, const GoalRange& range);

} // namespace terrace
