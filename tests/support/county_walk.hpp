#pragma once

#include <algorithm>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "models/outside.hpp"
#include "models/simulation.hpp"
#include "sim/core/sha256.hpp"
#include "tests/support/model_world.hpp"

namespace terrace {

/// One county that a test leads through its months, the spin-up year first; everything of the last month can be looked at.
class CountyWalk {
public:
    CountyWalk(Scenario asked, std::size_t county, RandomKey key = {1, 0}, std::function<void(County&, Month)> tamper = {})
        : CountyWalk(asked, county, synthesise(asked.region.counties[county], static_cast<std::uint32_t>(county), key), key, std::move(tamper)) {}

    CountyWalk(Scenario asked, std::size_t county, Population population, RandomKey key = {1, 0}, std::function<void(County&, Month)> tamper = {})
        : scenario(std::move(asked)), run(start_county(std::move(population), scenario.parameters, fen_from_yuan(scenario.region.counties[county].block_rent), scenario.measures.size())), cycle_(std::move(tamper)), key_(key),
          path_(outside_path(scenario.parameters, key, scenario.start, spin_up_months, scenario.months)) {
        std::vector<MeasureTerms> terms;
        for (const Measure& measure : scenario.measures) {
            terms.push_back(measure.terms);
            here_.push_back(measure.terms.works_in(scenario.region.counties[county].key) ? 1 : 0);
        }
        record.series.resize(series_specs(terms).size());
        record.villages.resize(village_series_specs().size());
        run.cotton_subsidy_rate = subsidy_before(scenario.parameters.price, path_.front().month);
        scratch.know_workers(run.county, scenario.parameters.labour, key_);
    }
    CountyWalk(const CountyWalk&) = delete;
    CountyWalk& operator=(const CountyWalk&) = delete;

    /// Keeps receipts and incomes of all further months.
    void keep_panel() {
        panel.emplace();
        panel->households = static_cast<std::uint32_t>(county().households.rows());
        panel->first = next();
        panel->spin_up_months = std::max(0, scenario.start - next());
    }

    void live(int months) {
        for (int i = 0; i < months; ++i) month();
    }
    void spin_up() { live(spin_up_months); }
    /// Spin-up year and all months of the scenario.
    void live_through() {
        live(spin_up_months + scenario.months);
    }

    /// The month that `live` would begin with.
    [[nodiscard]] Month next() const { return scenario.start + (lived_ - spin_up_months); }
    [[nodiscard]] const County& county() const { return run.county; }
    [[nodiscard]] const Households& households() const { return run.county.households; }
    [[nodiscard]] const MeasureState& account(std::size_t measure = 0) const { return run.county.government.measures[measure]; }

    /// A series' values by month, the inner coordinate fastest.
    [[nodiscard]] const std::vector<double>& series(const std::string& name) const {
        std::vector<MeasureTerms> terms;
        for (const Measure& measure : scenario.measures) terms.push_back(measure.terms);
        const std::vector<SeriesSpec> specs = series_specs(terms);
        const auto found = std::find_if(specs.begin(), specs.end(), [&](const SeriesSpec& spec) { return spec.name == name; });
        return record.series.at(static_cast<std::size_t>(found - specs.begin()));
    }

    /// What a kind of flow moved in all recorded months [fen].
    [[nodiscard]] Fen booked(Flow flow) const {
        Fen sum = 0;
        for (std::size_t i = static_cast<std::size_t>(flow); i < record.ledger.size(); i += flow_count) sum += record.ledger[i];
        return sum;
    }

    /// Digest of the county's state and of everything recorded.
    [[nodiscard]] std::string digest() const {
        Sha256 hash;
        hash.update(state_digest(county()));
        for (const auto& values : record.series) hash.update(std::as_bytes(std::span(values)));
        hash.update(std::as_bytes(std::span(record.ledger)));
        return hash.hex();
    }

    Scenario scenario;
    CountyRun run;
    Scratch scratch;          ///< flows of the last month
    CountyRecord record;      ///< of the recorded months
    std::optional<HouseholdPanel> panel;
    HerdChange sheep, cattle, birds;  ///< of the last month
    WorkerMonth workers;

private:
    void month() {
        const OutsideMonth& outside = path_.at(static_cast<std::size_t>(lived_));
        MonthWork work{.run = run, .county = run.county, .scenario = scenario, .parameters = scenario.parameters, .measures = here_, .facts = {}, .scratch = scratch};
        work.facts = {outside, key_, scenario.start, outside.month >= scenario.start, outside.month.month() - 1};
        work.month_name = outside.month.to_string();
        work.first_month = lived_ == 0;
        work.record = work.facts.recorded ? &record : nullptr;
        work.panel = panel ? &*panel : nullptr;
        cycle_.run(work);
        sheep = work.sheep;
        cattle = work.cattle;
        birds = work.birds;
        workers = work.workers;
        ++lived_;
    }

    MonthlyCycle cycle_;
    RandomKey key_;
    std::vector<OutsideMonth> path_;
    std::vector<std::uint8_t> here_;   ///< [measure] 1 where it works in this county
    int lived_ = 0;
};

}  // namespace terrace
