#pragma once

#include <cstdint>

#include "models/enterprise/columns.hpp"
#include "models/market/state.hpp"
#include "models/month_facts.hpp"
#include "models/worker/month_state.hpp"
#include "sim/ledger/ledger.hpp"

namespace terrace {

/// What enterprises and the outside world settled with each other, besides what they paid households.
struct EnterpriseMonth {
    Fen local_spending = 0;      ///< received from households, by the services
    Fen local_business = 0;      ///< paid to rural owners of small businesses
    Fen cotton_bought = 0;       ///< paid by the processor to growers
    double company_kg = 0;       ///< seed cotton picked on leased land this month
    double company_subsidy_rate = 0;   ///< on last autumn's cotton, when it is paid out [fen/kg]
    Fen startup_local = 0, startup_outside = 0;   ///< what the small firms of returnees took in for their founders
    FieldPayments field;
    Fen tourism_tickets = 0;     ///< taken by the tourism operator
    double operator_goods_share = 0;   ///< of it, what it buys
};

/// Part of a lessee's cotton that machines pick; pickers are hired for the rest. Estimate.
inline constexpr double lessee_machine_share = 0.75;

/// What the town's jobs follow.
struct TownDemand {
    double spending = 1;   ///< last month's local spending against that of the same month of the spin-up year
    double wages = 1;      ///< local wage index against that of the first month
};

/// Jobs that each employer wants this month: the town's follow wages and local spending, the services' follow their revenue,
/// the lessee's its land.
void want_jobs(Enterprises&, const LabourParameters&, const ServicesParameters&, const MonthFacts&, const TownDemand&, Fen local_spending);

/// Every enterprise closes its month: wages, inputs, sales, subsidies. Enters its side of every flow in the ledger.
void close_enterprise_month(Enterprises&, const Parameters&, const MonthFacts&, const WorkerMonth&, const EnterpriseMonth&, Ledger&);

}  // namespace terrace
