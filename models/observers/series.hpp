#pragma once

#include <array>
#include <span>
#include <vector>

#include "analysis/statistics/income_histogram.hpp"
#include "models/county.hpp"
#include "models/market/jobs.hpp"
#include "models/month_facts.hpp"
#include "models/observers/record.hpp"
#include "models/policy/measure.hpp"

namespace terrace {

/// Every series by county and month, in the order in which `observe` fills them. `measures` are the study's, by name.
[[nodiscard]] std::vector<SeriesSpec> series_specs(std::span<const MeasureTerms> measures);
/// Series by village: dimensions (scenario, replicate, time, village).
[[nodiscard]] std::vector<SeriesSpec> village_series_specs();

/// What the month left behind that is not in the tables.
struct MonthTrace {
    std::array<std::int64_t, 256> employed{};   ///< workers by place, see namespace place
    std::array<Fen, income_source_count> income_year{};   ///< county income of the last twelve months by source
    JobMarketMonth jobs;
    Fen cooperative_refund = 0;
    Fen cooperative_refund_year = 0;
    double births = 0;
};

/// Records one month of one county; `worker_marks` are the `type_marks` of each worker's household.
void observe(const County&, const Parameters&, const MonthFacts&, std::span<const Measure> measures, const MonthTrace&, std::span<const std::uint8_t> worker_marks,
             IncomeHistogram& scratch, CountyRecord&);

}  // namespace terrace
