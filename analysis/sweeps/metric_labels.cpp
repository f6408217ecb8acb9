#include "analysis/sweeps/metric_labels.hpp"

#include <algorithm>

namespace terrace {
namespace {

/// The one county that is looked at, or all of them.
Text place_label(const MetricRequest& metric, const SweepRequest& request, const Region& region) {
    std::string key = metric.county;
    if (key.empty() && request.counties.size() == 1) key = request.counties.front();
    if (key.empty() && request.counties.empty() && region.counties.size() == 1) key = region.counties.front().key;
    const CountyMargins* county = key.empty() ? nullptr : region.find(key);
    return county == nullptr ? Text{"all counties", "全部县"} : county->label;
}

} // namespace

void place_metric_labels(SweepRequest& request, std::span<const Scenario> scenarios) {
    for (MetricRequest& metric : request.metrics) {
        if (metric.labelled) continue;
        const auto named = std::find(request.scenario_names.begin(), request.scenario_names.end(), metric.scenario);
        const Scenario& scenario = scenarios[static_cast<std::size_t>(named - request.scenario_names.begin())];
        const std::string month = metric.month.value_or(scenario.start + (scenario.months - 1)).to_string();
        const Text place = place_label(metric, request, scenario.region);
        const bool dated = metric.measure.empty();
        metric.info.label.en += (dated ? ", " + month : "") + ", " + place.in(Language::en);
        metric.info.label.zh += (dated ? "，" + month : "") + "，" + place.in(Language::zh);
    }
}

} // namespace terrace
