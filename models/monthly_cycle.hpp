#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <span>
#include <string>
#include <vector>

#include "models/county_run.hpp"
#include "models/household/choice.hpp"
#include "models/household/livestock.hpp"
#include "models/market/block_lease.hpp"
#include "models/market/field_work.hpp"
#include "models/market/jobs.hpp"
#include "models/month_facts.hpp"
#include "models/panel.hpp"
#include "models/policy/desk.hpp"
#include "models/observers/month_watcher.hpp"
#include "models/observers/series.hpp"
#include "models/scenario.hpp"
#include "models/worker/month.hpp"
#include "sim/ledger/flow_sheet.hpp"
#include "sim/schedule/schedule.hpp"

namespace terrace {

/// Columns that live for a month only; one set a thread, used again by every county.
struct Scratch {
    FlowSheet sheet{flow_count};
    std::vector<std::uint32_t> words;
    std::vector<std::uint16_t> medical_year;   ///< [row] out-of-pocket cost of illness of twelve months [10 yuan]
    std::vector<std::uint16_t> accident_year;  ///< [row] own cost of injuries and uninsured damage of twelve months [10 yuan]
    std::vector<std::uint16_t> block_leased;   ///< [row] mu/100 in block leases
    std::vector<std::uint8_t> marks;           ///< [row or worker] of a step
    std::vector<float> days, courtyard_output;
    std::vector<std::uint16_t> birds_for_sale;
    std::vector<std::uint16_t> orchard_land;   ///< [household] mu/100 under fruit trees
    std::vector<std::int32_t> orchard_sales;   ///< [plot] of the month
    std::vector<Fen32> opening_cash;
    std::vector<std::uint8_t> home;            ///< [row] workers at home last month; from the labour market on, this month
    ChoiceWords choice;
    std::unique_ptr<IncomeSpread> spread = std::make_unique<IncomeSpread>();
    std::vector<std::uint32_t> home_of;        ///< [worker] its household
    std::vector<std::uint32_t> first_worker;   ///< [household] its first worker
    std::vector<std::uint16_t> village_of;     ///< [household] its village
    std::vector<std::uint8_t> worker_marks;    ///< [worker] `type_marks` of its household
    WorkerTraits traits;          ///< [worker]
    /// Sizes the columns for a county.
    void fit(const County&);
    /// Workers at home last month, from the state.
    void read_home(const Households&);
    /// Looks up where the county's workers belong and what they are like; once for each county and run.
    void know_workers(const County&, const LabourParameters&, RandomKey);
};

/// Everything the steps of one month share: the only place where all of it is in sight.
struct MonthWork {
    CountyRun& run;
    County& county;
    const Scenario& scenario;
    const Parameters& parameters;
    std::span<const std::uint8_t> measures;   ///< 1 where a measure of the scenario works in this county
    MonthFacts facts;
    Scratch& scratch;
    CountyRecord* record = nullptr;
    HouseholdPanel* panel = nullptr;
    bool first_month = false;

    std::string month_name{};
    Outlooks outlooks{};
    SideOutlook sides{};
    std::vector<PeerShares> peers{};
    std::vector<BlockRent> block_rents{};
    std::vector<WorksDays> works{};
    WorkerMonth workers{};
    FieldPayments field{};
    HerdChange sheep{}, cattle{}, birds{};
    double company_kg = 0, courtyard_sum = 0;
    MonthTrace trace{};
    ChoiceNotes* notes = nullptr;             ///< where the watched household's choices are noted down
    OfferNotes* offers = nullptr;             ///< and what measures offer it
    WorkNotes* work = nullptr;                ///< and what work is open to its workers
};

/// The month of a county, in order. `tamper`, for tests of the audit, runs between consumption and the books. `watcher` sees the month
/// after every step.
class MonthlyCycle {
public:
    explicit MonthlyCycle(std::function<void(County&, Month)> tamper = {}, MonthWatcher* watcher = nullptr);
    void run(MonthWork& work) const { schedule_.run(work); }
    void measure(bool on) { schedule_.measure(on); }
    [[nodiscard]] std::span<const StepTime> times() const { return schedule_.times(); }

private:
    Schedule<MonthWork&> schedule_;
};

}  // namespace terrace
