#include "models/enterprise_exit.hpp"

#include <algorithm>
#include <numeric>

#include "models/enterprise/account.hpp"
#include "models/enterprise/books.hpp"
#include "models/enterprise/solvency.hpp"
#include "models/market/tourism.hpp"

namespace terrace {
namespace {

/// What the coming year would bring somebody in the place of an enterprise that failed [fen].
struct YearAhead {
    double turnover = 0, costs = 0;
};

/// On the land of the leases that its failure broke: cotton at the receipts that growers expect, which remember the last years.
YearAhead lessee_year(const County& county, const Parameters& p, const MonthFacts& facts, std::size_t row) {
    const OutsideMonth& outside = facts.outside;
    const auto& expected = county.markets.expected[static_cast<std::size_t>(Crop::cotton)];
    const double price = std::accumulate(expected.begin(), expected.end(), 0.0) / static_cast<double>(expected.size());
    double mu = 0, rent = 0;
    for (const BlockContract& contract : county.block_leases.broken) {
        const BlockTerms& terms = county.block_leases.terms[contract.terms];
        if (terms.enterprise != row) continue;
        mu += 0.01 * contract.area;
        rent += 0.01 * contract.area * yearly_rent(terms);
    }
    const double day = static_cast<double>(p.labour.field_day_wage) * outside.local_wage * county.markets.field_wage_factor;
    const double field = static_cast<double>(p.crop.company_inputs) * outside.cash_cost + lessee_machine_share * static_cast<double>(p.crop.machine_harvest) + (1 - lessee_machine_share) * p.crop.cotton_hand_days * day;
    constexpr double fen_a_year = 1200; // of one yuan a month: 12 months, 100 fen
    const double wages = fen_a_year * county.enterprises.jobs_lost[row] * county.enterprises.wage[row] * outside.local_wage;
    return {mu * p.crop.company_cotton_yield * outside.cotton_yield * price, mu * field + rent + wages};
}

YearAhead operator_year(const County& county, const TourismParameters& p, const MonthFacts& facts) {
    const double tickets = yearly_tickets(p, county.villages, county.tourism) * facts.outside.consumer_price;
    return {tickets, tickets * (p.operator_goods_share + p.operator_wage_share)};
}

/// Its jobs end, and its leases before the next rent; they are remembered with the month until which they were agreed.
void close_down(County& county, std::size_t row, std::int32_t now) {
    Enterprises& e = county.enterprises;
    e.closed[row] = now;
    e.jobs_lost[row] = e.jobs_at_start[row];
    e.jobs_at_start[row] = 0;
    for (BlockTerms& terms : county.block_leases.terms) {
        if (terms.enterprise != row || terms.until <= now) continue;
        terms.broken_until = terms.until;
        terms.until = now;
    }
}

/// Somebody brings capital and takes the place. Its leases begin in March (block_lease.cpp), its jobs with them.
void take_place(County& county, std::size_t row, std::int32_t now, Fen capital) {
    county.enterprises.closed[row] = 0;
    county.enterprises.opened[row] = now;
    Account(county.enterprises, row, county.ledger).is_lent(Flow::outside_capital, capital);
}

}  // namespace

void judge_enterprises(County& county, const Parameters& p, const MonthFacts& facts) {
    Enterprises& e = county.enterprises;
    for (std::size_t row = 0; row < e.rows(); ++row) {
        if (!bears_risk(e.kind[row])) continue;
        if (e.works(row)) {
            if (static_cast<double>(e.debt[row]) > p.firm.debt_limit * static_cast<double>(e.turnover[row])) close_down(county, row, facts.index());
            continue;
        }
        if (facts.index() - e.closed[row] < p.firm.vacant_months) continue;
        const YearAhead year = e.kind[row] == EnterpriseKind::lessee ? lessee_year(county, p, facts, row) : operator_year(county, p.tourism, facts);
        if (year.turnover > year.costs) take_place(county, row, facts.index(), static_cast<Fen>(p.firm.capital_share * year.turnover));
    }
}

}  // namespace terrace
