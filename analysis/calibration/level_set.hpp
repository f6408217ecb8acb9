#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <vector>

#include "sim/run/tasks.hpp"

namespace terrace {

/// A height over the unit cube. Above `limit` any number above it will do, so that a costly height can stop early.
using Height = std::function<double(const double* point, double limit)>;

struct LevelSetRequest {
    std::size_t dimension = 1;
    double level = 0;               ///< points at or below it are wanted
    std::size_t count = 400;        ///< of points
    std::uint32_t seed = 1, series = 0;   ///< of the random numbers; different series of one seed have nothing to do with each other
    RunOptions run;                 ///< threads and cancellation
};

/// Points spread evenly over the part of the cube where a height is at most `level`.
struct LevelSet {
    std::vector<double> points;     ///< [point * dimension + coordinate]
    std::vector<double> heights;
    double level = 0;               ///< reached: the one asked for, or a higher one when nothing lower was found
    bool reached = false;
    double share = 0;               ///< of the cube that lies at or below `level`, estimated
    double lowest = 0;              ///< height found
    std::vector<double> lowest_point;
};

/// Finds and samples the set, however small: starting from the whole cube, the level falls by halves of the points at a time, and the points that
/// are left are multiplied and moved along random lines inside the set (subset simulation with slice sampling along lines: Au and Beck 2001, Neal
/// 2003; for history matching Drovandi, Nott and Pagendam 2021). Stops when the level asked for is reached or does not fall any more. The same
/// request gives the same points for any number of threads. Throws Cancelled.
[[nodiscard]] LevelSet sample_level_set(const Height& height, const LevelSetRequest& request);

/// Positions of `count` points far from each other and from those already `taken` (greedy, farthest first).
[[nodiscard]] std::vector<std::size_t> spread_out(const std::vector<double>& points, std::size_t dimension, std::size_t count, const std::vector<double>& taken);

}  // namespace terrace
