#include "analysis/comparison/overlap_summary.hpp"

#include "models/policy/instruments.hpp"

#include <algorithm>
#include <map>
#include <tuple>

namespace terrace {
namespace {

using Pair = std::tuple<std::size_t, std::size_t, std::size_t, std::size_t>; // scenario, county, first, second

OverlapSummary described(const Study& study, const Pair& pair) {
    const auto& [scenario, county, first, second] = pair;
    const ScenarioInfo& run = study.scenarios[scenario];
    const auto label = [](const MeasureInfo& measure) { return measure.label.en.empty() && measure.label.zh.empty() ? Text{measure.name, measure.name} : measure.label; };
    OverlapSummary summary;
    summary.scenario = run.name;
    summary.scenario_title = run.title;
    summary.place = {study.counties[county].key, study.counties[county].label};
    summary.first = run.measures[first].name;
    summary.second = run.measures[second].name;
    summary.first_label = label(run.measures[first]);
    summary.second_label = label(run.measures[second]);
    const Support kind = support_of(run.measures[first].instrument);
    if (kind == support_of(run.measures[second].instrument)) {
        summary.kind = support_key(kind);
        summary.kind_label = support_label(kind);
    }
    return summary;
}

} // namespace

std::vector<OverlapSummary> summarise_overlaps(const Study& study) {
    std::map<Pair, std::vector<const Overlap*>> pairs;
    for (const Overlap& overlap : study.overlaps)
        pairs[{overlap.scenario, overlap.county, overlap.first, overlap.second}].push_back(&overlap);
    std::vector<std::pair<std::size_t, OverlapSummary>> list;
    for (const auto& [pair, overlaps] : pairs) {
        OverlapSummary summary = described(study, pair);
        const auto mean = [&, &overlaps = overlaps](std::int64_t Overlap::*number, double unit) {
            std::vector<double> values(study.replicates, 0.0);
            for (const Overlap* overlap : overlaps) values.at(overlap->replicate) = static_cast<double>(overlap->*number) / unit;
            return mean_with_interval(values);
        };
        constexpr double fen_per_yuan = 100;
        summary.households = mean(&Overlap::households, 1);
        summary.first_paid = mean(&Overlap::first_paid, fen_per_yuan);
        summary.second_paid = mean(&Overlap::second_paid, fen_per_yuan);
        summary.twice = mean(&Overlap::twice, 1);
        summary.twice_paid = mean(&Overlap::twice_paid, fen_per_yuan);
        list.emplace_back(std::get<0>(pair), std::move(summary));
    }
    std::stable_sort(list.begin(), list.end(), [](const auto& a, const auto& b) {
        const auto key = [](const auto& one) { return std::tuple(one.first, !(one.second.twice.mean > 0), -one.second.households.mean); };
        return key(a) < key(b);
    });
    std::vector<OverlapSummary> summaries;
    for (auto& [scenario, summary] : list) summaries.push_back(std::move(summary));
    return summaries;
}

} // namespace terrace
