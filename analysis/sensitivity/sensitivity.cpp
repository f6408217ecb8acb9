#include "analysis/sensitivity/sensitivity.hpp"

#include <algorithm>
#include <cmath>
#include <stdexcept>

namespace terrace {
namespace {

constexpr double nan = std::numeric_limits<double>::quiet_NaN();

/// What the special groups of an uncertainty budget stand for.
Text label_of_group(const std::string& name) {
    if (name == "luck") return {"Monte-Carlo noise (weather, prices, jobs, illness)", "随机波动（天气、价格、就业、疾病等）"};
    if (name == "population") return {"Population synthesis", "人口合成"};
    if (name == "decision_rule") return {"Decision rule of households", "农户决策规则"};
    if (name == "parameters") return {"Parameters", "参数"};
    return {name, name};
}

std::vector<FactorGroup> groups_of(const std::vector<Factor>& factors) {
    std::vector<FactorGroup> groups;
    for (const std::string& name : group_names(factors)) groups.push_back({name, label_of_group(name), {}});
    const std::vector<std::size_t> group_of = group_of_factors(factors);
    for (std::size_t factor = 0; factor < factors.size(); ++factor) groups[group_of[factor]].factors.push_back(factor);
    for (FactorGroup& group : groups) {
        const bool labelled = group.label.en != group.name;
        const Text& label = factors[group.factors.front()].label;
        if (!labelled && group.factors.size() == 1 && !(label.en.empty() && label.zh.empty())) group.label = label;
    }
    return groups;
}

/// Points that hang together: blocks of saltelli, trajectories of morris.
std::size_t unit_points(const Design& design) {
    const std::size_t groups = group_names(design.factors).size();
    if (design.terms.kind == DesignKind::saltelli) return (design.terms.second_order ? 2 : 1) * groups + 2;
    return design.terms.kind == DesignKind::morris ? groups + 1 : 1;
}

double variance_of(const std::vector<double>& values) {
    double n = 0, sum = 0, squares = 0;
    for (const double value : values)
        if (!std::isnan(value)) ++n, sum += value;
    for (const double value : values)
        if (!std::isnan(value)) squares += (value - sum / n) * (value - sum / n);
    return n > 1 ? squares / (n - 1) : nan;
}

/// Share of luck in the variance between points; `results` are the points' means.
double noise_share(const SweepTable& sweep, std::size_t metric, const std::vector<double>& results) {
    double within = 0, points = 0;
    for (std::size_t point = 0; point < results.size(); ++point) {
        std::vector<double> replicates;
        for (std::size_t r = 0; r < sweep.replicates; ++r) replicates.push_back(sweep.result(point, metric, r));
        const auto known = static_cast<double>(std::count_if(replicates.begin(), replicates.end(), [](double y) { return !std::isnan(y); }));
        const double variance = variance_of(replicates);
        if (!std::isnan(variance)) within += variance / known, ++points;
    }
    const double between = variance_of(results);
    return points > 0 && between > 0 ? within / points / between : nan;
}

Convergence judge(std::size_t units, std::span<const Estimate> importance, double scale, const BootstrapTerms& terms, const Statistic& ranked) {
    const auto halves = figures_of_samples(
        half_samples, terms.threads, [&](std::uint32_t number) { return half_sample(units, terms.seed, number); }, ranked);
    return judge_convergence(importance, halves, scale, units);
}

/// The part of some figures that ranks the groups.
Statistic part(Statistic all, std::size_t from, std::size_t count) {
    return [all = std::move(all), from, count](std::span<const std::uint32_t> units) {
        const std::vector<double> figures = all(units);
        const auto begin = figures.begin() + static_cast<std::ptrdiff_t>(from);
        return std::vector<double>(begin, begin + static_cast<std::ptrdiff_t>(count));
    };
}

void add_sobol(MetricSensitivity& metric, const Design& design, std::vector<double> results, const BootstrapTerms& terms) {
    SaltelliResults blocks{.groups = group_names(design.factors).size(), .second_order = design.terms.second_order, .values = std::move(results)};
    blocks.values.resize(blocks.blocks() * blocks.columns());
    metric.sobol = sobol_indices(blocks, terms);
    metric.convergence = judge(blocks.blocks(), metric.sobol->total, 1, terms,
                               part([&](std::span<const std::uint32_t> some) { return sobol_figures(blocks, some); }, blocks.groups, blocks.groups));
}

void add_morris(MetricSensitivity& metric, const Design& design, const std::vector<double>& results, const BootstrapTerms& terms) {
    const ElementaryEffects effects = elementary_effects(design, results);
    metric.morris = morris_measures(effects, terms);
    double largest = 0;
    for (const Estimate& size : metric.morris->size) largest = std::max(largest, std::isnan(size.value) ? 0 : size.value);
    metric.convergence = judge(effects.trajectories(), metric.morris->size, largest, terms,
                               part([&](std::span<const std::uint32_t> some) { return morris_figures(effects, some); }, effects.groups, effects.groups));
}

MetricSensitivity analyse_metric(const SweepTable& sweep, std::size_t metric, const BootstrapTerms& terms) {
    const Design& design = sweep.design;
    std::vector<double> results;
    for (std::size_t point = 0; point < design.points(); ++point) results.push_back(sweep.mean(point, metric));
    MetricSensitivity found;
    found.info = sweep.metrics[metric];
    double sum = 0;
    for (const double result : results)
        if (!std::isnan(result)) sum += result, ++found.points;
    found.failed = results.size() - found.points;
    found.mean = found.points > 0 ? sum / static_cast<double>(found.points) : nan;
    found.deviation = std::sqrt(variance_of(results));
    if (design.terms.kind == DesignKind::one_at_a_time) {
        found.swings = swings(design, results);
        return found;
    }
    found.noise = noise_share(sweep, metric, results);
    found.pawn = pawn_indices(design, results, unit_points(design), terms);
    if (design.terms.kind == DesignKind::saltelli) add_sobol(found, design, std::move(results), terms);
    else if (design.terms.kind == DesignKind::morris) add_morris(found, design, results, terms);
    else found.convergence = judge_convergence(found.pawn->index, found.pawn->halves, 1, found.points);
    return found;
}

}  // namespace

bool Sensitivity::is_budget() const {
    const auto special = [&](const FactorGroup& group) { return factors[group.factors.front()].key == "luck" || factors[group.factors.front()].key == "population"; };
    return terms.kind == DesignKind::saltelli && std::any_of(groups.begin(), groups.end(), special);
}

Text Sensitivity::unit() const {
    if (terms.kind == DesignKind::saltelli) return {"base points", "基础样本"};
    if (terms.kind == DesignKind::morris) return {"trajectories", "轨迹"};
    return {"points", "样本点"};
}

Sensitivity analyse_sweep(const SweepTable& sweep, const std::vector<std::string>& metrics, const BootstrapTerms& terms) {
    Sensitivity found{.title = sweep.title,
                      .digest = sweep.digest,
                      .terms = sweep.design.terms,
                      .factors = sweep.design.factors,
                      .groups = groups_of(sweep.design.factors),
                      .points = sweep.design.points(),
                      .replicates = sweep.replicates,
                      .bootstrap = terms,
                      .metrics = {}};
    for (std::size_t metric = 0; metric < sweep.metrics.size(); ++metric)
        if (metrics.empty() || std::find(metrics.begin(), metrics.end(), sweep.metrics[metric].name) != metrics.end()) found.metrics.push_back(analyse_metric(sweep, metric, terms));
    for (const std::string& name : metrics)
        if (sweep.find_metric(name) == sweep.metrics.size()) throw std::invalid_argument("a metric that the sweep does not have: " + name);
    return found;
}

}  // namespace terrace
