#include "analysis/calibration/abc_smc.hpp"

#include <algorithm>
#include <atomic>
#include <cmath>
#include <limits>

#include "analysis/calibration/draws.hpp"
#include "sim/math/math.hpp"

namespace terrace {
namespace {

/// Particles of one generation, before they are taken over.
struct Population {
    std::vector<double> points, weights, distances;
    double acceptance = 1;
    bool complete = false;
};

class Sampler {
public:
    Sampler(const AbcDistance& distance, const AbcRequest& request) : distance_(distance), request_(request), d_(request.dimension) {}

    AbcResult run() {
        current_ = draw(std::numeric_limits<double>::infinity(), 0);
        AbcResult result;
        result.tolerance = *std::max_element(current_.distances.begin(), current_.distances.end());
        note(result);
        for (int generation = 1; generation < request_.most_generations && result.tolerance > request_.tolerance; ++generation) {
            const double tolerance = std::max(request_.tolerance, std::min(median_distance(), result.tolerance));
            constexpr double least_fall = 1e-3;   // of the tolerance; below it the distances have come to their floor
            if (tolerance > request_.tolerance && generation > 1 && tolerance > (1 - least_fall) * result.tolerance) break;
            Population next = draw(tolerance, static_cast<std::uint32_t>(generation));
            if (!next.complete) break;
            weigh(next);
            current_ = std::move(next);
            result.tolerance = tolerance;
            note(result);
        }
        result.points = std::move(current_.points);
        result.weights = std::move(current_.weights);
        result.reached = result.tolerance <= request_.tolerance;
        return result;
    }

private:
    /// One particle for each place, each tried until its outcome is near enough; not complete when some place took too many trials.
    Population draw(double tolerance, std::uint32_t generation) {
        Population next;
        next.points.resize(request_.particles * d_);
        next.distances.resize(request_.particles);
        next.weights.assign(request_.particles, 1.0 / static_cast<double>(request_.particles));
        if (generation > 0) prepare_steps();
        // No place may take so many trials that the acceptance asked for is out of sight: ten times the mean number of trials at it.
        const auto most_trials = static_cast<std::int32_t>(10 / request_.least_acceptance);
        std::vector<std::int32_t> trials(request_.particles, 0);
        std::atomic<bool> given_up = false;
        RunOptions options = request_.run;
        options.progress = nullptr;
        run_tasks(request_.particles, options, [&](std::size_t i) {
            for (std::int32_t trial = 0; trial < most_trials && !given_up; ++trial) {
                Stream luck(RandomKey{request_.seed, generation}, CalibrationDraw::particle, static_cast<std::uint32_t>(i), trial);
                double* point = &next.points[i * d_];
                if (!propose(point, luck, generation)) continue;
                trials[i] += 1;
                next.distances[i] = distance_(point, luck, tolerance);
                if (next.distances[i] <= tolerance) return;
            }
            given_up = true;
        });
        std::int64_t all = 0;
        for (const std::int32_t number : trials) all += number;
        next.acceptance = static_cast<double>(request_.particles) / static_cast<double>(std::max<std::int64_t>(all, 1));
        next.complete = !given_up && (generation == 0 || next.acceptance >= request_.least_acceptance);
        return next;
    }

    /// A place in the cube: anywhere, or a step from a particle drawn by weight; false when the step leads out.
    bool propose(double* point, Stream& luck, std::uint32_t generation) const {
        if (generation == 0) {
            for (std::size_t k = 0; k < d_; ++k) point[k] = draw_uniform(luck);
            return true;
        }
        const double mark = draw_uniform(luck) * passed_.back();
        const auto from = static_cast<std::size_t>(std::lower_bound(passed_.begin(), passed_.end(), mark) - passed_.begin());
        Eigen::VectorXd step(static_cast<Eigen::Index>(d_));
        for (double& part : step) part = draw_normal(luck);
        step = spread_ * step;
        bool inside = true;
        for (std::size_t k = 0; k < d_; ++k) {
            point[k] = current_.points[from * d_ + k] + step(static_cast<Eigen::Index>(k));
            inside = inside && point[k] >= 0 && point[k] <= 1;
        }
        return inside;
    }

    void prepare_steps() {
        spread_ = spread_of(current_.points, d_, current_.weights, 2.0);
        passed_.clear();
        double sum = 0;
        for (const double weight : current_.weights) passed_.push_back(sum += weight);
        whitened_ = whiten(current_.points);
    }

    [[nodiscard]] Eigen::MatrixXd whiten(const std::vector<double>& points) const {
        const Eigen::Map<const Eigen::MatrixXd> columns(points.data(), static_cast<Eigen::Index>(d_), static_cast<Eigen::Index>(points.size() / d_));
        return spread_.triangularView<Eigen::Lower>().solve(columns);
    }

    /// Prior density (the same everywhere) over the density of the steps that led there.
    void weigh(Population& next) const {
        const Eigen::MatrixXd places = whiten(next.points);
        RunOptions options = request_.run;
        options.progress = nullptr;
        run_tasks(request_.particles, options, [&](std::size_t i) {
            double density = 0;
            for (std::size_t j = 0; j < current_.weights.size(); ++j)
                density += current_.weights[j] * math::exp(-0.5 * (places.col(static_cast<Eigen::Index>(i)) - whitened_.col(static_cast<Eigen::Index>(j))).squaredNorm());
            next.weights[i] = 1 / density;
        });
        double sum = 0;
        for (const double weight : next.weights) sum += weight;
        for (double& weight : next.weights) weight /= sum;
    }

    /// Of the current particles, by weight.
    [[nodiscard]] double median_distance() const {
        std::vector<std::size_t> order(current_.distances.size());
        for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
        std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return current_.distances[a] < current_.distances[b]; });
        double passed = 0;
        for (const std::size_t i : order)
            if ((passed += current_.weights[i]) >= 0.5) return current_.distances[i];
        return current_.distances[order.back()];
    }

    void note(AbcResult& result) const { result.generations.push_back({result.tolerance, current_.acceptance, effective_number(current_.weights)}); }

    const AbcDistance& distance_;
    const AbcRequest& request_;
    std::size_t d_;
    Population current_;
    Eigen::MatrixXd spread_, whitened_;
    std::vector<double> passed_;
};

}  // namespace

AbcResult abc_smc(const AbcDistance& distance, const AbcRequest& request) { return Sampler(distance, request).run(); }

}  // namespace terrace
