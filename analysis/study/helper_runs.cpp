#include "analysis/study/helper_runs.hpp"

#include <algorithm>
#include <map>

namespace terrace {
namespace {

/// Long enough for the second year after a start within the first, which holds the subsidy of the first harvest.
constexpr int cotton_year_months = 36;

void set_resolved(Scenario& scenario, const std::string& key, const std::string& value) {
    for (ResolvedKey& resolved : scenario.resolved)
        if (resolved.key == key) resolved.value = value;
}

Scenario in_cotton_year(Scenario scenario, const std::string& suffix, CottonPath path, const std::string& path_name, double loss) {
    scenario.name += "@" + suffix;
    scenario.months = std::min(scenario.months, cotton_year_months);
    scenario.parameters.price.cotton_path = path;
    scenario.parameters.weather.fixed_loss = loss;
    set_resolved(scenario, "parameters.price.cotton_path", path_name);
    set_resolved(scenario, "parameters.weather.fixed_loss", std::to_string(loss));
    return scenario;
}

std::vector<Scenario> cotton_years(const Scenario& scenario) {
    constexpr double no_loss = 0, failure = 0.5;
    return {in_cotton_year(scenario, "cotton-ordinary", CottonPath::ordinary, "ordinary", no_loss), in_cotton_year(scenario, "cotton-good", CottonPath::good, "good", no_loss),
            in_cotton_year(scenario, "cotton-bad", CottonPath::bad, "bad", no_loss), in_cotton_year(scenario, "harvest-failure", CottonPath::ordinary, "ordinary", failure)};
}

void add_helper(std::vector<PlannedRun>& runs, Scenario scenario, const std::string& county) {
    const std::string fingerprint = scenario.fingerprint();
    for (PlannedRun& run : runs) {
        if (run.scenario.fingerprint() != fingerprint) continue;
        if (run.helper && run.only_county != county) run.only_county.clear();
        return;
    }
    runs.push_back({std::move(scenario), true, county});
}

/// What the net of one measure needs, last-in and first-in.
void add_attribution(std::vector<PlannedRun>& runs, const Scenario& scenario, const Scenario& base, std::size_t measure) {
    const std::string& county = scenario.measures[measure].terms.county;
    add_helper(runs, scenario.without(measure), county);
    add_helper(runs, reduced_to_base(scenario, base, measure), county);
    add_helper(runs, reduced_to_base(scenario, base, {}), county);
}

}  // namespace

bool is_added(const Scenario& base, const MeasureTerms& terms) { return base.position(terms.name) == base.measures.size(); }

Scenario reduced_to_base(const Scenario& scenario, const Scenario& base, std::optional<std::size_t> kept) {
    Scenario reduced = scenario;
    for (std::size_t m = scenario.measures.size(); m-- > 0;)
        if (m != kept && is_added(base, scenario.measures[m].terms)) reduced = reduced.without(m);
    return reduced;
}

std::vector<PlannedRun> plan_runs(const std::vector<Scenario>& scenarios, bool attribute, bool with_cotton_years) {
    std::vector<PlannedRun> runs;
    for (const Scenario& scenario : scenarios) runs.push_back({scenario, false, ""});
    for (std::size_t s = 1; s < scenarios.size(); ++s)
        for (std::size_t m = 0; m < scenarios[s].measures.size(); ++m) {
            const MeasureTerms& terms = scenarios[s].measures[m].terms;
            if (!is_added(scenarios[0], terms)) continue;
            if (attribute) add_attribution(runs, scenarios[s], scenarios[0], m);
            if (!with_cotton_years || terms.instrument != "land_transfer") continue;
            for (Scenario& year : cotton_years(scenarios[s].without(m))) add_helper(runs, std::move(year), terms.county);
            for (Scenario& year : cotton_years(scenarios[s])) add_helper(runs, std::move(year), terms.county);
        }
    return runs;
}

std::vector<std::size_t> same_runs(const std::vector<PlannedRun>& runs, const std::string& county) {
    std::vector<std::size_t> same(runs.size(), runs.size());
    std::map<std::string, std::size_t> first;
    for (std::size_t r = 0; r < runs.size(); ++r)
        if (runs[r].only_county.empty() || runs[r].only_county == county) same[r] = first.emplace(runs[r].scenario.fingerprint_in(county), r).first->second;
    return same;
}

}  // namespace terrace
