#include "models/market/startup_month.hpp"

#include "models/household/flow_columns.hpp"
#include "models/market/lease_jobs.hpp"

namespace terrace {

void run_startups(Startups& startups, const MonthFacts& facts, double local_share, double local_demand, FlowSheet& sheet) {
    startups.local_sales = startups.outside_sales = 0;
    if (startups.firms.empty()) return;
    std::int32_t* profits = received(sheet, Flow::startup_profit);
    for (Startup& firm : startups.firms) {
        const Fen usual = scale(firm.profit, facts.outside.local_wage);
        const Fen local = scale(usual, local_share * local_demand), outside = scale(usual, 1 - local_share);
        firm.last_profit = static_cast<std::int32_t>(local + outside);
        profits[firm.row] += firm.last_profit;
        startups.local_sales += local;
        startups.outside_sales += outside;
    }
}

void staff_startups(const Startups& startups, Enterprises& enterprises, Workers& workers, double wage, std::uint32_t first_worker, RandomKey key, std::int32_t month) {
    constexpr double skilled_share = 0.2;   // of the jobs, as in the town; estimate
    std::size_t employer = employer_of(enterprises, EnterpriseKind::startups);
    if (employer == enterprises.rows()) {
        if (startups.firms.empty()) return;
        enterprises.resize(employer + 1);
        enterprises.kind[employer] = EnterpriseKind::startups;
        enterprises.skilled_share[employer] = skilled_share;
    }
    const std::vector<double> before(enterprises.jobs_at_start.begin(), enterprises.jobs_at_start.end());
    int jobs = 0;
    for (const Startup& firm : startups.firms) jobs += firm.jobs;
    enterprises.wage[employer] = wage;
    enterprises.jobs_at_start[employer] = jobs;
    lay_off_after_leases(workers, enterprises, before, first_worker, key, month);
}

}  // namespace terrace
