#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include <Eigen/Dense>

namespace terrace {

/// What a Gaussian process says of one point: mean and variance of the function itself, without the noise of single runs.
struct Forecast {
    double mean = 0, variance = 0;
};

/// How well each run is foretold by the others.
struct LeaveOneOut {
    std::vector<double> errors;     ///< (value - forecast from the others) / standard deviation of that forecast
    double share_within_95 = 0;     ///< of errors within +-1.96; near 0.95 where the emulator knows its own uncertainty
    double root_mean_square = 0;    ///< of errors; near 1 likewise
};

/// A smooth function of points of the unit cube, learned from its values at some of them: a linear mean plus a Gaussian process with Matern 5/2
/// correlation, one length for each coordinate, and noise. Lengths and noise by restricted maximum likelihood with a wide log-normal prior on the
/// lengths (median 1, the side of the cube); coefficients and variance in closed form (Rasmussen and Williams 2006, sections 2.7 and 5.4).
class GaussianProcess {
public:
    /// Lengths and the noise relative to the process variance, all as logarithms.
    using Shape = std::vector<double>;

    /// `points` is [point * dimension + coordinate]. `start`: shape to search from, empty for the usual one; a known shape makes the search short,
    /// and with `hold` it is kept. Throws std::invalid_argument for fewer than four points.
    GaussianProcess(std::span<const double> points, std::size_t dimension, std::span<const double> values, const Shape& start = {}, bool hold = false);

    /// `point` has as many numbers as coordinates.
    [[nodiscard]] Forecast forecast(const double* point) const;
    /// Only the mean, which costs far less.
    [[nodiscard]] double mean(const double* point) const;

    [[nodiscard]] LeaveOneOut leave_one_out() const;
    [[nodiscard]] const Shape& shape() const { return shape_; }
    /// Length of a coordinate, in sides of the cube: how far one must go until values are unrelated.
    [[nodiscard]] double length(std::size_t coordinate) const;

private:
    struct Solved;   // everything that follows from a shape

    [[nodiscard]] Eigen::MatrixXd correlations(const Shape& shape) const;
    [[nodiscard]] Eigen::VectorXd correlations_with(const double* point) const;
    [[nodiscard]] Eigen::VectorXd trend_at(const double* point) const;
    [[nodiscard]] Solved solve(const Shape& shape) const;
    [[nodiscard]] double log_posterior(const Shape& shape) const;

    std::size_t dimension_, count_;
    std::vector<double> points_;
    double centre_ = 0, scale_ = 1;       // of the values
    Eigen::VectorXd values_;              // standardised
    Eigen::MatrixXd trend_;               // of each point: 1 and, with enough points, the coordinates
    Shape shape_;
    std::vector<double> inverse_lengths_;
    Eigen::MatrixXd lower_;               // Cholesky factor of the correlations
    Eigen::MatrixXd whitened_trend_;      // lower_^-1 trend_
    Eigen::LLT<Eigen::MatrixXd> trend_information_;
    Eigen::VectorXd coefficients_, pull_; // of the trend; correlations^-1 (values - trend)
    double variance_ = 0;                 // of the process, standardised
};

}  // namespace terrace
