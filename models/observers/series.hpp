#pragma once

#include <array>
#include <span>
#include <vector>

#include "models/county.hpp"
#include "models/market/jobs.hpp"
#include "models/month_facts.hpp"
#include "models/observers/group_series.hpp"
#include "models/observers/household_counts.hpp"
#include "models/observers/money_series.hpp"
#include "models/observers/record.hpp"
#include "models/policy/measure.hpp"
#include "models/worker/month_state.hpp"

namespace terrace {

/// Every series by county and month, in the order in which `observe` fills them. `measures` are the study's, by name.
[[nodiscard]] std::vector<SeriesSpec> series_specs(std::span<const MeasureTerms> measures);
/// Series by village: dimensions (scenario, replicate, time, village).
[[nodiscard]] std::vector<SeriesSpec> village_series_specs();

/// What the month left behind that is not in the tables.
struct MonthTrace {
    WorkerMonth workers;
    GroupMoney money;
    GroupEvents events;
    JobMarketMonth jobs;
    Fen cooperative_refund = 0;
    Fen cooperative_refund_year = 0;
    double births = 0;
};

/// Records one month of one county.
void observe(const CountyRoll&, const Parameters&, const MonthFacts&, std::span<const Measure> measures, const MonthTrace&, IncomeSpread& scratch, CountyRecord&);

}  // namespace terrace
