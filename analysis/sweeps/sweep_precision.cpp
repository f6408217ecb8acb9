#include "analysis/sweeps/sweep_precision.hpp"

#include "analysis/statistics/stopping.hpp"
#include "sim/config/input_error.hpp"
#include "sim/config/nearest_name.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <span>

namespace terrace {
namespace {

[[noreturn]] void reject(const Place& place, const std::string& text, Text allowed, std::string suggestion = {}) {
    throw InputError(place, "precision", {"'" + text + "'", "“" + text + "”"}, std::move(allowed), std::move(suggestion));
}

/// Half of the interval asked for where the metric's mean is `mean` [the metric's unit].
double width_at(const MetricPrecision& goal, double mean) { return goal.relative ? goal.width * std::fabs(mean) : goal.width; }

MeanEstimate mean_of(const std::vector<double>& values, std::size_t metric, std::size_t replicates) {
    return mean_with_interval(std::span(values).subspan(metric * replicates, replicates));
}

} // namespace

MetricPrecision metric_precision(const std::string& text, const std::vector<MetricRequest>& metrics, const Place& place) {
    const Text form{"METRIC:WIDTH, such as income:1% or income:50", "指标:半宽，例如 income:1% 或 income:50"};
    const std::size_t colon = text.rfind(':');
    if (colon == std::string::npos) reject(place, text, form);
    const std::string name = text.substr(0, colon);
    std::string width = text.substr(colon + 1);
    MetricPrecision goal;
    goal.text = text;
    goal.relative = width.ends_with('%');
    if (goal.relative) width.pop_back();
    const auto [stop, fault] = std::from_chars(width.data(), width.data() + width.size(), goal.width);
    if (fault != std::errc() || stop != width.data() + width.size() || !std::isfinite(goal.width) || goal.width <= 0) reject(place, text, form);
    if (goal.relative) goal.width /= 100;
    std::vector<std::string> names;
    for (const MetricRequest& metric : metrics) names.push_back(metric.info.name);
    const auto found = std::find(names.begin(), names.end(), name);
    if (found == names.end()) reject(place, text, {"a metric of the sweep", "扫描文件中的指标"}, nearest_name(name, names));
    goal.metric = static_cast<std::size_t>(found - names.begin());
    return goal;
}

void ask_precision(SweepInputs& inputs, const std::vector<std::string>& goals, std::size_t most) {
    SweepRequest& request = inputs.request;
    const Place option{"--precision"};
    if (!request.precision.empty()) reject(option, goals.front(), {"no --precision where the sweep file has one", "扫描文件已有 precision 时不能使用 --precision"});
    std::string list;
    for (const std::string& goal : goals) {
        request.precision.push_back(metric_precision(goal, request.metrics, option));
        list += (list.empty() ? "\"" : ", \"") + goal + "\"";
    }
    request.most_replicates = std::max(most, request.replicates);
    const std::string stated = "precision = [" + list + "]\nmax_replicates = " + std::to_string(request.most_replicates) + "\n";
    for (SourceFile& file : inputs.files)
        if (file.path == request.file.path) file.text = stated + file.text;
    request.file.text = stated + request.file.text;
}

std::size_t first_replicates(const SweepRequest& request) {
    return request.precision.empty() ? request.replicates : std::min(request.most_replicates, std::max(request.replicates, fewest_replicates));
}

std::size_t replicates_of_next_look(const SweepRequest& request, const std::vector<double>& values, std::size_t replicates) {
    std::size_t next = replicates;
    for (const MetricPrecision& goal : request.precision) {
        const MeanEstimate mean = mean_of(values, goal.metric, replicates);
        if (mean.n < 2 || narrow_enough(mean, width_at(goal, mean.mean))) continue; // a metric without values stays without
        next = std::max(next, replicates_of_next_look(mean, width_at(goal, mean.mean), request.most_replicates));
    }
    return std::min(next, request.most_replicates);
}

bool is_short_of_precision(const SweepRequest& request, const std::vector<double>& results) {
    return std::any_of(request.precision.begin(), request.precision.end(), [&](const MetricPrecision& goal) {
        const MeanEstimate mean = mean_of(results, goal.metric, request.most_replicates);
        return mean.n >= 2 && !narrow_enough(mean, width_at(goal, mean.mean));
    });
}

} // namespace terrace
