#include "analysis/study/simulate.hpp"

#include <algorithm>
#include <chrono>
#include <limits>
#include <map>
#include <mutex>
#include <optional>
#include <span>
#include <stdexcept>

#include "analysis/comparison/effects.hpp"
#include "analysis/comparison/public_money.hpp"
#include "analysis/study/group_tables.hpp"
#include "analysis/study/helper_runs.hpp"
#include "analysis/study/land_terms.hpp"
#include "analysis/study/overlaps.hpp"
#include "analysis/study/run_digest.hpp"
#include "analysis/study/same_region.hpp"
#include "models/observers/series_dimensions.hpp"
#include "models/outside.hpp"
#include "models/simulation.hpp"
#include "sim/config/input_error.hpp"

namespace terrace {
namespace {

using Clock = std::chrono::steady_clock;

double seconds_since(Clock::time_point start) { return std::chrono::duration<double>(Clock::now() - start).count(); }

/// All measures of a study by name, in the order of their first appearance.
std::vector<MeasureTerms> all_measures(const std::vector<PlannedRun>& runs) {
    std::vector<MeasureTerms> measures;
    for (const PlannedRun& run : runs)
        for (const Measure& measure : run.scenario.measures)
            if (std::none_of(measures.begin(), measures.end(), [&](const MeasureTerms& m) { return m.name == measure.terms.name; })) measures.push_back(measure.terms);
    return measures;
}

ScenarioInfo describe(const PlannedRun& run) {
    ScenarioInfo info;
    info.name = run.scenario.name;
    info.title = run.scenario.title;
    info.resolved = run.scenario.fingerprint();
    info.helper = run.helper;
    for (const Measure& measure : run.scenario.measures)
        info.measures.push_back({measure.terms.name, measure.terms.instrument, measure.terms.label, measure.terms.county, land_terms(run.scenario, measure)});
    return info;
}

void add_coordinate(Study& study, const SeriesDimension& dimension) {
    if (dimension.name.empty()) return;
    for (const Coordinate& known : study.coordinates)
        if (known.name == dimension.name) return;
    study.coordinates.push_back({dimension.name, dimension.labels, dimension.labels_zh});
}

SeriesInfo describe(const SeriesSpec& spec) {
    return {spec.name, spec.unit, spec.long_name, spec.long_name_zh, spec.cell_methods, spec.dimension.name, spec.size()};
}

/// One study in the making: what is asked, where results go, and what threads share read-only.
class StudyRun {
public:
    StudyRun(const StudyRequest& request, bool time_steps) : request_(request), runs_(plan_runs(request.scenarios, request.attribute, request.cotton_years)) {
        check_fit();
        cycle_.measure(time_steps);
        choose_counties();
        for (const std::size_t county : chosen_) same_runs_.push_back(same_runs(runs_, first().region.counties[county].key));
        lay_out();
        find_twins();
    }

    Study layout() { return std::move(study_); }

    Study take(StudyReport* report) {
        RunOptions options = request_.run;
        options.units_per_task = 1;
        run_tasks(study_.replicates * study_.counties.size(), options, [this](std::size_t task) { run_task(task); });
        collect_effects();
        digest_all();
        if (report) {
            *report = report_;
            for (const StepTime& step : cycle_.times())
                if (step.calls > 0) report->steps.emplace_back(step.name, step.seconds());
        }
        return std::move(study_);
    }

private:
    [[nodiscard]] const Scenario& first() const { return runs_.front().scenario; }

    void check_fit() const {
        for (const PlannedRun& run : runs_) {
            const bool fits = run.helper || (run.scenario.start == first().start && run.scenario.months == first().months && run.scenario.region_file == first().region_file &&
                              same_region(run.scenario.region, first().region));
            if (!fits)
                throw InputError({run.scenario.files.empty() ? run.scenario.name : run.scenario.files.back().path.string(), 1, 1}, "start, months, region",
                                 Text{"other months or another region than scenario '" + first().name + "'", "与方案“" + first().name + "”的时段或区域不同"},
                                 Text{"the same start, months and region in all scenarios of a study", "同一研究中各方案的起始月、月数和区域必须一致"});
        }
    }

    void choose_counties() {
        const auto& wanted = request_.counties;
        const std::vector<CountyMargins>& counties = first().region.counties;
        for (std::size_t c = 0; c < counties.size(); ++c)
            if (wanted.empty() || std::find(wanted.begin(), wanted.end(), counties[c].key) != wanted.end()) chosen_.push_back(c);
        for (const std::string& key : wanted)
            if (first().region.find(key) == nullptr) throw std::invalid_argument("simulate_study: no county '" + key + "'");
    }

    void lay_out() {
        study_.replicates = request_.replicates;
        study_.first_replicate = request_.first_replicate;
        study_.seed = request_.seed;
        study_.first = first().start;
        study_.months = first().months;
        for (const std::size_t c : chosen_) study_.counties.push_back({first().region.counties[c].key, first().region.counties[c].label});
        for (const PlannedRun& run : runs_) study_.scenarios.push_back(describe(run));
        measures_ = all_measures(runs_);
        const std::size_t cells = runs_.size() * study_.replicates * static_cast<std::size_t>(study_.months);
        for (const SeriesSpec& spec : series_specs(measures_)) {
            add_coordinate(study_, spec.dimension);
            study_.series.push_back(describe(spec));
            study_.values.emplace_back(cells * study_.counties.size() * spec.size(), std::numeric_limits<double>::quiet_NaN());
        }
        study_.ledger.assign(cells * study_.counties.size() * flow_count, 0);
        for (const std::size_t c : chosen_) {
            const CountyMargins& county = first().region.counties[c];
            first_village_.push_back(study_.village_names.size());
            for (std::int64_t v = 0; v < county.villages; ++v) {
                study_.village_names.push_back(village_key(county.key, static_cast<std::size_t>(v)));
                study_.village_county.push_back(county.key);
            }
        }
        for (const SeriesSpec& spec : village_series_specs()) {
            study_.village_series.push_back(describe(spec));
            study_.village_values.emplace_back(cells * study_.village_names.size(), std::numeric_limits<double>::quiet_NaN());
        }
        study_.groups = empty_group_tables(study_, measures_, request_.villages_monthly);
        final_states_.resize(runs_.size() * study_.replicates * study_.counties.size());
        effects_.resize(study_.replicates * study_.counties.size());
        overlaps_.resize(effects_.size());
    }

    /// Position of a run with these settings, or runs_.size().
    [[nodiscard]] std::size_t find_run(const Scenario& scenario) const {
        const auto found = by_fingerprint_.find(scenario.fingerprint());
        return found == by_fingerprint_.end() ? runs_.size() : found->second;
    }

    /// Runs with and without each measure that the base does not have, and the base with it and without.
    void find_twins() {
        if (!request_.effects) return;
        for (std::size_t r = runs_.size(); r-- > 0;) by_fingerprint_[runs_[r].scenario.fingerprint()] = r;
        for (std::size_t r = 0; r < runs_.size(); ++r) {
            const Scenario& scenario = runs_[r].scenario;
            if (r == 0 || (runs_[r].helper && scenario.name.find("@without-") != std::string::npos)) continue;
            for (std::size_t m = 0; m < scenario.measures.size(); ++m) {
                if (!is_added(first(), scenario.measures[m].terms)) continue;
                const Scenario alone = reduced_to_base(scenario, first(), m);
                twins_.push_back({r, m, find_run(scenario.without(m)), find_run(alone), alone.position(scenario.measures[m].terms.name),
                                  find_run(reduced_to_base(scenario, first(), {}))});
            }
        }
    }

    /// Number of a replicate's population.
    [[nodiscard]] std::uint32_t people_of(std::size_t replicate) const {
        const std::size_t first = request_.first_population.value_or(study_.first_replicate);
        return static_cast<std::uint32_t>(request_.same_people ? first : first + replicate);
    }

    void run_task(std::size_t task) {
        const std::size_t replicate = task / study_.counties.size(), county = task % study_.counties.size();
        const auto number = [&](std::size_t first) { return static_cast<std::uint32_t>(first + replicate); };
        const RunKey key({request_.seed, number(study_.first_replicate)}, {request_.seed, people_of(replicate)});
        const std::vector<std::size_t>& same = same_runs_[county];
        Scratch scratch;
        std::vector<std::pair<const Scenario*, PreparedCounty>> prepared;
        std::vector<std::optional<HouseholdPanel>> panels(runs_.size());
        std::vector<std::vector<MeasureState>> accounts(runs_.size());
        std::vector<FlowTotals> flows(runs_.size(), FlowTotals{});
        double spin_up = 0, model = 0, bytes = 0;
        std::int64_t household_months = 0;
        for (std::size_t r = 0; r < runs_.size(); ++r) {
            const PlannedRun& planned = runs_[r];
            if (same[r] != r) {
                if (same[r] < runs_.size() && !planned.helper) copy_county(same[r], r, replicate, county);
                continue;
            }
            if (request_.run.cancelled && request_.run.cancelled->load()) throw Cancelled();
            const auto path = outside_path(planned.scenario.parameters, key, planned.scenario.start, spin_up_months, planned.scenario.months);
            auto shared = std::find_if(prepared.begin(), prepared.end(), [&](const auto& p) { return same_spin_up(*p.first, planned.scenario); });
            auto start = Clock::now();
            if (shared == prepared.end()) {
                prepared.emplace_back(&planned.scenario, prepare_county(planned.scenario, chosen_[county], key, path, cycle_, scratch, !twins_.empty()));
                shared = std::prev(prepared.end());
                household_months += spin_up_months * static_cast<std::int64_t>(shared->second.run.county.households.rows());
            }
            spin_up += seconds_since(start);
            start = Clock::now();
            CountyResult result = run_county(planned.scenario, chosen_[county], key, path, cycle_, scratch, shared->second, nullptr, request_.villages_monthly && !planned.helper);
            model += seconds_since(start);
            household_months += planned.scenario.months * static_cast<std::int64_t>(shared->second.run.county.households.rows());
            bytes = std::max(bytes, result.bytes_per_household);
            if (!planned.helper) store(r, replicate, county, result.record);
            panels[r] = std::move(result.panel);
            accounts[r] = std::move(result.measures);
            flows[r] = flow_totals(result.record.ledger);
        }
        const auto start = Clock::now();
        measure_effects(replicate, county, {same, panels, accounts, flows});
        measure_overlaps(replicate, county, {same, panels, accounts, flows});
        const std::lock_guard lock(report_mutex_);
        report_.bytes_per_household = std::max(report_.bytes_per_household, bytes);
        report_.household_months += household_months;
        add_phase("population_and_spin_up", spin_up);
        add_phase("model", model);
        add_phase("effects", seconds_since(start));
    }

    void add_phase(const std::string& name, double seconds) {
        const auto found = std::find_if(report_.phases.begin(), report_.phases.end(), [&](const auto& phase) { return phase.first == name; });
        if (found == report_.phases.end()) report_.phases.emplace_back(name, seconds);
        else found->second += seconds;
    }

    /// Puts a county's record where it belongs; positions of different tasks are apart.
    void store(std::size_t r, std::size_t replicate, std::size_t county, const CountyRecord& record) {
        const Scenario& scenario = runs_[r].scenario;
        for (std::size_t s = 0; s < study_.series.size(); ++s) {
            const bool by_measure = study_.series[s].dimension == "measure";
            const std::size_t recorded = record.series[s].size() / static_cast<std::size_t>(scenario.months);
            for (std::size_t t = 0; t < static_cast<std::size_t>(scenario.months); ++t) {
                for (std::size_t i = 0; by_measure && i < study_.series[s].size; ++i) study_.values[s][study_.at(r, replicate, t, county, study_.series[s].size, i)] = 0;
                for (std::size_t i = 0; i < recorded; ++i)
                    study_.values[s][study_.at(r, replicate, t, county, study_.series[s].size, by_measure ? measure_position(scenario, i) : i)] = record.series[s][t * recorded + i];
            }
        }
        for (std::size_t t = 0; t < static_cast<std::size_t>(scenario.months); ++t)
            std::copy_n(record.ledger.data() + t * flow_count, flow_count, study_.ledger.data() + study_.at(r, replicate, t, county, flow_count));
        for (std::size_t s = 0; s < study_.village_series.size(); ++s) {
            const std::size_t here = record.villages[s].size() / static_cast<std::size_t>(scenario.months);
            for (std::size_t t = 0; t < static_cast<std::size_t>(scenario.months); ++t)
                std::copy_n(record.villages[s].data() + t * here, here, study_.village_values[s].data() + village_cell(r, replicate, t) + first_village_[county]);
        }
        const std::vector<std::size_t> measures = measure_positions(scenario);
        for (std::size_t g = 0; g < study_.groups.size(); ++g) store_groups(recorded_groups(record, study_, study_.groups[g]), measures, groups_of(study_.groups[g], county), r * study_.replicates + replicate, study_.groups[g]);
        final_states_[(r * study_.replicates + replicate) * study_.counties.size() + county] = record.final_state;
    }

    [[nodiscard]] CountyGroups villages_of(std::size_t county) const {
        const std::size_t end = county + 1 < first_village_.size() ? first_village_[county + 1] : study_.village_names.size();
        return {first_village_[county], end - first_village_[county]};
    }
    [[nodiscard]] CountyGroups groups_of(const GroupTable& table, std::size_t county) const {
        const std::size_t each = table.groups / study_.counties.size();
        return table.of_villages() ? villages_of(county) : CountyGroups{county * each, each};
    }

    [[nodiscard]] std::size_t measure_position(const Scenario& scenario, std::size_t measure) const {
        if (scenario.measures.empty()) return 0;
        const std::string& name = scenario.measures[measure].terms.name;
        return static_cast<std::size_t>(std::find_if(measures_.begin(), measures_.end(), [&](const MeasureTerms& m) { return m.name == name; }) - measures_.begin());
    }
    [[nodiscard]] std::vector<std::size_t> measure_positions(const Scenario& scenario) const {
        std::vector<std::size_t> positions;
        for (std::size_t m = 0; m < scenario.measures.size(); ++m) positions.push_back(measure_position(scenario, m));
        return positions;
    }

    /// A county's copy of what another run did there: measures of one run that the other lacks work elsewhere and show zero here.
    void copy_county(std::size_t from, std::size_t to, std::size_t replicate, std::size_t county) {
        const auto months = static_cast<std::size_t>(study_.months);
        for (GroupTable& table : study_.groups) copy_groups(groups_of(table, county), from * study_.replicates + replicate, to * study_.replicates + replicate, table);
        for (std::size_t t = 0; t < months; ++t) {
            for (std::size_t s = 0; s < study_.series.size(); ++s) {
                const std::size_t size = study_.series[s].size;
                std::copy_n(study_.values[s].data() + study_.at(from, replicate, t, county, size), size, study_.values[s].data() + study_.at(to, replicate, t, county, size));
            }
            std::copy_n(study_.ledger.data() + study_.at(from, replicate, t, county, flow_count), flow_count, study_.ledger.data() + study_.at(to, replicate, t, county, flow_count));
            const auto [first, count] = villages_of(county);
            for (auto& values : study_.village_values) std::copy_n(values.data() + village_cell(from, replicate, t) + first, count, values.data() + village_cell(to, replicate, t) + first);
        }
        final_states_[(to * study_.replicates + replicate) * study_.counties.size() + county] =
            final_states_[(from * study_.replicates + replicate) * study_.counties.size() + county];
    }

    /// Where the villages of a run, replicate and month begin.
    [[nodiscard]] std::size_t village_cell(std::size_t r, std::size_t replicate, std::size_t t) const {
        return ((r * study_.replicates + replicate) * static_cast<std::size_t>(study_.months) + t) * study_.village_names.size();
    }

    /// What one task knows of its runs, each found at the run that stands for it in this county.
    struct CountyRuns {
        const std::vector<std::size_t>& same;
        const std::vector<std::optional<HouseholdPanel>>& panels;
        const std::vector<std::vector<MeasureState>>& accounts;
        const std::vector<FlowTotals>& flows;   ///< all money of the county over the run

        /// Null for a run that was not made here.
        [[nodiscard]] const HouseholdPanel* panel(std::size_t run) const {
            return run < panels.size() && same[run] < panels.size() && panels[same[run]] ? &*panels[same[run]] : nullptr;
        }
    };

    /// Position of a measure of run `r` in the run that stands for it.
    [[nodiscard]] std::size_t position_in(std::size_t standing, std::size_t r, std::size_t measure) const {
        return runs_[standing].scenario.position(runs_[r].scenario.measures[measure].terms.name);
    }

    void measure_effects(std::size_t replicate, std::size_t county, const CountyRuns& local) {
        for (const Twin& twin : twins_) {
            const Measure& measure = runs_[twin.with].scenario.measures[twin.measure];
            const HouseholdPanel* with = local.panel(twin.with);
            if (!measure.terms.works_in(study_.counties[county].key) || with == nullptr) continue;
            const std::size_t standing = local.same[twin.with];
            const std::size_t position = position_in(standing, twin.with, twin.measure);
            const MeasureState& account = local.accounts[standing][position];
            const HouseholdPanel* without = local.panel(twin.without);
            MeasureEffect effect = measure_effect(*with, without, {static_cast<std::uint8_t>(position), measure.terms.from, account.shortfall, measure.instrument->modifies()});
            add_account(effect, account);
            if (without) add_flow_change(effect, local.flows[standing], local.flows[local.same[twin.without]]);
            if (const HouseholdPanel *alone = local.panel(twin.alone), *base = local.panel(twin.base); alone && base) {
                const std::size_t there = position_in(local.same[twin.alone], twin.alone, twin.measure_alone);
                const FirstIn first_in = first_in_effect(*alone, *base, {static_cast<std::uint8_t>(there), measure.terms.from, 0, measure.instrument->modifies()});
                effect.paired_first_in = true;
                effect.participants_first_in = first_in.participants;
                effect.net_first_in = first_in.net;
            }
            effect.scenario = twin.with;
            effect.measure = twin.measure;
            effect.replicate = replicate;
            effect.county = county;
            effects_[replicate * study_.counties.size() + county].push_back(effect);
        }
    }

    void measure_overlaps(std::size_t replicate, std::size_t county, const CountyRuns& local) {
        for (std::size_t r = 0; r < runs_.size(); ++r)
            if (const HouseholdPanel* panel = local.panel(r); panel && !runs_[r].helper)
                add_overlaps(*panel, runs_[local.same[r]].scenario, runs_[r].scenario, {r, 0, 0, replicate, county}, overlaps_[replicate * study_.counties.size() + county]);
    }

    void collect_effects() {
        for (const auto& task : overlaps_) study_.overlaps.insert(study_.overlaps.end(), task.begin(), task.end());
        std::stable_sort(study_.overlaps.begin(), study_.overlaps.end(), [](const Overlap& a, const Overlap& b) { return a.scenario < b.scenario; });
        for (const auto& task : effects_) study_.effects.insert(study_.effects.end(), task.begin(), task.end());
        std::stable_sort(study_.effects.begin(), study_.effects.end(), [](const MeasureEffect& a, const MeasureEffect& b) {
            return std::tie(a.scenario, a.measure, a.replicate, a.county) < std::tie(b.scenario, b.measure, b.replicate, b.county);
        });
    }

    [[nodiscard]] std::string digest(std::size_t r, std::size_t replicate) const {
        const std::size_t counties = study_.counties.size();
        const std::span<const std::string> states(final_states_);
        return run_digest(study_, r, replicate, states.subspan((r * study_.replicates + replicate) * counties, counties), measure_positions(runs_[r].scenario));
    }

    void digest_all() {
        for (std::size_t r = 0; r < runs_.size(); ++r)
            for (std::size_t replicate = 0; replicate < study_.replicates; ++replicate) study_.digests.push_back(runs_[r].helper ? "" : digest(r, replicate));
    }

    /// Positions of runs, runs_.size() for those that are not made; `measure` among those of `with`, `measure_alone` among those of `alone`.
    struct Twin {
        std::size_t with, measure, without, alone, measure_alone, base;
    };

    const StudyRequest& request_;
    std::vector<PlannedRun> runs_;
    MonthlyCycle cycle_;
    Study study_;
    std::vector<MeasureTerms> measures_;
    std::vector<std::size_t> chosen_;   ///< [county of the study] position in the region, which addresses its luck
    std::vector<std::size_t> first_village_;
    std::map<std::string, std::size_t> by_fingerprint_;
    std::vector<Twin> twins_;
    std::vector<std::vector<std::size_t>> same_runs_;   ///< [county][run]
    std::vector<std::string> final_states_;
    std::vector<std::vector<MeasureEffect>> effects_;   ///< [replicate * counties + county]
    std::vector<std::vector<Overlap>> overlaps_;        ///< likewise
    std::mutex report_mutex_;
    StudyReport report_;
};

}  // namespace

Study simulate_study(const StudyRequest& request, StudyReport* report, bool time_steps) { return StudyRun(request, time_steps).take(report); }

Study study_layout(StudyRequest request) {
    request.replicates = 0;
    return StudyRun(request, false).layout();
}

}  // namespace terrace
