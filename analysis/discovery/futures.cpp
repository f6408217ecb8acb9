#include "analysis/discovery/futures.hpp"

#include "sim/config/input_error.hpp"
#include "sim/config/nearest_name.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace terrace {
namespace {

/// Numbers of replicates vary chance, not the future.
bool is_a_future(const Factor& factor) { return factor.key != "luck" && factor.key != "population"; }

std::vector<std::size_t> metrics_of(const SweepTable& sweep, const std::vector<Condition>& conditions, const std::string& option) {
    std::vector<std::string> names;
    for (const MetricInfo& metric : sweep.metrics) names.push_back(metric.name);
    std::vector<std::size_t> found;
    for (const Condition& condition : conditions) {
        found.push_back(sweep.find_metric(condition.metric));
        if (found.back() < sweep.metrics.size()) continue;
        std::string list;
        for (const std::string& name : names) list += (list.empty() ? "" : ", ") + name;
        throw InputError({option}, "", {"no figure '" + condition.metric + "' in the sweep", "扫描中没有指标 '" + condition.metric + "'"}, {list, list},
                         nearest_name(condition.metric, names));
    }
    return found;
}

} // namespace

std::size_t Futures::cases() const { return std::accumulate(of_interest.begin(), of_interest.end(), std::size_t{0}); }

Futures gather_futures(const SweepTable& sweep, const std::vector<Condition>& conditions, const std::string& option) {
    const std::vector<std::size_t> metrics = metrics_of(sweep, conditions, option);
    Futures futures;
    std::vector<std::size_t> kept;
    for (std::size_t i = 0; i < sweep.design.factors.size(); ++i)
        if (is_a_future(sweep.design.factors[i])) kept.push_back(i);
    for (const std::size_t factor : kept) futures.factors.push_back(sweep.design.factors[factor]);

    for (std::size_t point = 0; point < sweep.design.points(); ++point) {
        bool defined = true, holds = true;
        bool any = false; // a point without any figure is missing
        for (std::size_t metric = 0; metric < sweep.metrics.size(); ++metric) any = any || !std::isnan(sweep.mean(point, metric));
        for (std::size_t i = 0; i < conditions.size(); ++i) {
            const double figure = sweep.mean(point, metrics[i]);
            defined = defined && !std::isnan(figure);
            holds = holds && conditions[i].holds(figure);
        }
        if (!sweep.failures[point].empty() || !any) {
            ++futures.failed;
        } else if (!defined) {
            ++futures.undefined;
        } else {
            for (const std::size_t factor : kept) futures.values.push_back(sweep.design.value(point, factor));
            futures.of_interest.push_back(holds);
        }
    }
    return futures;
}

} // namespace terrace
