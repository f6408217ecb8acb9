#include "analysis/calibration/draws.hpp"

#include <cmath>

namespace terrace {

Eigen::MatrixXd spread_of(const std::vector<double>& points, std::size_t dimension, const std::vector<double>& weights, double factor) {
    const auto d = static_cast<Eigen::Index>(dimension);
    const auto at = [&](std::size_t i) { return Eigen::Map<const Eigen::VectorXd>(points.data() + i * dimension, d); };
    Eigen::VectorXd mean = Eigen::VectorXd::Zero(d);
    double sum = 0;
    for (std::size_t i = 0; i < weights.size(); ++i) {
        mean += weights[i] * at(i);
        sum += weights[i];
    }
    mean /= sum;
    Eigen::MatrixXd covariance = Eigen::MatrixXd::Zero(d, d);
    for (std::size_t i = 0; i < weights.size(); ++i) {
        const Eigen::VectorXd apart = at(i) - mean;
        covariance += (weights[i] / sum) * apart * apart.transpose();
    }
    constexpr double least_variance = 1e-8 / 12;
    covariance.diagonal().array() += least_variance;
    return std::sqrt(factor) * Eigen::MatrixXd(Eigen::LLT<Eigen::MatrixXd>(covariance).matrixL());
}

std::vector<std::size_t> resample(const std::vector<double>& weights, std::size_t count, double uniform) {
    double sum = 0;
    for (const double weight : weights) sum += weight;
    std::vector<std::size_t> chosen;
    std::size_t at = 0;
    double passed = weights.empty() ? 0 : weights[0];
    for (std::size_t i = 0; i < count; ++i) {
        const double mark = (static_cast<double>(i) + uniform) / static_cast<double>(count) * sum;
        while (passed < mark && at + 1 < weights.size()) passed += weights[++at];
        chosen.push_back(at);
    }
    return chosen;
}

double effective_number(const std::vector<double>& weights) {
    double sum = 0, squares = 0;
    for (const double weight : weights) {
        sum += weight;
        squares += weight * weight;
    }
    return squares > 0 ? sum * sum / squares : 0;
}

}  // namespace terrace
