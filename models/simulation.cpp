#include "models/simulation.hpp"

#include <algorithm>

#include "models/policy/desk.hpp"
#include "models/village/standing.hpp"

namespace terrace {
namespace {

/// Measures of the scenario that work in this county.
std::vector<std::uint8_t> measures_here(const Scenario& scenario, std::size_t county) {
    std::vector<std::uint8_t> here;
    for (const Measure& measure : scenario.measures)
        here.push_back(measure.terms.works_in(scenario.region.counties[county].key) ? 1 : 0);
    return here;
}

MonthWork month_work(const Scenario& scenario, CountyRun& run, std::span<const std::uint8_t> measures, const OutsideMonth& outside, RunKey key, Scratch& scratch) {
    MonthWork work{.run = run, .county = run.county, .scenario = scenario, .parameters = scenario.parameters, .measures = measures, .facts = {}, .scratch = scratch};
    work.facts = {outside, key, scenario.start, outside.month >= scenario.start, outside.month.month() - 1};
    work.month_name = outside.month.to_string();
    return work;
}

/// Who is entitled to each measure at the first month, and what the households look like then.
void note_first_month(HouseholdPanel& panel, CountyRun& run, const Scenario& scenario, const OutsideMonth& outside, RunKey key, std::span<const std::uint8_t> here,
                      Scratch& scratch) {
    const Households& h = run.county.households;
    panel.facts.clear();
    for (std::size_t row = 0; row < h.rows(); ++row) {
        const int heads = std::max(1, h.members[row] - h.away[row]);
        panel.facts.push_back({10.0f * static_cast<float>(h.income_year[row]) / static_cast<float>(heads), 0.01f * static_cast<float>(h.contracted[row]), h.members[row], h.workers[row],
                               static_cast<std::uint8_t>((h.flags[row] & household_flag::exited) != 0), static_cast<std::uint8_t>((h.flags[row] & household_flag::pastoral) != 0), workers_at_home(h.ill_and_home[row])});
    }
    scratch.read_home(h);
    const Villages unjudged = run.county.villages; // tiers are given in the month's own time
    const VillageRoll roll{run.county.villages, h, run.county.workers, scenario.parameters.line.national.at(outside.month), scenario.assigned_tiers.in(run.county.index)};
    if (outside.month == scenario.start) classify_villages(roll, scenario.parameters.tiers);
    MonthWork work = month_work(scenario, run, here, outside, key, scratch);
    const Outlooks outlooks{};
    const SideOutlook sides;
    const ChoiceFacts choice{scenario.parameters, work.facts, outlooks, sides};
    const PolicyMonth month{.facts = work.facts,
                            .choice = choice,
                            .home = scratch.home,
                            .peers = work.peers,
                            .belonging = {scratch.home_of, scratch.first_worker, scratch.village_of}};
    panel.eligible.assign(scenario.measures.size(), {});
    for (std::size_t m = 0; m < scenario.measures.size(); ++m) {
        panel.eligible[m].assign(h.rows(), 0);
        if (here[m] == 0) continue;
        const PolicyDesk desk(run.county, scenario.measures[m].terms, static_cast<std::uint8_t>(m), month, scratch.sheet, nullptr);
        for (std::uint32_t row = 0; row < h.rows(); ++row) panel.eligible[m][row] = desk.targets(row) ? 1 : 0;
    }
    run.county.villages = unjudged;
}

HouseholdPanel new_panel(const CountyRun& run, Month first, int months) {
    HouseholdPanel panel;
    panel.households = static_cast<std::uint32_t>(run.county.households.rows());
    panel.first = first;
    panel.spin_up_months = spin_up_months;
    for (auto& source : panel.income) source.reserve(static_cast<std::size_t>(panel.households) * static_cast<std::size_t>(months));
    return panel;
}

}  // namespace

PreparedCounty prepare_county(const Scenario& scenario, std::size_t county, RunKey key, const std::vector<OutsideMonth>& path, const MonthlyCycle& cycle, Scratch& scratch,
                              bool keep_panel) {
    const std::vector<std::uint8_t> here = measures_here(scenario, county);
    PreparedCounty prepared;
    const CountyMargins& margins = scenario.region.counties[county];
    prepared.run = start_county(synthesise(margins, static_cast<std::uint32_t>(county), key.people), scenario.parameters, fen_from_yuan(margins.block_rent), scenario.measures.size());
    prepared.run.cotton_subsidy_rate = subsidy_before(scenario.parameters.price, path.front().month);
    if (keep_panel) prepared.panel = new_panel(prepared.run, scenario.start - spin_up_months, spin_up_months);
    scratch.know_workers(prepared.run.county, scenario.parameters.labour, key.people);
    for (int month = 0; month < spin_up_months; ++month) {
        MonthWork work = month_work(scenario, prepared.run, here, path[static_cast<std::size_t>(month)], key, scratch);
        work.panel = prepared.panel ? &*prepared.panel : nullptr;
        work.first_month = month == 0;
        cycle.run(work);
    }
    return prepared;
}

CountyResult run_county(const Scenario& scenario, std::size_t county, RunKey key, const std::vector<OutsideMonth>& path, const MonthlyCycle& cycle, Scratch& scratch,
                        PreparedCounty prepared, County* final_state, bool villages_monthly) {
    const std::vector<std::uint8_t> here = measures_here(scenario, county);
    CountyRun& run = prepared.run;
    run.county.government.measures.resize(scenario.measures.size());
    CountyResult result;
    result.record.monthly_villages = villages_monthly;
    std::vector<MeasureTerms> terms;
    for (const Measure& measure : scenario.measures) terms.push_back(measure.terms);
    result.record.series.resize(series_specs(terms).size());
    result.record.villages.resize(village_series_specs().size());
    scratch.know_workers(run.county, scenario.parameters.labour, key.people);
    if (prepared.panel) {
        result.panel = std::move(prepared.panel);
        note_first_month(*result.panel, run, scenario, path[spin_up_months], key, here, scratch);
        for (auto& source : result.panel->income)
            source.reserve(static_cast<std::size_t>(result.panel->households) * static_cast<std::size_t>(spin_up_months + scenario.months));
    }
    for (int month = 0; month < scenario.months; ++month) {
        MonthWork work = month_work(scenario, run, here, path[static_cast<std::size_t>(spin_up_months + month)], key, scratch);
        work.record = &result.record;
        work.panel = result.panel ? &*result.panel : nullptr;
        cycle.run(work);
    }
    if (result.panel) result.panel->villages = run.county.villages;
    result.record.final_state = state_digest(run.county);
    result.bytes_per_household = bytes_per_household(run);
    result.measures = run.county.government.measures;
    if (final_state) *final_state = std::move(run.county);
    return result;
}

bool same_spin_up(const Scenario& one, const Scenario& other) {
    auto early = [](const Scenario& s) { return std::any_of(s.measures.begin(), s.measures.end(), [&](const Measure& m) { return m.terms.from < s.start; }); };
    if (early(one) || early(other)) return false;
    auto parameters = [](const Scenario& s) {
        std::string text = s.start.to_string() + s.region_file + s.decision_rule;
        for (const ResolvedKey& key : s.resolved)
            if (!key.key.starts_with("policies.") && !key.key.starts_with("assigned_tiers.")) text += key.key + "=" + key.value + "\n";
        return text;
    };
    return parameters(one) == parameters(other);
}

}  // namespace terrace
