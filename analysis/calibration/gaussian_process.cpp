#include "analysis/calibration/gaussian_process.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <stdexcept>

#include "analysis/calibration/compass_search.hpp"
#include "sim/math/math.hpp"

namespace terrace {
namespace {

constexpr double shortest_length = 0.05, longest_length = 20;     // sides of the cube
constexpr double least_noise = 1e-8, most_noise = 1;              // of the process variance; the least keeps matrices regular

double matern(double square) {
    const double distance = std::sqrt(5 * square);
    return (1 + distance + distance * distance / 3) * math::exp(-distance);
}

}  // namespace

struct GaussianProcess::Solved {
    bool regular = false;
    Eigen::LLT<Eigen::MatrixXd> correlations;
    Eigen::MatrixXd whitened_trend;
    Eigen::LLT<Eigen::MatrixXd> trend_information;
    Eigen::VectorXd coefficients, whitened_rest;
    double variance = 0;
};

GaussianProcess::GaussianProcess(std::span<const double> points, std::size_t dimension, std::span<const double> values, const Shape& start, bool hold)
    : dimension_(dimension), count_(values.size()), points_(points.begin(), points.end()) {
    if (count_ < 4 || points.size() != count_ * dimension_) throw std::invalid_argument("a Gaussian process needs four points or more");
    const auto n = static_cast<Eigen::Index>(count_);
    values_ = Eigen::Map<const Eigen::VectorXd>(values.data(), n);
    centre_ = values_.mean();
    values_.array() -= centre_;
    const double deviation = std::sqrt(values_.squaredNorm() / static_cast<double>(count_));
    scale_ = deviation > 0 ? deviation : 1;
    values_ /= scale_;
    const bool linear = count_ > 2 * (dimension_ + 1);
    trend_ = Eigen::MatrixXd::Ones(n, linear ? static_cast<Eigen::Index>(dimension_) + 1 : 1);
    for (Eigen::Index i = 0; linear && i < n; ++i)
        for (std::size_t k = 0; k < dimension_; ++k) trend_(i, static_cast<Eigen::Index>(k) + 1) = points_[static_cast<std::size_t>(i) * dimension_ + k];

    SearchRange range;
    range.low.assign(dimension_, math::log(shortest_length));
    range.high.assign(dimension_, math::log(longest_length));
    range.low.push_back(math::log(least_noise));
    range.high.push_back(math::log(most_noise));
    range.start = start;
    if (start.size() != dimension_ + 1) {
        range.start.assign(dimension_, 0.0);
        range.start.push_back(math::log(1e-3));
    }
    const bool known = hold && start.size() == dimension_ + 1;
    shape_ = deviation > 0 && !known ? compass_search([this](const Shape& shape) { return log_posterior(shape); }, range).place : range.start;

    Solved solved = solve(shape_);
    lower_ = solved.correlations.matrixL();
    whitened_trend_ = std::move(solved.whitened_trend);
    trend_information_ = std::move(solved.trend_information);
    coefficients_ = std::move(solved.coefficients);
    pull_ = lower_.triangularView<Eigen::Lower>().transpose().solve(solved.whitened_rest);
    variance_ = solved.variance;
    for (std::size_t k = 0; k < dimension_; ++k) inverse_lengths_.push_back(math::exp(-shape_[k]));
}

Eigen::MatrixXd GaussianProcess::correlations(const Shape& shape) const {
    std::vector<double> scaled(points_);
    for (std::size_t k = 0; k < dimension_; ++k) {
        const double inverse = math::exp(-shape[k]);
        for (std::size_t i = 0; i < count_; ++i) scaled[i * dimension_ + k] *= inverse;
    }
    const double noise = math::exp(shape[dimension_]);
    Eigen::MatrixXd matrix(count_, count_);
    for (std::size_t i = 0; i < count_; ++i) {
        for (std::size_t j = 0; j < i; ++j) {
            double square = 0;
            for (std::size_t k = 0; k < dimension_; ++k) {
                const double apart = scaled[i * dimension_ + k] - scaled[j * dimension_ + k];
                square += apart * apart;
            }
            matrix(static_cast<Eigen::Index>(i), static_cast<Eigen::Index>(j)) = matern(square);   // LLT reads the lower half
        }
        matrix(static_cast<Eigen::Index>(i), static_cast<Eigen::Index>(i)) = 1 + noise;
    }
    return matrix;
}

GaussianProcess::Solved GaussianProcess::solve(const Shape& shape) const {
    Solved solved;
    solved.correlations.compute(correlations(shape));
    if (solved.correlations.info() != Eigen::Success) return solved;
    const auto lower = solved.correlations.matrixL();
    solved.whitened_trend = lower.solve(trend_);
    const Eigen::VectorXd whitened = lower.solve(values_);
    solved.trend_information.compute(solved.whitened_trend.transpose() * solved.whitened_trend);
    if (solved.trend_information.info() != Eigen::Success) return solved;
    solved.coefficients = solved.trend_information.solve(solved.whitened_trend.transpose() * whitened);
    solved.whitened_rest = whitened - solved.whitened_trend * solved.coefficients;
    solved.variance = solved.whitened_rest.squaredNorm() / static_cast<double>(trend_.rows() - trend_.cols());
    solved.regular = true;
    return solved;
}

double GaussianProcess::log_posterior(const Shape& shape) const {
    const Solved solved = solve(shape);
    if (!solved.regular) return -std::numeric_limits<double>::infinity();
    double value = -0.5 * static_cast<double>(trend_.rows() - trend_.cols()) * math::log(std::max(solved.variance, 1e-300));
    const auto& correlations = solved.correlations.matrixLLT();
    for (Eigen::Index i = 0; i < correlations.rows(); ++i) value -= math::log(correlations(i, i));
    const auto& information = solved.trend_information.matrixLLT();
    for (Eigen::Index i = 0; i < information.rows(); ++i) value -= math::log(information(i, i));
    for (std::size_t k = 0; k < dimension_; ++k) value -= 0.5 * shape[k] * shape[k];
    return value;
}

Eigen::VectorXd GaussianProcess::correlations_with(const double* point) const {
    Eigen::VectorXd with(count_);
    for (std::size_t i = 0; i < count_; ++i) {
        double square = 0;
        for (std::size_t k = 0; k < dimension_; ++k) {
            const double apart = (point[k] - points_[i * dimension_ + k]) * inverse_lengths_[k];
            square += apart * apart;
        }
        with(static_cast<Eigen::Index>(i)) = matern(square);
    }
    return with;
}

Eigen::VectorXd GaussianProcess::trend_at(const double* point) const {
    Eigen::VectorXd trend = Eigen::VectorXd::Ones(trend_.cols());
    for (Eigen::Index k = 1; k < trend.size(); ++k) trend(k) = point[k - 1];
    return trend;
}

double GaussianProcess::mean(const double* point) const {
    return centre_ + scale_ * (trend_at(point).dot(coefficients_) + correlations_with(point).dot(pull_));
}

Forecast GaussianProcess::forecast(const double* point) const {
    const Eigen::VectorXd with = correlations_with(point), trend = trend_at(point);
    const Eigen::VectorXd whitened = lower_.triangularView<Eigen::Lower>().solve(with);
    const Eigen::VectorXd open = trend - whitened_trend_.transpose() * whitened;
    const double share = 1 - whitened.squaredNorm() + trend_information_.matrixL().solve(open).squaredNorm();
    return {centre_ + scale_ * (trend.dot(coefficients_) + with.dot(pull_)), scale_ * scale_ * variance_ * std::max(share, 0.0)};
}

LeaveOneOut GaussianProcess::leave_one_out() const {
    const auto n = static_cast<Eigen::Index>(count_);
    const Eigen::MatrixXd inverse = lower_.triangularView<Eigen::Lower>().solve(Eigen::MatrixXd::Identity(n, n));
    const Eigen::MatrixXd projected = trend_information_.matrixL().solve(whitened_trend_.transpose() * inverse);
    LeaveOneOut result;
    double squares = 0;
    for (Eigen::Index i = 0; i < n; ++i) {
        const double precision = inverse.col(i).squaredNorm() - projected.col(i).squaredNorm();   // of the point given the others
        const double spread = std::sqrt(variance_ * precision);
        const double error = spread > 0 ? pull_(i) / spread : 0;
        result.errors.push_back(error);
        squares += error * error;
        result.share_within_95 += std::abs(error) <= 1.959963984540054 ? 1 : 0;
    }
    result.share_within_95 /= static_cast<double>(count_);
    result.root_mean_square = std::sqrt(squares / static_cast<double>(count_));
    return result;
}

double GaussianProcess::length(std::size_t coordinate) const { return math::exp(shape_[coordinate]); }

}  // namespace terrace
