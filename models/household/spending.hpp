#pragma once

#include <cstdint>
#include <span>

#include "models/household/columns.hpp"
#include "models/month_facts.hpp"
#include "sim/ledger/flow_sheet.hpp"

namespace terrace {

/// Subsistence first, then a share of twelve-month income and of wealth above a buffer; `local_share` is spent in the county.
/// What the household eats of its own produce is part of its consumption.
void consume(const Households&, const ConsumptionParameters&, double local_share, const MonthFacts&, FlowSheet&);

/// Kin lend at most `kin_share` of a year's income (at least that of the line, `line` [fen/person/year]); what is wanted beyond money at hand, what
/// the month has brought, production credit and kin's money is not consumed. Costs of production and medical bills are paid in any case and take
/// their part of the room first.
void keep_to_kin_credit(const Households&, const CreditParameters&, const MonthFacts&, double line, double harvest_per_mu, FlowSheet&);

/// Interest on deposits, production credit in the growing season up to a share of the expected harvest, service from
/// September to December, write-off, once a household, of part of what two harvests have not repaid. Households in arrears get no new credit.
/// `harvest_per_mu` is the expected value of a mu of operated land [fen]. Returns what the bank writes off [fen].
Fen use_credit(Households&, const ConsumptionParameters&, const CreditParameters&, const MonthFacts&, double harvest_per_mu, FlowSheet&);

}  // namespace terrace
