#include "analysis/calibration/level_set.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

#include "analysis/calibration/draws.hpp"

namespace terrace {
namespace {

constexpr int most_rounds = 60;          // 2^-60 of the cube
constexpr int most_rounds_without_fall = 4;
constexpr double least_fall = 1e-3;      // of the level, in a round

/// The points on their way down.
class Descent {
public:
    Descent(const Height& height, const LevelSetRequest& request) : height_(height), request_(request), d_(request.dimension) {
        points_.resize(request.count * d_);
        heights_.resize(request.count);
        each_point([this](std::size_t i) { start(i); });
        note_lowest();
    }

    LevelSet run() {
        int without_fall = 0;
        double share = 1;
        for (std::uint32_t round = 1; round <= most_rounds && without_fall < most_rounds_without_fall; ++round) {
            const double before = level_;
            const std::vector<std::size_t> left = lower_the_level();
            share *= static_cast<double>(left.size()) / static_cast<double>(request_.count);
            move_all(left, round);
            note_lowest();
            if (level_ <= request_.level) break;
            without_fall = level_ > before - least_fall * std::abs(before) ? without_fall + 1 : 0;
        }
        return {points_, heights_, level_, level_ <= request_.level, share, lowest_, lowest_point_};
    }

private:
    template <class Task>
    void each_point(Task task) {
        RunOptions options = request_.run;
        options.progress = nullptr;
        run_tasks(request_.count, options, task);
    }

    [[nodiscard]] Stream stream(CalibrationDraw purpose, std::size_t point, std::uint32_t round) const {
        return {RandomKey{request_.seed, request_.series}, purpose, static_cast<std::uint32_t>(point), static_cast<std::int32_t>(round)};
    }

    /// Even over the first coordinate, random over the others.
    void start(std::size_t i) {
        Stream luck = stream(CalibrationDraw::start_of_level_set, i, 0);
        for (std::size_t k = 0; k < d_; ++k) points_[i * d_ + k] = draw_uniform(luck);
        points_[i * d_] = (static_cast<double>(i) + points_[i * d_]) / static_cast<double>(request_.count);
        heights_[i] = height_(&points_[i * d_], std::numeric_limits<double>::infinity());
    }

    /// Takes the level to the middle of the heights, or to the one asked for; returns the points that are left.
    std::vector<std::size_t> lower_the_level() {
        std::vector<double> sorted = heights_;
        std::sort(sorted.begin(), sorted.end());
        level_ = std::max(request_.level, sorted[(sorted.size() - 1) / 2]);
        std::vector<std::size_t> left;
        for (std::size_t i = 0; i < heights_.size(); ++i)
            if (heights_[i] <= level_) left.push_back(i);
        return left;
    }

    void move_all(const std::vector<std::size_t>& left, std::uint32_t round) {
        std::vector<double> kept, kept_heights;
        for (const std::size_t i : left) {
            kept.insert(kept.end(), points_.begin() + static_cast<std::ptrdiff_t>(i * d_), points_.begin() + static_cast<std::ptrdiff_t>((i + 1) * d_));
            kept_heights.push_back(heights_[i]);
        }
        const Eigen::MatrixXd spread = spread_of(kept, d_, std::vector<double>(left.size(), 1.0), 1.0);
        each_point([&](std::size_t i) {
            const std::size_t from = i % left.size();
            std::copy_n(kept.begin() + static_cast<std::ptrdiff_t>(from * d_), d_, points_.begin() + static_cast<std::ptrdiff_t>(i * d_));
            heights_[i] = kept_heights[from];
            Stream luck = stream(CalibrationDraw::move_in_level_set, i, round);
            for (std::size_t move = 0; move < 2 * d_; ++move) move_along_a_line(i, spread, luck);
        });
    }

    /// To a random place on a random line through the point, drawn nearer until it lies in the set.
    void move_along_a_line(std::size_t i, const Eigen::MatrixXd& spread, Stream& luck) {
        Eigen::VectorXd way(static_cast<Eigen::Index>(d_));
        for (double& step : way) step = draw_normal(luck);
        way = spread * way;
        double* point = &points_[i * d_];
        double low = -std::numeric_limits<double>::infinity(), high = -low;
        for (std::size_t k = 0; k < d_; ++k) {
            const double step = way(static_cast<Eigen::Index>(k));
            if (step == 0) continue;
            const double to_zero = -point[k] / step, to_one = (1 - point[k]) / step;
            low = std::max(low, std::min(to_zero, to_one));
            high = std::min(high, std::max(to_zero, to_one));
        }
        std::vector<double> trial(d_);
        constexpr int most_trials = 40;
        for (int attempt = 0; attempt < most_trials && low < high; ++attempt) {
            const double step = low + (high - low) * draw_uniform(luck);
            for (std::size_t k = 0; k < d_; ++k) trial[k] = std::clamp(point[k] + step * way(static_cast<Eigen::Index>(k)), 0.0, 1.0);
            const double height = height_(trial.data(), level_);
            if (height <= level_) {
                std::copy(trial.begin(), trial.end(), point);
                heights_[i] = height;
                return;
            }
            (step < 0 ? low : high) = step;
        }
    }

    void note_lowest() {
        const auto found = std::min_element(heights_.begin(), heights_.end());
        if (!lowest_point_.empty() && *found >= lowest_) return;
        lowest_ = *found;
        const auto first = points_.begin() + (found - heights_.begin()) * static_cast<std::ptrdiff_t>(d_);
        lowest_point_.assign(first, first + static_cast<std::ptrdiff_t>(d_));
    }

    const Height& height_;
    const LevelSetRequest& request_;
    std::size_t d_;
    std::vector<double> points_, heights_;
    double level_ = std::numeric_limits<double>::infinity();
    double lowest_ = 0;
    std::vector<double> lowest_point_;
};

}  // namespace

LevelSet sample_level_set(const Height& height, const LevelSetRequest& request) { return Descent(height, request).run(); }

std::vector<std::size_t> spread_out(const std::vector<double>& points, std::size_t dimension, std::size_t count, const std::vector<double>& taken) {
    const std::size_t candidates = points.size() / dimension;
    std::vector<double> nearest(candidates, std::numeric_limits<double>::infinity());
    const auto approach = [&](const double* other) {
        for (std::size_t i = 0; i < candidates; ++i) {
            double square = 0;
            for (std::size_t k = 0; k < dimension; ++k) square += (points[i * dimension + k] - other[k]) * (points[i * dimension + k] - other[k]);
            nearest[i] = std::min(nearest[i], square);
        }
    };
    for (std::size_t i = 0; i < taken.size() / dimension; ++i) approach(&taken[i * dimension]);
    std::vector<std::size_t> chosen;
    while (chosen.size() < std::min(count, candidates)) {
        const auto farthest = static_cast<std::size_t>(std::max_element(nearest.begin(), nearest.end()) - nearest.begin());
        chosen.push_back(farthest);
        approach(&points[farthest * dimension]);
    }
    return chosen;
}

}  // namespace terrace
