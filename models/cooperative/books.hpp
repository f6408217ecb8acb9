#pragma once

#include <cstdint>
#include <span>

#include "models/cooperative/columns.hpp"
#include "models/household/columns.hpp"
#include "models/month_facts.hpp"
#include "models/village/columns.hpp"
#include "sim/ledger/flow_sheet.hpp"
#include "sim/ledger/ledger.hpp"

namespace terrace {

/// Price that members get: the spot price with the co-operative's premium, less its fee.
[[nodiscard]] double member_price(const CropParameters&, double spot);

/// Each December, before households close: at least 60 % of the surplus goes back to members by what they delivered, which
/// their chili and its yield measure; the rest stays in reserve. To the fen, by the largest remainder.
Fen refund_members(Cooperatives&, const Households&, const Villages&, const CropParameters&, FlowSheet&);

/// After households closed: what members delivered was paid for and sold on, running costs were paid, refunds left the till.
void close_cooperative_month(Cooperatives&, const Households&, const Villages&, const CropParameters&, const MonthFacts&, FlowSheet&, Ledger&);

/// Counts the members of every co-operative.
void count_members(Cooperatives&, const Households&, const Villages&);

}  // namespace terrace
