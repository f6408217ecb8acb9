#include "analysis/sweeps/measure_figures.hpp"
#include "analysis/sweeps/request_parts.hpp"
#include "models/observers/series.hpp"
#include "sim/config/nearest_name.hpp"

#include <algorithm>

namespace terrace {
namespace {

bool contains(const std::vector<std::string>& names, const std::string& name) { return std::find(names.begin(), names.end(), name) != names.end(); }

std::size_t position(const std::vector<std::string>& names, const std::string& name) {
    return static_cast<std::size_t>(std::find(names.begin(), names.end(), name) - names.begin());
}

[[noreturn]] void reject(const KeyVisitor& key, const std::string& name, const Text& what, const std::vector<std::string>& names, const std::string& found) {
    const std::string list = listed(names);
    key.fail(name, {what.en + ": " + list, what.zh + "：" + list}, nearest_name(found, names));
}

/// A name that netCDF takes and that no other variable or dimension of a sweep file bears.
void read_name(KeyVisitor& key, MetricRequest& metric) {
    key.text("name", metric.info.name);
    const std::string& name = metric.info.name;
    const auto letter = [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_'; };
    const bool fits = !name.empty() && letter(name.front()) && std::all_of(name.begin(), name.end(), [&](char c) { return letter(c) || (c >= '0' && c <= '9'); });
    if (!fits) key.fail("name", {"a name of English letters, digits and underscores that begins with a letter", "由英文字母、数字和下划线组成、以字母开头的名称"});
    static const std::vector<std::string> taken{"point", "factor", "replicate", "group", "design", "share", "failure", "failure_zh", "metric", "provenance"};
    if (contains(taken, name) || name.starts_with("factor_")) key.fail("name", {"a name that the sweep file does not use itself", "结果文件自身未使用的名称"});
}

void read_scenario(KeyVisitor& key, const std::string& name, std::string& value, const std::vector<std::string>& scenarios) {
    key.text(name, value);
    if (key.present(name) && !contains(scenarios, value)) reject(key, name, {"a scenario of the sweep", "本文件列出的方案"}, scenarios, value);
}

/// Names of the part a series has, or nothing. A measure may belong to any scenario of the sweep.
std::vector<std::string> parts_of(const SeriesSpec& series, const SweepScenarios& scenarios) {
    if (series.dimension.name != "measure") return series.dimension.labels;
    std::vector<std::string> names;
    for (std::size_t s = 0; s < scenarios.names.size(); ++s)
        for (const MeasureTerms& measure : scenarios.measures(s))
            if (!contains(names, measure.name)) names.push_back(measure.name);
    return names;
}

void read_series(KeyVisitor& key, MetricRequest& metric, const SweepScenarios& scenarios) {
    const std::vector<SeriesSpec> all = series_specs({});
    key.text("series", metric.series);
    const auto series = std::find_if(all.begin(), all.end(), [&](const SeriesSpec& one) { return one.name == metric.series; });
    if (series == all.end()) {
        std::vector<std::string> names;
        for (const SeriesSpec& one : all) names.push_back(one.name);
        reject(key, "series", {"a series", "序列名称"}, names, metric.series);
    }
    key.text("part", metric.part);
    const std::vector<std::string> parts = parts_of(*series, scenarios);
    if (parts.empty() && key.present("part")) key.fail("part", {"no part: " + metric.series + " has none", "不写 part：" + metric.series + " 没有分项"});
    if (!parts.empty() && !contains(parts, metric.part)) reject(key, "part", {"a part of the series", "该序列的分项"}, parts, metric.part);
    Month month;
    key.month("month", month);
    if (key.present("month")) metric.month = month;
    metric.info.unit = series->unit;
    metric.info.label = {series->long_name, series->long_name_zh};
    if (metric.part.empty()) return;
    const std::size_t part = position(series->dimension.labels, metric.part);
    const bool named = part < series->dimension.labels_zh.size();
    metric.info.label.en += ": " + metric.part;
    metric.info.label.zh += "：" + (named ? series->dimension.labels_zh[part] : metric.part);
}

void read_effect(KeyVisitor& key, MetricRequest& metric, const SweepScenarios& scenarios) {
    key.text("measure", metric.measure);
    std::vector<std::string> measures, figures;
    for (const MeasureTerms& measure : scenarios.measures(position(scenarios.names, metric.scenario))) measures.push_back(measure.name);
    if (!contains(measures, metric.measure)) reject(key, "measure", {"a measure of " + metric.scenario, metric.scenario + " 中的措施"}, measures, metric.measure);
    key.text("figure", metric.figure);
    for (const MeasureFigure& figure : measure_figures()) figures.emplace_back(figure.name);
    if (!contains(figures, metric.figure)) reject(key, "figure", {"a figure of its effect", "措施效果指标"}, figures, metric.figure);
    const MeasureFigure& figure = measure_figures()[position(figures, metric.figure)];
    metric.info.unit = figure.unit;
    metric.info.label = {figure.label.en + ": " + metric.measure, figure.label.zh + "：" + metric.measure};
}

} // namespace

MetricRequest read_metric(KeyVisitor key, const SweepScenarios& scenarios, const std::vector<std::string>& counties) {
    MetricRequest metric;
    read_name(key, metric);
    metric.place = key.place_of("name");
    metric.scenario = scenarios.names.back();
    read_scenario(key, "scenario", metric.scenario, scenarios.names);
    read_scenario(key, "minus", metric.minus, scenarios.names);
    if (!metric.minus.empty() && metric.minus == metric.scenario) key.fail("minus", {"another scenario than 'scenario'", "与 scenario 不同的方案"});
    key.text("county", metric.county);
    if (!metric.county.empty() && !counties.empty() && !contains(counties, metric.county)) reject(key, "county", {"a county of the sweep", "本文件列出的县"}, counties, metric.county);
    if (key.present("series") == key.present("measure")) key.fail("series", {"either series, or measure with figure", "series，或 measure 加 figure，二者取一"});
    if (key.present("series"))
        read_series(key, metric, scenarios);
    else
        read_effect(key, metric, scenarios);
    if (!metric.minus.empty()) {
        metric.info.label.en += " (" + metric.scenario + " less " + metric.minus + ")";
        metric.info.label.zh += "（" + metric.scenario + " 减 " + metric.minus + "）";
    }
    metric.labelled = key.present("label");
    key.label("label", metric.info.label);
    key.finish();
    return metric;
}

} // namespace terrace
