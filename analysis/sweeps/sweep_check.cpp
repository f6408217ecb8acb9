#include "analysis/sweeps/sweep_check.hpp"

#include "analysis/sweeps/request_parts.hpp"
#include "sim/config/input_error.hpp"
#include "sim/config/nearest_name.hpp"

#include <algorithm>

namespace terrace {
namespace {

void check_county(const std::string& county, const Region& region, const Place& place, const std::string& key) {
    if (region.find(county) != nullptr) return;
    std::vector<std::string> names;
    for (const CountyMargins& margins : region.counties) names.push_back(margins.key);
    throw InputError(place, key, {"\"" + county + "\"", "“" + county + "”"}, {"a county of the region: " + listed(names), "区域文件中的县：" + listed(names)}, nearest_name(county, names));
}

void check_month(const MetricRequest& metric, const Scenario& scenario) {
    const Month last = scenario.start + (scenario.months - 1);
    if (!metric.month || (*metric.month >= scenario.start && *metric.month <= last)) return;
    const std::string from = scenario.start.to_string(), to = last.to_string(), found = metric.month->to_string();
    throw InputError(metric.place, "metric.month", {found + " for " + metric.info.name, metric.info.name + " 的月份 " + found},
                     {"a month from " + from + " to " + to + ", those of the run", "模拟期内的月份，从 " + from + " 到 " + to});
}

void check_measure(const MetricRequest& metric, const SweepRequest& request, const Scenario& scenario) {
    const std::size_t position = scenario.position(metric.measure);
    if (position == scenario.measures.size())
        throw InputError(metric.place, "metric.measure", {"'" + metric.measure + "', which 'set' switches off", "“" + metric.measure + "”已被 set 关闭"},
                         {"a measure in force", "实施中的措施"});
    const MeasureTerms& terms = scenario.measures[position].terms;
    const bool somewhere = metric.county.empty() ? request.counties.empty() || std::any_of(request.counties.begin(), request.counties.end(), [&](const std::string& county) { return terms.works_in(county); })
                                                 : terms.works_in(metric.county);
    if (somewhere) return;
    throw InputError(metric.place, "metric.measure", {"'" + metric.measure + "', which works in " + terms.county + " only", "“" + metric.measure + "”只在 " + terms.county + " 实施"},
                     {"a measure that works in the counties asked for", "在所选县实施的措施"});
}

/// Population and luck are drawn from one key, so neither can be moved alone.
void check_factors(const SweepRequest& request) {
    for (std::size_t f = 0; f < request.design.factors.size(); ++f)
        if (request.design.factors[f].key == "population")
            throw InputError(request.factor_places[f], "factor.key", {"'population'", "“population”"},
                             {"'luck', whose replicates have populations of their own", "“luck”（每次重复各有自己的人口）"}, "luck");
}

} // namespace

void check_sweep(const SweepRequest& request, std::span<const Scenario> scenarios) {
    check_factors(request);
    const Region& region = scenarios.front().region;
    for (const std::string& county : request.counties) check_county(county, region, {request.file.path.string()}, "counties");
    for (const MetricRequest& metric : request.metrics) {
        const auto named = std::find(request.scenario_names.begin(), request.scenario_names.end(), metric.scenario);
        const Scenario& scenario = scenarios[static_cast<std::size_t>(named - request.scenario_names.begin())];
        if (!metric.county.empty()) check_county(metric.county, region, metric.place, "metric.county");
        check_month(metric, scenario);
        if (!metric.measure.empty()) check_measure(metric, request, scenario);
    }
}

} // namespace terrace
