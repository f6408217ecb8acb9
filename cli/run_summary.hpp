#pragma once

#include "analysis/statistics/paired.hpp"
#include "analysis/study/study.hpp"
#include "cli/json.hpp"
#include "models/population/region.hpp"

#include <string>
#include <vector>

namespace terrace {

/// One number of one scenario at each county and, last, in all counties together; means over replicates.
struct SummaryRow {
    std::string key;
    Text label, unit;
    int decimals = 0;
    bool large_money = false;
    std::vector<MeanEstimate> places;
};

struct ScenarioSummary {
    std::string name;
    Text title;
    std::vector<SummaryRow> rows;
};

/// What scenarios came to, one after the other, without helper runs: the figures that `compare` takes differences of.
std::vector<ScenarioSummary> summarise_run(const Study& study);

std::string run_summary_text(const Study& study, Language language);
/// One line per number: scenario, place, key, unit, mean, low, high, n.
std::string run_summary_csv(const Study& study);
Json run_summary_json(const Study& study);

/// Households and workers at the first month, over all counties.
std::int64_t total_households(const Region& region);
std::int64_t total_workers(const Region& region);

} // namespace terrace
