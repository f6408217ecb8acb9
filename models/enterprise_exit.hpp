#pragma once

#include "models/county.hpp"
#include "models/month_facts.hpp"

namespace terrace {

/// In December, when the year's books are closed: one that owes more than `debt_limit` of its yearly turnover fails; its jobs end at once, its leases
/// next March, before rent is due. One that failed `vacant_months` ago or longer finds somebody who takes its place, with capital from outside, if
/// a year at the receipts that growers expect, or with the visitors who come now, would pay. ODD section 7.35.
void judge_enterprises(County&, const Parameters&, const MonthFacts&);

}  // namespace terrace
