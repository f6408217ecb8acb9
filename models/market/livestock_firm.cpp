#include "models/market/livestock_firm.hpp"

#include <algorithm>
#include <numeric>
#include <utility>

#include "models/flows.hpp"
#include "models/household/flow_columns.hpp"

namespace terrace {
namespace {

/// The firm's account: what it settles with aggregates is entered on both sides.
struct Till {
    const LivestockFirm& firm;
    const PenMonth& month;

    [[nodiscard]] Fen& cash() const { return month.enterprises.cash[firm.enterprise]; }
    void earn(Flow flow, Fen amount) const { move(flow, amount, amount); }
    void spend(Flow flow, Fen amount) const { move(flow, amount, -amount); }
    /// Money that is no profit: capital and loans.
    void move_capital(Flow flow, Fen amount, Fen into_cash) const {
        cash() += into_cash;
        month.ledger.both(static_cast<std::size_t>(flow), amount);
    }

private:
    void move(Flow flow, Fen amount, Fen into_cash) const {
        month.enterprises.profit[firm.enterprise] += into_cash;
        move_capital(flow, amount, into_cash);
    }
};

std::int32_t heads_in(const LivestockFirm& firm) { return std::accumulate(firm.pens.begin(), firm.pens.end(), 0); }

/// Lambs of one contract, as far as pens and money reach; the rest stays with the market.
void buy(LivestockFirm& firm, FlockContract& contract, const Till& till, double lamb, std::int32_t* market, std::int32_t* contracts) {
    const double price = lamb * (1 + firm.terms.premium);
    const Fen means = till.cash() + static_cast<Fen>(firm.terms.loan_share * heads_in(firm) * lamb) - firm.debt;
    const auto affordable = static_cast<std::int32_t>(std::max(0.0, static_cast<double>(means) / (price - firm.terms.loan_share * lamb)));
    const std::int32_t heads = std::min({static_cast<std::int32_t>(market[contract.row] / lamb), firm.terms.heads_per_year - firm.bought, affordable});
    if (heads <= 0) return;
    market[contract.row] -= static_cast<std::int32_t>(heads * lamb);
    contract.sales = static_cast<std::int32_t>(heads * price);
    contracts[contract.row] += contract.sales;
    till.cash() -= contract.sales;
    till.month.enterprises.profit[firm.enterprise] -= contract.sales;
    till.month.ledger.paid(static_cast<std::size_t>(Flow::contract_sales), contract.sales);
    firm.pens[static_cast<std::size_t>((till.month.facts.calendar + firm.terms.months) % 12)] += heads;
    firm.bought += heads;
}

/// The bank lends what is missing, as far as the animals secure it, and is served from what is there.
void settle_with_bank(LivestockFirm& firm, const Till& till, double lamb) {
    if (firm.debt > 0) till.spend(Flow::enterprise_interest, static_cast<Fen>(static_cast<double>(firm.debt) * firm.terms.rate / 12));
    const Fen limit = static_cast<Fen>(firm.terms.loan_share * heads_in(firm) * lamb);
    const Fen drawn = std::clamp<Fen>(-till.cash(), 0, std::max<Fen>(0, limit - firm.debt));
    const Fen repaid = std::clamp<Fen>(till.cash(), 0, firm.debt);
    if (drawn > 0) till.move_capital(Flow::enterprise_loan_drawn, drawn, drawn);
    if (repaid > 0) till.move_capital(Flow::enterprise_loan_repaid, repaid, -repaid);
    firm.debt += drawn - repaid;
}

/// Creditors of a closed firm lose what is missing, its last wages included.
void write_off(const Till& till) {
    if (till.cash() < 0) till.move_capital(Flow::enterprise_write_off, -till.cash(), -till.cash());
}

/// Animals go at the market's price, the bank takes what there is; creditors lose the rest. Its workers leave before the next month's matching.
void close(LivestockFirm& firm, const Till& till, double lamb) {
    till.earn(Flow::outside_sales, static_cast<Fen>(heads_in(firm) * lamb));
    firm.pens = {};
    const Fen repaid = std::clamp<Fen>(till.cash(), 0, firm.debt);
    if (repaid > 0) till.move_capital(Flow::enterprise_loan_repaid, repaid, -repaid);
    firm.debt = 0;
    write_off(till);
    till.month.enterprises.jobs_at_start[firm.enterprise] = 0;
    firm.contracts.clear();
    firm.closed = till.month.facts.index();
    firm.insolvent = 0;
}

void work(LivestockFirm& firm, const Till& till) {
    const PenMonth& month = till.month;
    const double lamb = month.facts.outside.lamb;
    const auto calendar = static_cast<std::size_t>(month.facts.calendar);
    constexpr int first_of_season = 7;   // August
    if (month.facts.calendar == first_of_season) firm.bought = 0;
    till.earn(Flow::outside_sales, static_cast<Fen>(std::exchange(firm.pens[calendar], 0) * lamb * (1 + firm.terms.gain)));
    till.spend(Flow::enterprise_inputs, static_cast<Fen>(heads_in(firm) * firm.terms.feed * month.facts.outside.cash_cost));
    std::int32_t* market = received(month.sheet, Flow::sheep_sales);
    std::int32_t* contracts = received(month.sheet, Flow::contract_sales);
    for (FlockContract& contract : firm.contracts) buy(firm, contract, till, lamb, market, contracts);
    settle_with_bank(firm, till, lamb);
    firm.insolvent = till.cash() < 0 ? firm.insolvent + 1 : 0;
    if (firm.insolvent >= firm.terms.insolvent_months) close(firm, till, lamb);
}

}  // namespace

double fattening_margin(const FatteningTerms& terms, double lamb) { return lamb * (terms.gain - terms.premium) - terms.feed * terms.months; }

void found(LivestockFirm& firm, std::int32_t month, Enterprises& enterprises, Ledger& ledger) {
    enterprises.cash[firm.enterprise] += firm.terms.capital;
    ledger.both(static_cast<std::size_t>(Flow::outside_capital), firm.terms.capital);
    enterprises.jobs_at_start[firm.enterprise] = firm.terms.jobs;
    firm.closed = -1;
    firm.founded = month;
}

void run_livestock_firms(std::vector<LivestockFirm>& firms, const PenMonth& month) {
    for (LivestockFirm& firm : firms) {
        for (FlockContract& contract : firm.contracts) contract.sales = 0;
        if (firm.works()) {
            work(firm, {firm, month});
            continue;
        }
        write_off({firm, month});
        if (month.facts.index() - firm.closed >= firm.terms.vacant_months && fattening_margin(firm.terms, month.facts.outside.lamb) > 0) found(firm, month.facts.index(), month.enterprises, month.ledger);
    }
}

}  // namespace terrace
