#include "cli/stacking.hpp"

#include "models/policy/instruments.hpp"

#include <algorithm>

namespace terrace {
namespace {

/// Months in which both work, within the run.
bool meet(const Scenario& scenario, const MeasureTerms& a, const MeasureTerms& b) {
    const Month from = std::max({a.from, b.from, scenario.start}), until = std::min({a.until, b.until, scenario.start + (scenario.months - 1)});
    return from <= until;
}

using Measures = std::vector<const MeasureTerms*>;

/// Of measures in one county those that share months with another one.
Measures meeting(const Scenario& scenario, const Measures& measures) {
    Measures list;
    for (const MeasureTerms* one : measures)
        if (std::any_of(measures.begin(), measures.end(), [&](const MeasureTerms* other) { return other != one && meet(scenario, *one, *other); })) list.push_back(one);
    return list;
}

/// The measures in a county of which `belongs` is true.
template <class Belongs>
Measures chosen(const Scenario& scenario, const std::string& county, Belongs belongs) {
    Measures list;
    for (const Measure& measure : scenario.measures)
        if (measure.terms.works_in(county) && belongs(measure.terms)) list.push_back(&measure.terms);
    return meeting(scenario, list);
}

InputWarning finding(const Scenario& scenario, const Measures& measures, const Text& county, const Text& before, const Text& after) {
    Text others;
    for (std::size_t i = 1; i < measures.size(); ++i) {
        others.en += (i > 1 ? ", " : "") + measures[i]->name;
        others.zh += (i > 1 ? "、" : "") + measures[i]->name;
    }
    const std::string file = scenario.files.empty() ? scenario.name : scenario.files.back().path.string();
    return {{file}, "policies." + measures.front()->name, {"in " + county.en + " " + before.en + " " + others.en + after.en, county.zh + before.zh + " " + others.zh + after.zh}};
}

} // namespace

std::vector<InputWarning> stacking_doubts(const Scenario& scenario) {
    std::vector<InputWarning> doubts;
    for (const CountyMargins& county : scenario.region.counties) {
        for (const InstrumentEntry& instrument : instruments()) {
            const Measures same = chosen(scenario, county.key, [&](const MeasureTerms& terms) { return terms.instrument == instrument.name; });
            if (same.size() > 1)
                doubts.push_back(finding(scenario, same, county.label, {"it is the same instrument, in the same months, as", "同期还有同一政策工具的措施"},
                                         {": whoever meets the targets of both gets both", "：同时符合条件的农户可重复享受"}));
        }
        for (const Support kind : {Support::industry, Support::land, Support::job, Support::skill, Support::relief, Support::credit}) {
            const Measures same = chosen(scenario, county.key, [&](const MeasureTerms& terms) { return support_of(terms.instrument) == kind; });
            const bool one_instrument = std::all_of(same.begin(), same.end(), [&](const MeasureTerms* terms) { return terms->instrument == same.front()->instrument; });
            if (same.size() > 1 && !one_instrument)
                doubts.push_back(finding(scenario, same, county.label,
                                         {"it supports the same kind of thing (" + support_label(kind).en + "), in the same months, as", "同期还有支持同类事项（" + support_label(kind).zh + "）的措施"},
                                         {": a household may be paid more than once", "：同一农户可能重复享受"}));
        }
    }
    return doubts;
}

} // namespace terrace
