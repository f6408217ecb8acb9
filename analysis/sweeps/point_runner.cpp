#include "analysis/sweeps/point_runner.hpp"

#include "analysis/study/append_replicates.hpp"
#include "analysis/study/stacked_settings.hpp"
#include "analysis/sweeps/metrics.hpp"
#include "analysis/sweeps/sweep_precision.hpp"
#include "sim/config/input_error.hpp"
#include "sim/core/sha256.hpp"
#include "sim/ledger/ledger.hpp"
#include "sim/run/background.hpp"

#include <algorithm>
#include <bit>
#include <limits>
#include <new>
#include <optional>
#include <utility>

namespace terrace {
namespace {

constexpr double nan = std::numeric_limits<double>::quiet_NaN();

/// One line, without the folder in which the inputs lie, so that a failure reads the same on every machine.
std::string one_line(std::string text, const std::string& folder) {
    for (std::size_t at = 0; !folder.empty() && (at = text.find(folder + "/", at)) != std::string::npos;) text.erase(at, folder.size() + 1);
    for (std::size_t at = 0; (at = text.find('\n', at)) != std::string::npos;) text.replace(at, 1, "; ");
    return text;
}

/// First replicate of a draw of luck or population, such that no two draws share a replicate.
std::size_t first_replicate(const Factor& factor, double value, std::size_t replicates) {
    const double number = factor.spread == Spread::choice ? std::stod(factor.choices[static_cast<std::size_t>(value)]) : value;
    return static_cast<std::size_t>(number) * replicates;
}

/// Simulates the replicates of a point up to `until`.
void go_on(Study& study, StudyRequest& request, std::size_t until) {
    const std::size_t made = request.replicates;
    request.first_replicate += made;
    if (request.first_population) *request.first_population += made;
    request.replicates = until - study.replicates;
    append_replicates(study, simulate_study(request));
}

/// From [metric * replicates + replicate] to the places of the result, which has room for the most replicates.
void place_values(std::vector<double>& places, const std::vector<double>& values, std::size_t replicates) {
    const std::size_t metrics = values.size() / replicates, room = places.size() / metrics;
    for (std::size_t metric = 0; metric < metrics; ++metric)
        std::copy_n(values.begin() + static_cast<std::ptrdiff_t>(metric * replicates), replicates, places.begin() + static_cast<std::ptrdiff_t>(metric * room));
}

bool same_bits(double one, double other) { return std::bit_cast<std::uint64_t>(one) == std::bit_cast<std::uint64_t>(other) || (one != one && other != other); }

} // namespace

bool operator==(const PointResult& one, const PointResult& other) {
    if (one.point != other.point || one.failure.en != other.failure.en || one.states != other.states || one.values.size() != other.values.size()) return false;
    for (std::size_t i = 0; i < one.values.size(); ++i)
        if (!same_bits(one.values[i], other.values[i])) return false;
    return true;
}

StudyRequest PointRunner::request_of(std::size_t point) const {
    StudyRequest study = study_of_points(inputs_);
    const StreamedDesign& design = inputs_.request.design;
    const std::vector<double> values = design.point(point).values;
    std::vector<Stacked> stacks = inputs_.stacks;
    std::optional<std::size_t> luck; // moves the population too where nothing else does
    for (std::size_t f = 0; f < design.factors.size(); ++f) {
        const Factor& factor = design.factors[f];
        const double value = values[f];
        if (factor.key == "luck") luck = first_replicate(factor, value, inputs_.request.most_replicates);
        else if (factor.key == "population") study.first_population = first_replicate(factor, value, inputs_.request.most_replicates);
        else set_where_it_belongs(stacks, factor.setting(value));
    }
    study.first_replicate = luck.value_or(0);
    for (std::size_t s = 0; s < stacks.size(); ++s)
        study.scenarios.push_back(read_scenario(stacks[s], inputs_.request.scenario_names[s], inputs_.records, inputs_.folders, &inputs_.scenarios[s]));
    return study;
}

void PointRunner::run_study(PointResult& result, const std::atomic<bool>* cancelled, PointTime* time) const {
    StudyRequest request = request_of(result.point);
    request.run.cancelled = cancelled;
    const double start = thread_seconds();
    Study study = simulate_study(request);
    PointFigures figures = measure_point(inputs_.request.metrics, study);
    for (;;) {
        const std::size_t next = replicates_of_next_look(inputs_.request, figures.values, study.replicates);
        if (next == study.replicates) break;
        go_on(study, request, next);
        figures = measure_point(inputs_.request.metrics, study);
    }
    if (time) time->model = thread_seconds() - start;
    place_values(result.values, figures.values, study.replicates);
    result.failure = std::move(figures.lacking);
    Sha256 states;
    for (const std::string& digest : study.digests) states.update(digest);
    result.states = states.hex();
}

PointResult PointRunner::failed(std::size_t point, Text reason) const {
    PointResult result;
    result.point = point;
    result.values.assign(inputs_.request.metrics.size() * inputs_.request.most_replicates, nan);
    result.failure = std::move(reason);
    return result;
}

PointResult PointRunner::run(std::size_t point, const std::atomic<bool>* cancelled, PointTime* time) const {
    const double start = thread_seconds();
    PointResult result = failed(point, {});
    try {
        run_study(result, cancelled, time);
    } catch (const InputError& fault) {
        result.failure = fault.message();
    } catch (const Cancelled&) {
        throw;
    } catch (const std::bad_alloc&) {
        throw; // another machine may have the room
    } catch (const BrokenIdentity& fault) {
        result.failure = {std::string("the books do not close: ") + fault.what(), std::string("账目不平：") + fault.what()};
    } catch (const std::exception& fault) {
        result.failure = {std::string("a fault of the program: ") + fault.what(), std::string("程序错误：") + fault.what()};
    }
    const std::string folder = inputs_.root.string();
    result.failure = {one_line(result.failure.en, folder), one_line(result.failure.zh, folder)};
    if (time) time->all = thread_seconds() - start;
    return result;
}

} // namespace terrace
