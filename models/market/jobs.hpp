#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "models/enterprise/columns.hpp"
#include "models/household/columns.hpp"
#include "models/household_events.hpp"
#include "models/market/labour_support.hpp"
#include "models/month_facts.hpp"
#include "models/village/columns.hpp"
#include "models/worker/columns.hpp"
#include "models/market/work_notes.hpp"
#include "models/market/worker_traits.hpp"

namespace terrace {

/// What the job market did this month.
struct JobMarketMonth {
    std::int64_t separations = 0, vacancies = 0, searchers = 0, meetings = 0, hires = 0;
};

/// The tables that the job market matches, and the permanent number of the first worker.
struct JobMarket {
    Households& households;
    Workers& workers;
    Villages& villages;
    Enterprises& enterprises;
    std::uint32_t first_worker;
    double yearly_days_wage;   ///< what a hired day costs [fen], 2021 wages
    std::span<const std::uint32_t> home_of;    ///< [worker] its household
    std::span<const std::uint32_t> first_of;   ///< [household] its first worker
    std::span<const std::uint16_t> village_of; ///< [household] its village
    const WorkerTraits& traits;
    std::span<std::uint8_t> marks;             ///< scratch, one a worker
    const LabourSupport& support;              ///< what measures do this month
    std::span<const std::uint32_t> referred{}; ///< households for which monitoring seeks work, ascending
    HouseholdEvents* events = nullptr;         ///< where departures and returns are counted, and nowhere else; null: not at all
    WorkNotes* notes = nullptr;                ///< where the work open to the watched household's workers is noted down
};

/// One month: jobs end, workers away come home, others hear of work outside and go, vacancies meet searchers.
/// Matches of a skill are at most A sqrt(searchers x vacancies), A higher in the month of a job fair; searchers are met in the order of a keyed priority,
/// poverty-exited workers first where an employer reserves its vacancies; a refusal uses the meeting up. Workers of referred
/// households move up in every queue, and may take reserved vacancies.
/// `words` is scratch, one a worker.
JobMarketMonth clear_job_market(JobMarket, const LabourParameters&, const TransferParameters&, const MonthFacts&, std::span<std::uint32_t> words);

/// Monthly separation probability of an employer's jobs.
[[nodiscard]] double separation(const LabourParameters&, EnterpriseKind);

}  // namespace terrace
