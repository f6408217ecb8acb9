#include "analysis/study/append_replicates.hpp"

#include <algorithm>
#include <stdexcept>
#include <tuple>

namespace terrace {
namespace {

bool same_runs(const Study& study, const Study& more) {
    return std::equal(study.scenarios.begin(), study.scenarios.end(), more.scenarios.begin(), more.scenarios.end(), [](const ScenarioInfo& a, const ScenarioInfo& b) {
        return a.name == b.name && a.resolved == b.resolved && a.helper == b.helper;
    });
}

bool same_series(const std::vector<SeriesInfo>& one, const std::vector<SeriesInfo>& other) {
    return std::equal(one.begin(), one.end(), other.begin(), other.end(), [](const SeriesInfo& a, const SeriesInfo& b) { return a.name == b.name && a.size == b.size; });
}

bool same_counties(const Study& study, const Study& more) {
    return std::equal(study.counties.begin(), study.counties.end(), more.counties.begin(), more.counties.end(), [](const CountyInfo& a, const CountyInfo& b) { return a.key == b.key; });
}

bool same_groups(const std::vector<GroupTable>& one, const std::vector<GroupTable>& other) {
    return std::equal(one.begin(), one.end(), other.begin(), other.end(), [](const GroupTable& a, const GroupTable& b) {
        return a.name == b.name && a.times == b.times && a.groups == b.groups && same_series(a.series, b.series);
    });
}

void check_fit(const Study& study, const Study& more) {
    const bool same_shape = study.months == more.months && study.first == more.first && study.village_names == more.village_names && study.replicates > 0 && more.replicates > 0;
    const bool follows = study.seed == more.seed && more.first_replicate == study.first_replicate + study.replicates;
    if (!same_shape || !follows || !same_runs(study, more) || !same_counties(study, more) || !same_series(study.series, more.series) || !same_series(study.village_series, more.village_series) ||
        !same_groups(study.groups, more.groups))
        throw std::invalid_argument("append_replicates: the second study does not go on where the first ends");
}

/// Values whose first axes are scenario and replicate.
template <class T>
void append(std::vector<T>& values, const std::vector<T>& more, const Study& study, const Study& other, std::size_t scenarios) {
    if (scenarios == 0) return;
    const std::size_t each = values.size() / scenarios, each_more = more.size() / scenarios;
    if (each * other.replicates != each_more * study.replicates) throw std::invalid_argument("append_replicates: values of another size");
    std::vector<T> all;
    all.reserve(values.size() + more.size());
    for (std::size_t scenario = 0; scenario < scenarios; ++scenario) {
        const auto from = values.begin() + static_cast<std::ptrdiff_t>(scenario * each);
        const auto from_more = more.begin() + static_cast<std::ptrdiff_t>(scenario * each_more);
        all.insert(all.end(), from, from + static_cast<std::ptrdiff_t>(each));
        all.insert(all.end(), from_more, from_more + static_cast<std::ptrdiff_t>(each_more));
    }
    values = std::move(all);
}

/// Entries that bear the number of their replicate.
template <class T>
void append_entries(std::vector<T>& entries, const std::vector<T>& more, std::size_t replicates) {
    for (T entry : more) {
        entry.replicate += replicates;
        entries.push_back(std::move(entry));
    }
}

} // namespace

void append_replicates(Study& study, const Study& more) {
    check_fit(study, more);
    const std::size_t all = study.scenarios.size();
    for (std::size_t s = 0; s < study.values.size(); ++s) append(study.values[s], more.values.at(s), study, more, all);
    for (std::size_t s = 0; s < study.village_values.size(); ++s) append(study.village_values[s], more.village_values.at(s), study, more, all);
    for (std::size_t g = 0; g < study.groups.size(); ++g)
        for (std::size_t s = 0; s < study.groups[g].values.size(); ++s) append(study.groups[g].values[s], more.groups.at(g).values.at(s), study, more, study.kept_scenarios());
    append(study.ledger, more.ledger, study, more, all);
    append(study.digests, more.digests, study, more, all);
    append_entries(study.effects, more.effects, study.replicates);
    std::stable_sort(study.effects.begin(), study.effects.end(), [](const MeasureEffect& a, const MeasureEffect& b) {
        return std::tie(a.scenario, a.measure, a.replicate, a.county) < std::tie(b.scenario, b.measure, b.replicate, b.county);
    });
    append_entries(study.overlaps, more.overlaps, study.replicates);
    std::stable_sort(study.overlaps.begin(), study.overlaps.end(), [](const Overlap& a, const Overlap& b) { return a.scenario < b.scenario; });
    study.replicates += more.replicates;
}

} // namespace terrace
