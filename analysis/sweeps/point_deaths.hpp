#pragma once

#include "analysis/sweeps/point_set.hpp"

#include <cstddef>
#include <filesystem>
#include <vector>

namespace terrace {

/// Crashes of worker processes, by the points that they held: a file for each such point with a line for each crash, "signal N". Whoever started
/// a worker and sees it crash notes them; a worker killed from outside, a lost machine or a job that ran out of time notes nothing. Throws FileError.
class PointDeaths {
public:
    explicit PointDeaths(std::filesystem::path folder) : folder_(std::move(folder)) {}

    void note(std::size_t point, int signal) const;
    /// Points below `points` that were held at any death.
    [[nodiscard]] PointSet points(std::size_t points) const;
    /// The signals that killed those who held the point, the first first.
    [[nodiscard]] std::vector<int> signals(std::size_t point) const;

private:
    std::filesystem::path folder_;
};

/// So many deaths make a point a failed one.
inline constexpr std::size_t deaths_of_a_failed_point = 2;

} // namespace terrace
