#include "analysis/sweeps/metrics.hpp"

#include "analysis/comparison/measure_summary.hpp"
#include "analysis/comparison/study_values.hpp"

#include <algorithm>
#include <array>
#include <limits>
#include <numeric>
#include <optional>
#include <string_view>

namespace terrace {
namespace {

constexpr double nan = std::numeric_limits<double>::quiet_NaN();

std::size_t scenario_of(const Study& study, const std::string& name) {
    const auto found = std::find_if(study.scenarios.begin(), study.scenarios.end(), [&](const ScenarioInfo& info) { return info.name == name; });
    return static_cast<std::size_t>(found - study.scenarios.begin());
}

/// A county's position, or the number of counties for all.
std::size_t place_of(const MetricRequest& metric, const Study& study) {
    if (metric.county.empty()) return study.counties.size();
    const auto found = std::find_if(study.counties.begin(), study.counties.end(), [&](const CountyInfo& county) { return county.key == metric.county; });
    return static_cast<std::size_t>(found - study.counties.begin());
}

std::size_t time_of(const MetricRequest& metric, const Study& study) {
    return static_cast<std::size_t>(metric.month ? *metric.month - study.first : study.months - 1);
}

/// Whether the figures of counties add up: not if they are per something, shares, indices or prices.
bool adds_up(const SeriesInfo& series) {
    const bool mean_of_money = series.name.starts_with("income_") || series.name == "price";
    return series.unit != "1" && series.unit.find('/') == std::string::npos && !mean_of_money;
}

/// The series that counts the persons a mean is over.
std::string_view persons_of(std::string_view series) {
    if (series.ends_with("_by_tier")) return "population_by_tier";
    if (series.ends_with("_by_type")) return "population_by_type";
    return series == "income_per_head_exited" ? "population_exited" : "";
}

double series_figure(const MetricRequest& metric, const StudyValues& values, std::size_t scenario, std::size_t replicate, std::size_t part) {
    const Study& study = values.study();
    const std::size_t place = place_of(metric, study), time = time_of(metric, study);
    const SeriesInfo& series = study.series[*values.find(metric.series)];
    if (series.name == "gini") return values.gini_at(scenario, replicate, time, place);
    if (!adds_up(series)) {
        const std::string_view persons = persons_of(series.name);
        return persons.empty() ? values.per_head(series.name, scenario, replicate, time, place, part)
                               : values.per_head_of_group(series.name, persons, scenario, replicate, time, place, part);
    }
    if (place < values.all()) return values.per_head(series.name, scenario, replicate, time, place, part);
    double sum = 0;
    for (std::size_t county = 0; county < values.all(); ++county) sum += values.per_head(series.name, scenario, replicate, time, county, part);
    return sum;
}

double each(Fen amount, std::int64_t households) { return households > 0 ? yuan(amount) / static_cast<double>(households) : nan; }

double ratio(double part, double whole) { return whole != 0 ? part / whole : nan; }

double gross_of(const MeasureEffect& effect) {
    const Fen activity = effect.gross[static_cast<std::size_t>(ReceiptForm::activity)]; // an own business's turnover, which nobody paid out
    return each(std::accumulate(effect.gross.begin(), effect.gross.end(), Fen{0}) - activity, effect.participants);
}

struct EffectFigure {
    std::string_view name;
    bool net;                              ///< needs the run without the measure
    double (*value)(const MeasureEffect&);
};

constexpr std::array<EffectFigure, 8> effect_figures{{
    {"gross", false, gross_of},
    {"before_after", false, [](const MeasureEffect& e) { return each(e.after - e.before, e.participants); }},
    {"net", true, [](const MeasureEffect& e) { return each(std::accumulate(e.net.begin(), e.net.end(), Fen{0}), e.participants); }},
    {"participants", false, [](const MeasureEffect& e) { return static_cast<double>(e.participants); }},
    {"public_cost", false, [](const MeasureEffect& e) { return yuan(e.public_cost); }},
    {"net_county", true, [](const MeasureEffect& e) { return yuan(e.net_county); }},
    {"cost_per_yuan", true, [](const MeasureEffect& e) { return ratio(yuan(e.public_cost + e.other_public_money), yuan(e.net_county)); }},
    {"better_alone", false, [](const MeasureEffect& e) { return ratio(static_cast<double>(e.better_alone), static_cast<double>(e.participants_all)); }},
}};

const EffectFigure* find_figure(const std::string& name) {
    const auto found = std::find_if(effect_figures.begin(), effect_figures.end(), [&](const EffectFigure& figure) { return figure.name == name; });
    return found == effect_figures.end() ? nullptr : &*found;
}

double effect_figure(const MetricRequest& metric, const Study& study, std::size_t scenario, std::size_t replicate, std::size_t measure) {
    const EffectFigure& figure = *find_figure(metric.figure);
    const std::optional<std::size_t> county = metric.county.empty() ? std::nullopt : std::optional(place_of(metric, study));
    for (const MeasureEffect& effect : measure_replicates(study, scenario, measure, county).replicates)
        if (effect.replicate == replicate) return figure.net && !effect.paired ? nan : figure.value(effect);
    return nan;
}

/// What a metric needs of a point's study, found once for all replicates.
struct Found {
    std::size_t scenario = 0, minus = 0;
    std::size_t part = 0;       ///< of the series, or the measure in `scenario`
    std::size_t part_minus = 0; ///< the measure in `minus`
};

Text lacks(const MetricRequest& metric, const Text& what) { return {metric.info.name + ": " + what.en, metric.info.name + "：" + what.zh}; }

std::size_t position(const std::vector<std::string>& names, const std::string& name) {
    return static_cast<std::size_t>(std::find(names.begin(), names.end(), name) - names.begin());
}

std::size_t measure_position(const ScenarioInfo& scenario, const std::string& name) {
    std::vector<std::string> names;
    for (const MeasureInfo& measure : scenario.measures) names.push_back(measure.name);
    return position(names, name);
}

std::optional<Text> find_in(const MetricRequest& metric, const StudyValues& values, Found& found) {
    const Study& study = values.study();
    found.scenario = scenario_of(study, metric.scenario);
    found.minus = scenario_of(study, metric.minus);
    if (!metric.measure.empty()) {
        found.part = measure_position(study.scenarios[found.scenario], metric.measure);
        if (found.part == study.scenarios[found.scenario].measures.size())
            return lacks(metric, {"scenario '" + metric.scenario + "' has no measure '" + metric.measure + "' here", "方案“" + metric.scenario + "”此处没有措施“" + metric.measure + "”"});
        if (!metric.minus.empty()) found.part_minus = measure_position(study.scenarios[found.minus], metric.measure);
        return std::nullopt;
    }
    if (time_of(metric, study) >= static_cast<std::size_t>(study.months))
        return lacks(metric, {"month " + metric.month->to_string() + " is not simulated here", "此处未模拟 " + metric.month->to_string()});
    if (const Coordinate* parts = values.coordinate(metric.series); parts != nullptr) {
        found.part = found.part_minus = position(parts->labels, metric.part);
        if (found.part == parts->labels.size())
            return lacks(metric, {"series '" + metric.series + "' has no part '" + metric.part + "' here", "序列“" + metric.series + "”此处没有分项“" + metric.part + "”"});
    }
    return std::nullopt;
}

double figure_of(const MetricRequest& metric, const StudyValues& values, std::size_t scenario, std::size_t replicate, std::size_t part) {
    return metric.measure.empty() ? series_figure(metric, values, scenario, replicate, part) : effect_figure(metric, values.study(), scenario, replicate, part);
}

} // namespace

PointFigures measure_point(const std::vector<MetricRequest>& metrics, const Study& study) {
    const StudyValues values(study);
    PointFigures figures;
    for (const MetricRequest& metric : metrics) {
        Found found;
        const std::optional<Text> lacking = find_in(metric, values, found);
        if (lacking && figures.lacking.en.empty()) figures.lacking = *lacking;
        for (std::size_t replicate = 0; replicate < study.replicates; ++replicate) {
            double value = lacking ? nan : figure_of(metric, values, found.scenario, replicate, found.part);
            if (!lacking && !metric.minus.empty()) value -= figure_of(metric, values, found.minus, replicate, found.part_minus);
            figures.values.push_back(value == 0 ? 0.0 : value); // one form of zero
        }
    }
    return figures;
}

bool needs_effects(const std::vector<MetricRequest>& metrics) {
    return std::any_of(metrics.begin(), metrics.end(), [](const MetricRequest& metric) { return !metric.measure.empty(); });
}

bool needs_net(const std::vector<MetricRequest>& metrics) {
    return std::any_of(metrics.begin(), metrics.end(), [](const MetricRequest& metric) {
        const EffectFigure* figure = find_figure(metric.figure);
        return !metric.measure.empty() && figure != nullptr && figure->net;
    });
}

} // namespace terrace
