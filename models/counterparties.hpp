#pragma once

#include "models/county.hpp"
#include "models/market/block_lease.hpp"
#include "models/month_facts.hpp"
#include "models/worker/month.hpp"
#include "sim/ledger/flow_sheet.hpp"

namespace terrace {

/// Wages per place: employers pay wages of the year, those away send part of what living there leaves.
[[nodiscard]] PayTable pay_table(const Enterprises&, const LabourParameters&, const MonthFacts&);

/// Seed cotton picked this month on land in block leases [kg].
[[nodiscard]] double company_harvest(const County&, const CropParameters&, const MonthFacts&);

/// The season's harvest on that land, in November; `this_month` [kg] is not yet in the lessees' books.
[[nodiscard]] CompanyHarvest company_season(const County&, double this_month, const MonthFacts&);

/// State, bank, insurer, outside, villages and the county government enter their side of what they exchanged with households.
void close_counterparties(County&, const Parameters&, const MonthFacts&, const WorkerMonth&, const FlowSheet&);

}  // namespace terrace
