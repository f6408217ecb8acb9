#pragma once

#include <cstdint>
#include <vector>

#include <Eigen/Dense>

#include "sim/random/distributions.hpp"
#include "sim/random/stream.hpp"

namespace terrace {

/// What the random numbers of a calibration are for; they have nothing to do with the luck of the runs. Numbers stay.
enum class CalibrationDraw : std::uint32_t { start_of_level_set = 1, move_in_level_set = 2, particle = 3, choice_of_samples = 4 };

inline double draw_uniform(Stream& stream) { return uniform_open(stream()); }
inline double draw_normal(Stream& stream) { return standard_normal(stream()); }

/// Lower Cholesky factor of the weighted covariance of points [point * dimension + coordinate], times `factor`; a small share of a uniform
/// variable's variance is added to each coordinate, so that points in a plane can leave it.
[[nodiscard]] Eigen::MatrixXd spread_of(const std::vector<double>& points, std::size_t dimension, const std::vector<double>& weights, double factor);

/// `count` positions drawn by their weights, each as often as its weight says but for one (systematic resampling with one uniform number).
[[nodiscard]] std::vector<std::size_t> resample(const std::vector<double>& weights, std::size_t count, double uniform);

/// Sum of weights squared over sum of squares: as many equally weighted points as these are worth.
[[nodiscard]] double effective_number(const std::vector<double>& weights);

}  // namespace terrace
