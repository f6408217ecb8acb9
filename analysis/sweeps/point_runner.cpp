#include "analysis/sweeps/point_runner.hpp"

#include "analysis/study/stacked_settings.hpp"
#include "analysis/sweeps/metrics.hpp"
#include "sim/config/input_error.hpp"
#include "sim/core/sha256.hpp"
#include "sim/ledger/ledger.hpp"
#include "sim/run/background.hpp"

#include <bit>
#include <limits>
#include <new>

namespace terrace {
namespace {

constexpr double nan = std::numeric_limits<double>::quiet_NaN();

/// One line, without the folder in which the inputs lie, so that a failure reads the same on every machine.
std::string one_line(std::string text, const std::string& folder) {
    for (std::size_t at = 0; !folder.empty() && (at = text.find(folder + "/", at)) != std::string::npos;) text.erase(at, folder.size() + 1);
    for (std::size_t at = 0; (at = text.find('\n', at)) != std::string::npos;) text.replace(at, 1, "; ");
    return text;
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
    const Design& design = inputs_.request.design;
    std::vector<Stacked> stacks = inputs_.stacks;
    for (std::size_t f = 0; f < design.factors.size(); ++f) {
        const Factor& factor = design.factors[f];
        const double value = design.value(point, f);
        if (factor.key == "luck") {
            const double number = factor.spread == Spread::choice ? std::stod(factor.choices[static_cast<std::size_t>(value)]) : value;
            study.first_replicate = static_cast<std::size_t>(number) * study.replicates; // so that no two lucks share a replicate
        } else {
            set_where_it_belongs(stacks, factor.setting(value));
        }
    }
    for (std::size_t s = 0; s < stacks.size(); ++s)
        study.scenarios.push_back(read_scenario(stacks[s], inputs_.request.scenario_names[s], inputs_.records, inputs_.folders, &inputs_.scenarios[s]));
    return study;
}

void PointRunner::run_study(PointResult& result, const std::atomic<bool>* cancelled, PointTime* time) const {
    StudyRequest request = request_of(result.point);
    request.run.cancelled = cancelled;
    const double start = thread_seconds();
    const Study study = simulate_study(request);
    if (time) time->model = thread_seconds() - start;
    PointFigures figures = measure_point(inputs_.request.metrics, study);
    result.values = std::move(figures.values);
    result.failure = std::move(figures.lacking);
    Sha256 states;
    for (const std::string& digest : study.digests) states.update(digest);
    result.states = states.hex();
}

PointResult PointRunner::run(std::size_t point, const std::atomic<bool>* cancelled, PointTime* time) const {
    const double start = thread_seconds();
    PointResult result;
    result.point = point;
    result.values.assign(inputs_.request.metrics.size() * inputs_.request.replicates, nan);
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
