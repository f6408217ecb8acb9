#include "cli/checked_sweep.hpp"

#include "analysis/tables/number_text.hpp"
#include "analysis/tables/text_table.hpp"
#include "sim/config/node.hpp"

#include <cmath>

namespace terrace {
namespace {

struct Wording {
    const char* key;
    Text name;
};

const Wording& wording_of(Spread spread) {
    static const Wording words[] = {{"uniform", {"uniform", "均匀分布"}}, {"log_uniform", {"uniform in the logarithm", "对数均匀分布"}}, {"normal", {"normal", "正态分布"}},
                                    {"triangular", {"triangular", "三角分布"}}, {"choice", {"choice", "离散取值"}}};
    return words[static_cast<std::size_t>(spread)];
}

const Text& wording_of(DesignKind kind) {
    static const Text words[] = {{"full factorial", "全因子设计"}, {"one at a time", "逐一变动设计"}, {"Latin hypercube", "拉丁超立方抽样"}, {"Sobol sequence", "Sobol 序列抽样"},
                                 {"Saltelli sample", "Saltelli 抽样"}, {"Morris trajectories", "Morris 筛选轨迹"}, {"own points", "自备样本点"}};
    return words[static_cast<std::size_t>(kind)];
}

std::string values_text(const Factor& factor) {
    std::string text;
    for (const std::string& choice : factor.choices) text += (text.empty() ? "" : ", ") + choice;
    if (!text.empty()) return text;
    const auto end = [](double value) { return std::isfinite(value) ? number_text(value) : "-"; };
    return end(factor.low) + " .. " + end(factor.high);
}

std::string count_text(std::size_t count, Language language) { return number_text(static_cast<double>(count), 0, language); }

std::string runs_text(const SweepRequest& sweep, Language language) {
    const std::string points = count_text(sweep.design.points(), language), scenarios = count_text(sweep.scenarios.size(), language),
                      replicates = count_text(sweep.replicates, language), runs = count_text(sweep.runs(), language);
    const Text text{points + " points x " + scenarios + " scenarios x " + replicates + " replicates = " + runs + " runs",
                    points + " 个样本点 × " + scenarios + " 个方案 × " + replicates + " 次重复 = " + runs + " 次模拟"};
    return wording_of(sweep.design.terms.kind).in(language) + ": " + text.in(language) + "\n";
}

Json factor_json(const Factor& factor) {
    Json result{{"key", factor.key}, {"label", json(factor.label)}, {"unit", factor.unit}, {"group", factor.group}, {"distribution", wording_of(factor.spread).key}};
    if (factor.spread == Spread::choice) {
        result["choices"] = factor.choices;
        return result;
    }
    result["low"] = factor.low;
    result["high"] = factor.high;
    result["whole"] = factor.whole;
    if (factor.spread == Spread::triangular) result["mode"] = factor.mode;
    if (factor.spread == Spread::normal) result["mean"] = factor.mean, result["sd"] = factor.deviation;
    return result;
}

} // namespace

std::string sweep_text(const SweepRequest& sweep, Language language) {
    TextTable factors;
    factors.header({Text{"Factor", "因素"}.in(language), Text{"distribution", "分布"}.in(language), Text{"values", "取值"}.in(language), Text{"unit", "单位"}.in(language)});
    for (const Factor& factor : sweep.design.factors) {
        const std::string group = factor.group == factor.key ? "" : " [" + factor.group + "]";
        factors.row({factor.key + group + ": " + factor.label.in(language), wording_of(factor.spread).name.in(language), values_text(factor), factor.unit});
    }
    TextTable metrics;
    metrics.header({Text{"Metric", "指标"}.in(language), Text{"unit", "单位"}.in(language)});
    for (const MetricRequest& metric : sweep.metrics) metrics.row({metric.info.name + ": " + metric.info.label.in(language), metric.info.unit});
    return "\n" + runs_text(sweep, language) + "\n" + factors.text() + "\n" + metrics.text();
}

std::vector<std::vector<std::string>> sweep_lines(const SweepRequest& sweep, Language language) {
    std::vector<std::vector<std::string>> lines{{"points", "", "design", "", std::to_string(sweep.design.points()), "points", wording_of(sweep.design.terms.kind).in(language)},
                                                {"runs", "", "", "", std::to_string(sweep.runs()), "runs", ""}};
    for (std::size_t f = 0; f < sweep.design.factors.size(); ++f) {
        const Factor& factor = sweep.design.factors[f];
        lines.push_back({"factor", "", factor.key, sweep.factor_places[f].to_string(), values_text(factor), factor.unit, factor.label.in(language)});
    }
    for (const MetricRequest& metric : sweep.metrics) lines.push_back({"metric", metric.measure, metric.info.name, metric.place.to_string(), "", metric.info.unit, metric.info.label.in(language)});
    return lines;
}

Json sweep_json(const SweepRequest& sweep) {
    const StreamedDesign& design = sweep.design;
    Json result{{"design", name_of(design.terms.kind)}, {"scenarios", sweep.scenario_names}, {"replicates", sweep.replicates}, {"runs", sweep.runs()}};
    result["factors"] = result["metrics"] = result["points"] = Json::array();
    for (const Factor& factor : design.factors) result["factors"].push_back(factor_json(factor));
    for (const MetricRequest& metric : sweep.metrics) result["metrics"].push_back({{"name", metric.info.name}, {"unit", metric.info.unit}, {"label", json(metric.info.label)}});
    for (std::size_t p = 0; p < design.points(); ++p) result["points"].push_back(design.point(p).values);
    return result;
}

} // namespace terrace
