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

/// The figures from position `from` on as a ranking; `halves` are all figures over half samples.
Ranking ranking_of(const std::vector<Estimate>& figures, const std::vector<std::vector<double>>& halves, std::size_t from) {
    const auto begin = halves.begin() + static_cast<std::ptrdiff_t>(from);
    return {figures, {begin, begin + static_cast<std::ptrdiff_t>(figures.size())}};
}

std::vector<std::vector<double>> over_halves(std::size_t units, const BootstrapTerms& terms, const Statistic& statistic) {
    return figures_of_samples(
        half_samples, terms.threads, [&](std::uint32_t number) { return half_sample(units, terms.seed, number); }, statistic);
}

/// [group] Whether the points that have a result all have the same values of it, though the design does not.
std::vector<char> unmoved_groups(const Design& design, const std::vector<double>& results) {
    const std::vector<std::size_t> group_of = group_of_factors(design.factors);
    std::vector<char> unmoved(group_names(design.factors).size(), 1);
    const auto first = static_cast<std::size_t>(std::find_if(results.begin(), results.end(), [](double y) { return !std::isnan(y); }) - results.begin());
    for (std::size_t point = first; point < results.size(); ++point)
        for (std::size_t factor = 0; factor < design.factors.size(); ++factor)
            if (!std::isnan(results[point]) && design.value(point, factor) != design.value(first, factor)) unmoved[group_of[factor]] = 0;
    return unmoved;
}

void add_sobol(MetricSensitivity& metric, const Design& design, std::vector<double> results, const BootstrapTerms& terms) {
    SaltelliResults blocks{.groups = group_names(design.factors).size(), .second_order = design.terms.second_order, .values = {}, .unmoved = unmoved_groups(design, results)};
    blocks.values = std::move(results);
    blocks.values.resize(blocks.blocks() * blocks.columns());
    metric.sobol = sobol_indices(blocks, terms);
    const auto halves = over_halves(blocks.blocks(), terms, [&](std::span<const std::uint32_t> some) { return sobol_figures(blocks, some); });
    const std::vector<Ranking> rankings{ranking_of(metric.sobol->first, halves, 0), ranking_of(metric.sobol->total, halves, blocks.groups)};
    metric.convergence = judge_convergence(rankings, 1, blocks.blocks(), metric.sobol->fewest);
}

void add_morris(MetricSensitivity& metric, const Design& design, const std::vector<double>& results, const BootstrapTerms& terms) {
    const ElementaryEffects effects = elementary_effects(design, results);
    metric.morris = morris_measures(effects, terms);
    double largest = 0;
    for (const Estimate& size : metric.morris->size) largest = std::max(largest, std::isnan(size.value) ? 0 : size.value);
    const auto halves = over_halves(effects.trajectories(), terms, [&](std::span<const std::uint32_t> some) { return morris_figures(effects, some); });
    const std::vector<Ranking> rankings{ranking_of(metric.morris->size, halves, effects.groups)};
    metric.convergence = judge_convergence(rankings, largest, effects.trajectories(), metric.morris->fewest);
}

/// Luck and population have no index by their nature.
Convergence judge_pawn(const PawnIndices& pawn, const std::vector<Factor>& factors, std::size_t points) {
    Ranking ranking;
    for (std::size_t factor = 0; factor < factors.size(); ++factor) {
        if (!has_order(factors[factor])) continue;
        ranking.figures.push_back(pawn.index[factor]);
        ranking.halves.push_back(pawn.halves[factor]);
    }
    return judge_convergence(std::span(&ranking, 1), 1, points, pawn.points);
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
    else found.convergence = judge_pawn(*found.pawn, design.factors, results.size());
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
