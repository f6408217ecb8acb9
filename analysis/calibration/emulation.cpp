#include "analysis/calibration/emulation.hpp"

#include <algorithm>
#include <cmath>
#include <optional>
#include <span>

#include "analysis/calibration/draws.hpp"
#include "analysis/statistics/paired.hpp"

namespace terrace {

double ModelRuns::mean(std::size_t run, std::size_t aim) const {
    double sum = 0;
    for (std::size_t r = 0; r < replicates; ++r) sum += result(run, aim, r);
    return sum / static_cast<double>(replicates);
}

double ModelRuns::luck_variance(std::size_t aim) const {
    if (replicates < 2 || count() == 0) return 0;
    double sum = 0;
    for (std::size_t i = 0; i < count(); ++i) sum += sample_variance(std::span(results).subspan((i * aims + aim) * replicates, replicates));
    return sum / static_cast<double>(count() * replicates);
}

Emulation::Emulation(const std::vector<Aim>& aims, const ModelRuns& runs, const RunOptions& run, const Emulation* before, bool hold)
    : aims_(aims), checks_(aims.size()) {
    std::vector<std::optional<GaussianProcess>> made(aims.size());
    for (std::size_t a = 0; a < aims.size(); ++a) luck_.push_back(runs.luck_variance(a));
    RunOptions options = run;
    options.progress = nullptr;
    run_tasks(aims.size(), options, [&](std::size_t a) {
        std::vector<double> means;
        for (std::size_t i = 0; i < runs.count(); ++i) means.push_back(runs.mean(i, a));
        made[a].emplace(runs.points, runs.dimension, means, before ? before->processes_[a].shape() : GaussianProcess::Shape{}, hold);
        const LeaveOneOut left_out = made[a]->leave_one_out();
        EmulatorCheck& check = checks_[a];
        check.share_within_95 = left_out.share_within_95;
        check.error = left_out.root_mean_square;
        check.inflation = std::max(1.0, check.error * check.error);
        for (std::size_t k = 0; k < runs.dimension; ++k) check.lengths.push_back(made[a]->length(k));
    });
    for (std::optional<GaussianProcess>& process : made) processes_.push_back(std::move(*process));
}

Forecast Emulation::forecast(std::size_t aim, const double* point) const {
    Forecast forecast = processes_[aim].forecast(point);
    forecast.variance *= checks_[aim].inflation;
    return forecast;
}

double Emulation::other_variance(std::size_t aim) const { return aims_[aim].discrepancy * aims_[aim].discrepancy + luck_[aim]; }

double Emulation::implausibility(std::size_t aim, const double* point) const {
    if (miss(aims_[aim], processes_[aim].mean(point)) == 0) return 0;   // the variance would be dear and does not matter
    const Forecast foretold = forecast(aim, point);
    return miss(aims_[aim], foretold.mean) / std::sqrt(foretold.variance + other_variance(aim));
}

double Emulation::implausibility(const std::vector<std::size_t>& aims, const double* point, double limit) const {
    double largest = 0;
    for (const std::size_t aim : aims) {
        largest = std::max(largest, implausibility(aim, point));
        if (largest > limit) break;
    }
    return largest;
}

double Emulation::drawn_distance(const std::vector<std::size_t>& aims, const double* point, Stream& luck, double limit) const {
    double largest = 0;
    for (const std::size_t aim : aims) {
        const Forecast foretold = forecast(aim, point);
        const double figure = foretold.mean + std::sqrt(foretold.variance + other_variance(aim)) * draw_normal(luck);
        largest = std::max(largest, miss(aims_[aim], figure) / aims_[aim].discrepancy);
        if (largest > limit) break;
    }
    return largest;
}

double Emulation::acceptance_at(const std::vector<std::size_t>& aims, const double* point, double tolerance) const {
    double product = 1;
    for (const std::size_t aim : aims) {
        const Forecast foretold = forecast(aim, point);
        product *= acceptance(aims_[aim], foretold.mean, foretold.variance + other_variance(aim), tolerance * aims_[aim].discrepancy);
    }
    return product;
}

std::vector<std::size_t> fitted_aims(const std::vector<Aim>& aims) {
    std::vector<std::size_t> fitted;
    for (std::size_t a = 0; a < aims.size(); ++a)
        if (aims[a].fitted) fitted.push_back(a);
    return fitted;
}

}  // namespace terrace
