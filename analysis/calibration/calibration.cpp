#include "analysis/calibration/calibration.hpp"

#include <algorithm>
#include <memory>
#include <span>

#include "analysis/calibration/draws.hpp"
#include "analysis/calibration/level_set.hpp"
#include "analysis/sweeps/design.hpp"
#include "sim/core/sha256.hpp"

namespace terrace {
namespace {

constexpr double enough = 0.1;               // share of the emulators in all variance at which more runs would tell little
constexpr std::size_t least_plausible = 400; // points that stand for what is not ruled out

class Matching {
public:
    Matching(const CalibrationProblem& problem, const RunPoints& run_points, const RunOptions& run) : run_points_(run_points), run_(run), fitted_(fitted_aims(problem.aims)) {
        run_.progress = nullptr;
        result_.problem = problem;
        result_.runs.dimension = problem.factors.size();
        result_.runs.aims = problem.aims.size();
        result_.runs.replicates = terms().replicates;
    }

    Calibration take() {
        history_matching();
        posterior();
        sample();
        const Emulation last(result_.problem.aims, result_.runs, run_, emulation_.get(), true);   // knows the posterior's runs as well
        ContradictionRequest request{dimension(), terms().cutoff, result_.runs.points, terms().seed, run_};
        result_.contradictions = find_contradictions(last, request);
        return std::move(result_);
    }

private:
    [[nodiscard]] const CalibrationTerms& terms() const { return result_.problem.terms; }
    [[nodiscard]] std::size_t dimension() const { return result_.runs.dimension; }

    void history_matching() {
        DesignTerms design;
        design.size = terms().points;
        design.seed = terms().seed;
        std::vector<double> points = make_design(design, result_.problem.factors).shares;
        for (std::size_t wave = 0; wave < terms().waves; ++wave) {
            run(points, wave);
            emulation_ = std::make_unique<Emulation>(result_.problem.aims, result_.runs, run_, emulation_.get());
            const LevelSet plausible = what_is_left(wave);
            note(plausible);
            if (!plausible.reached || result_.waves.back().emulator_share < enough) break;
            points.clear();
            for (const std::size_t i : spread_out(plausible.points, dimension(), terms().points, result_.runs.points))
                points.insert(points.end(), plausible.points.begin() + static_cast<std::ptrdiff_t>(i * dimension()),
                              plausible.points.begin() + static_cast<std::ptrdiff_t>((i + 1) * dimension()));
        }
    }

    /// Whole numbers are rounded before the model runs; the emulators learn at the place that was run.
    void run(std::vector<double> points, std::size_t wave) {
        const std::vector<Factor>& factors = result_.problem.factors;
        for (std::size_t i = 0; i < points.size(); ++i) {
            const Factor& factor = factors[i % dimension()];
            if (factor.whole) points[i] = factor.share_of(factor.value(points[i]));
        }
        const std::size_t count = points.size() / dimension();
        const std::vector<double> results = run_points_(points, count);
        result_.runs.points.insert(result_.runs.points.end(), points.begin(), points.end());
        result_.runs.results.insert(result_.runs.results.end(), results.begin(), results.end());
        result_.wave_of.insert(result_.wave_of.end(), count, wave);
    }

    [[nodiscard]] LevelSet what_is_left(std::size_t wave) const {
        LevelSetRequest request;
        request.dimension = dimension();
        request.level = terms().cutoff;
        request.count = std::max(least_plausible, 4 * terms().points);
        request.seed = terms().seed;
        request.series = static_cast<std::uint32_t>(wave);
        request.run = run_;
        return sample_level_set([this](const double* point, double limit) { return emulation_->implausibility(fitted_, point, limit); }, request);
    }

    void note(const LevelSet& plausible) {
        Wave wave;
        wave.runs = result_.runs.count();
        wave.share = plausible.reached ? plausible.share : 0;
        wave.lowest = plausible.lowest;
        wave.empty = !plausible.reached;
        for (std::size_t a = 0; a < result_.problem.aims.size(); ++a) wave.checks.push_back(emulation_->check(a));
        const std::size_t count = plausible.heights.size();
        std::vector<double> shares(fitted_.size());
        run_tasks(fitted_.size(), run_, [&](std::size_t f) {
            for (std::size_t i = 0; i < count; ++i) {
                const double own = emulation_->forecast(fitted_[f], &plausible.points[i * dimension()]).variance;
                shares[f] += own / (own + emulation_->other_variance(fitted_[f])) / static_cast<double>(count);
            }
        });
        wave.emulator_share = *std::max_element(shares.begin(), shares.end());
        result_.waves.push_back(std::move(wave));
    }

    void posterior() {
        AbcRequest request;
        request.dimension = dimension();
        request.particles = terms().particles;
        request.seed = terms().seed;
        request.run = run_;
        result_.particles = abc_smc([this](const double* point, Stream& luck, double limit) { return emulation_->drawn_distance(fitted_, point, luck, limit); }, request);
    }

    void sample() {
        Stream luck(RandomKey{terms().seed, 0}, CalibrationDraw::choice_of_samples, 0, 0);
        std::vector<double> points;
        for (const std::size_t i : resample(result_.particles.weights, terms().samples, draw_uniform(luck)))
            points.insert(points.end(), result_.particles.points.begin() + static_cast<std::ptrdiff_t>(i * dimension()),
                          result_.particles.points.begin() + static_cast<std::ptrdiff_t>((i + 1) * dimension()));
        result_.first_sample = result_.runs.count();
        run(points, result_.waves.size());
        weigh();
    }

    void weigh() {
        const double tolerance = result_.particles.tolerance;
        double sum = 0;
        for (std::size_t i = 0; i < terms().samples; ++i) {
            double by_run = 1;
            for (const std::size_t a : fitted_) {
                const Aim& aim = result_.problem.aims[a];
                by_run *= acceptance(aim, result_.runs.mean(result_.first_sample + i, a), emulation_->other_variance(a), tolerance * aim.discrepancy);
            }
            const double by_emulator = emulation_->acceptance_at(fitted_, result_.sample(i), tolerance);
            result_.weights.push_back(by_emulator > 0 ? by_run / by_emulator : 0);
            sum += result_.weights.back();
        }
        for (double& weight : result_.weights) weight = sum > 0 ? weight / sum : 1 / static_cast<double>(terms().samples);
        result_.effective = sum > 0 ? effective_number(result_.weights) : 0;
    }

    const RunPoints& run_points_;
    RunOptions run_;
    std::vector<std::size_t> fitted_;
    std::unique_ptr<Emulation> emulation_;
    Calibration result_;
};

void add(Sha256& hash, const std::vector<double>& values) { hash.update(std::as_bytes(std::span(values))); }

}  // namespace

std::string Calibration::digest() const {
    Sha256 hash;
    for (const Factor& factor : problem.factors) hash.update(factor.key + "\n");
    for (const Aim& aim : problem.aims) hash.update(aim.id + "\n");
    add(hash, runs.points);
    add(hash, runs.results);
    for (const Wave& wave : waves) add(hash, {wave.share, wave.lowest, wave.emulator_share});
    add(hash, particles.points);
    add(hash, particles.weights);
    add(hash, weights);
    for (const Contradiction& one : contradictions) add(hash, {one.lowest, one.widening});
    return hash.hex();
}

Calibration calibrate(const CalibrationProblem& problem, const RunPoints& run_points, const RunOptions& run) { return Matching(problem, run_points, run).take(); }

std::size_t most_runs(const CalibrationTerms& terms) { return terms.waves * terms.points + terms.samples; }

}  // namespace terrace
