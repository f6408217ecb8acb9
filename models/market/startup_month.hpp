#pragma once

#include "models/enterprise/columns.hpp"
#include "models/market/startups.hpp"
#include "models/month_facts.hpp"
#include "models/worker/columns.hpp"
#include "sim/ledger/flow_sheet.hpp"
#include "sim/random/stream.hpp"

namespace terrace {

/// The month's profit of every firm to its founder's household: `local_share` of it comes from local spending, which stands at `local_demand` of
/// its reference, the rest from outside customers; both move with local wages.
void run_startups(Startups&, const MonthFacts&, double local_share, double local_demand, FlowSheet&);

/// Makes the county's employer of all such firms offer their jobs at `wage` [yuan/month, 2021]; it appears with the first
/// firm. Whom it employs beyond its jobs is laid off.
void staff_startups(const Startups&, Enterprises&, Workers&, double wage, std::uint32_t first_worker, RandomKey, std::int32_t month);

}  // namespace terrace
