#pragma once

#include <array>
#include <cstdint>
#include <span>

#include "models/household/columns.hpp"
#include "models/month_facts.hpp"
#include "models/worker/columns.hpp"
#include "models/worker/month_state.hpp"
#include "sim/ledger/flow_sheet.hpp"

namespace terrace {

/// Pays wages, posts and remittances, counts who works at home in `home[row]` and in the state (holders of public posts, which are part-time, too), and moves tenure and months of absence on.
/// `home_of[worker]` is the worker's household. An ill worker of the household stays out of `home`. A member away six of twelve months leaves the head count.
WorkerMonth pay_workers(Households&, Workers&, const PayTable&, std::span<const std::uint32_t> home_of, std::span<std::uint8_t> home, FlowSheet&);

}  // namespace terrace
