#include <cmath>

#include <nlohmann/json.hpp>

#include "analysis/calibration/calibration_report.hpp"
#include "analysis/calibration/compromise.hpp"
#include "analysis/calibration/draws.hpp"
#include "analysis/tables/csv.hpp"

namespace terrace {
namespace {

using Json = nlohmann::ordered_json;

Json json(const Text& text) { return {{"en", text.en}, {"zh", text.zh}}; }
Json finite(double value) { return std::isfinite(value) ? Json(value) : Json(nullptr); }
Json json(const Band& band) { return {{"low", finite(band.low)}, {"median", finite(band.median)}, {"high", finite(band.high)}}; }

Json parameters(const CalibrationReport& report) {
    Json list = Json::array();
    for (std::size_t f = 0; f < report.calibration.problem.factors.size(); ++f) {
        const Factor& factor = report.calibration.problem.factors[f];
        const ParameterSummary& one = report.summary.parameters[f];
        list.push_back({{"key", factor.key},
                        {"label", json(factor.label)},
                        {"unit", factor.unit},
                        {"prior", json(one.prior)},
                        {"posterior", json(one.posterior)},
                        {"shipped", finite(one.shipped)},
                        {"posterior_below_shipped", finite(one.below_shipped)},
                        {"distance", one.distance},
                        {"moved", one.moved}});
    }
    return list;
}

Json targets(const CalibrationReport& report) {
    Json list = Json::array();
    for (std::size_t a = 0; a < report.calibration.problem.aims.size(); ++a) {
        const Aim& aim = report.calibration.problem.aims[a];
        const AimSummary& one = report.summary.aims[a];
        list.push_back({{"id", aim.id},
                        {"label", json(aim.label)},
                        {"unit", json(aim.unit)},
                        {"asked", {{"low", finite(aim.low)}, {"high", finite(aim.high)}}},
                        {"discrepancy", aim.discrepancy},
                        {"fitted", aim.fitted},
                        {"first_wave", json(one.first_wave)},
                        {"posterior", json(one.posterior)},
                        {"single_runs", json(one.single)},
                        {"share_in_range", one.share_met},
                        {"verdict", verdict_key(one.verdict)}});
    }
    return list;
}

Json ids_of(const Calibration& calibration, const std::vector<std::size_t>& aims) {
    Json ids = Json::array();
    for (const std::size_t aim : aims) ids.push_back(calibration.problem.aims[aim].id);
    return ids;
}

Json contradictions(const Calibration& calibration) {
    Json list = Json::array();
    for (const Contradiction& one : calibration.contradictions)
        list.push_back({{"targets", ids_of(calibration, one.aims)}, {"lowest", finite(one.lowest)}, {"widening", finite(one.widening)}});
    return list;
}

Json waves(const Calibration& calibration) {
    Json list = Json::array();
    for (const Wave& wave : calibration.waves)
        list.push_back({{"runs", wave.runs}, {"share_left", wave.share}, {"lowest_implausibility", finite(wave.lowest)}, {"empty", wave.empty}, {"emulator_share", wave.emulator_share}});
    return list;
}

std::vector<std::string> numbers(std::initializer_list<double> values) {
    std::vector<std::string> texts;
    for (const double value : values) texts.push_back(std::isfinite(value) ? csv_number(value) : "");
    return texts;
}

std::string line(std::vector<std::string> texts, const std::vector<std::string>& more) {
    texts.insert(texts.end(), more.begin(), more.end());
    return csv_line(texts);
}

}  // namespace

std::string calibration_json(const CalibrationReport& report) {
    const Calibration& calibration = report.calibration;
    const Json all{{"command", "calibrate"},
                   {"title", json(report.inputs.request.title)},
                   {"seed", calibration.problem.terms.seed},
                   {"replicates", calibration.problem.terms.replicates},
                   {"parameters", parameters(report)},
                   {"targets", targets(report)},
                   {"cannot_be_met_together", contradictions(calibration)},
                   {"others_can_be_met_without", ids_of(calibration, aims_to_leave_out(calibration))},
                   {"compromise", json(compromise_text(calibration, report.summary))},
                   {"waves", waves(calibration)},
                   {"posterior",
                    {{"samples", calibration.samples()},
                     {"effective", calibration.effective},
                     {"particles", calibration.particles.weights.size()},
                     {"generations", calibration.particles.generations.size()},
                     {"tolerance", finite(calibration.particles.tolerance)},
                     {"reached", calibration.particles.reached}}},
                   {"runs", report.times.runs},
                   {"runs_before", report.times.runs_before},
                   {"model_seconds", report.times.model_seconds},
                   {"wall_seconds", report.times.wall_seconds},
                   {"digest", calibration.digest()}};
    return all.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

std::string calibration_csv(const CalibrationReport& report) {
    std::string text = csv_line({"kind", "name", "label_en", "label_zh", "unit", "asked_low", "asked_high", "before_low", "before_median", "before_high", "posterior_low", "posterior_median",
                                 "posterior_high", "single_low", "single_median", "single_high", "shipped", "posterior_below_shipped", "distance", "share_in_range", "verdict"});
    for (std::size_t f = 0; f < report.calibration.problem.factors.size(); ++f) {
        const Factor& factor = report.calibration.problem.factors[f];
        const ParameterSummary& one = report.summary.parameters[f];
        const double none = std::nan("");
        std::vector<std::string> values = numbers({none, none, one.prior.low, one.prior.median, one.prior.high, one.posterior.low, one.posterior.median, one.posterior.high, none, none, none,
                                                   one.shipped, one.below_shipped, one.distance, none});
        values.push_back(one.moved ? "moved" : "not moved");
        text += line({"parameter", factor.key, factor.label.en, factor.label.zh, factor.unit}, values);
    }
    for (std::size_t a = 0; a < report.calibration.problem.aims.size(); ++a) {
        const Aim& aim = report.calibration.problem.aims[a];
        const AimSummary& one = report.summary.aims[a];
        const double none = std::nan("");
        std::vector<std::string> values = numbers({aim.low, aim.high, one.first_wave.low, one.first_wave.median, one.first_wave.high, one.posterior.low, one.posterior.median, one.posterior.high,
                                                   one.single.low, one.single.median, one.single.high, none, none, none, one.share_met});
        values.push_back(verdict_key(one.verdict));
        text += line({aim.fitted ? "target" : "foretold", aim.id, aim.label.en, aim.label.zh, aim.unit.en}, values);
    }
    return text;
}

std::string posterior_csv(const Calibration& calibration) {
    std::vector<std::string> keys;
    for (const Factor& factor : calibration.problem.factors) keys.push_back(factor.key);
    std::string text = csv_line(keys);
    Stream luck(RandomKey{calibration.problem.terms.seed, 1}, CalibrationDraw::choice_of_samples, 0, 0);
    for (const std::size_t i : resample(calibration.weights, calibration.samples(), draw_uniform(luck))) {
        std::vector<std::string> values;
        for (std::size_t f = 0; f < keys.size(); ++f) values.push_back(csv_number(calibration.problem.factors[f].value(calibration.sample(i)[f])));
        text += csv_line(values);
    }
    return text;
}

}  // namespace terrace
