#include "models/market/partnership.hpp"

#include <algorithm>
#include <numeric>

#include "models/flows.hpp"
#include "models/household/flow_columns.hpp"

namespace terrace {
namespace {

std::size_t kind(Flow flow) { return static_cast<std::size_t>(flow); }

/// The enterprise's account: what it pays to or takes from aggregates is entered on both sides.
void pay_out(Partnership& partner, Ledger& ledger, Flow flow, Fen amount) {
    partner.cash -= amount;
    partner.profit -= amount;
    ledger.both(kind(flow), amount);
}
void take_in(Partnership& partner, Ledger& ledger, Flow flow, Fen amount) {
    partner.cash += amount;
    partner.profit += amount;
    ledger.both(kind(flow), amount);
}

/// Members by co-operative, as the village's township tells.
std::vector<std::int64_t> members_of(const Cooperatives& c, const Villages& villages, const Partnership& partner) {
    std::vector<std::int64_t> members(c.rows(), 0);
    for (const SupplyContract& contract : partner.contracts) {
        const std::uint16_t township = villages.township[village_of_household(villages, contract.row)];
        for (std::size_t row = 0; row < c.rows(); ++row) members[row] += c.township[row] == township ? 1 : 0;
    }
    return members;
}

/// Kilograms that each contract brings; the market's columns are emptied of them.
std::vector<double> harvests(const Partnership& partner, const Households& h, double spot, double member, FlowSheet& sheet) {
    std::int32_t* at_spot = received(sheet, Flow::chili_sales);
    std::int32_t* through_cooperative = received(sheet, Flow::chili_sales_cooperative);
    std::vector<double> kg;
    for (const SupplyContract& contract : partner.contracts) {
        const bool is_member = (h.flags[contract.row] & household_flag::cooperative) != 0;
        kg.push_back(is_member ? through_cooperative[contract.row] / member : at_spot[contract.row] / spot);
        at_spot[contract.row] = through_cooperative[contract.row] = 0;
    }
    return kg;
}

/// Pays the contracts as far as `available` reaches; what is missing is remembered. Returns what was paid.
Fen pay_deliveries(Partnership& partner, const std::vector<double>& kg, double price, Fen available, FlowSheet& sheet) {
    std::vector<Fen> due;
    for (const double amount : kg) due.push_back(whole_fen(static_cast<float>(amount * price)));
    const Fen total = std::accumulate(due.begin(), due.end(), Fen{0});
    const Fen paid = std::min(total, std::max<Fen>(0, available));
    const std::vector<Fen> parts = paid == total ? due : split(paid, {due.begin(), due.end()});
    std::int32_t* sales = received(sheet, Flow::contract_sales);
    for (std::size_t i = 0; i < parts.size(); ++i) {
        SupplyContract& contract = partner.contracts[i];
        contract.sales = static_cast<std::int32_t>(parts[i]);
        contract.unpaid += static_cast<std::int32_t>(due[i] - parts[i]);
        sales[contract.row] += contract.sales;
    }
    partner.failed = paid < total;
    return paid;
}

void pay_commission(Partnership& partner, const Villages& villages, Cooperatives& c, Fen amount, Ledger& ledger) {
    const std::vector<std::int64_t> members = members_of(c, villages, partner);
    if (amount <= 0 || std::accumulate(members.begin(), members.end(), std::int64_t{0}) == 0) return;
    const std::vector<Fen> parts = split(amount, members);
    for (std::size_t row = 0; row < c.rows(); ++row) {
        c.cash[row] += parts[row];
        c.surplus[row] += parts[row];
    }
    pay_out(partner, ledger, Flow::contract_commission, amount);
}

void deliver(Partnership& partner, const Households& h, const Villages& villages, Cooperatives& c, double spot, double member, FlowSheet& sheet, Ledger& ledger) {
    const std::vector<double> kg = harvests(partner, h, spot, member, sheet);
    const double all = std::accumulate(kg.begin(), kg.end(), 0.0);
    take_in(partner, ledger, Flow::outside_sales, static_cast<Fen>(all * spot * (1 + partner.terms.margin)));
    pay_out(partner, ledger, Flow::enterprise_inputs, std::min(std::max<Fen>(0, partner.cash), static_cast<Fen>(all * partner.terms.processing_cost)));
    const Fen paid = pay_deliveries(partner, kg, contract_price(partner.terms, spot), partner.cash, sheet);
    partner.cash -= paid;
    partner.profit -= paid;
    ledger.paid(kind(Flow::contract_sales), paid);
    if (!partner.failed) pay_commission(partner, villages, c, std::min(partner.cash, static_cast<Fen>(all * partner.terms.commission)), ledger);
}

/// The enterprise pays for the use of the members' assets; the co-operatives hand it on in equal parts.
void pay_dividends(Partnership& partner, FlowSheet& sheet, Ledger& ledger) {
    const Fen amount = std::min(std::max<Fen>(0, partner.cash), scale(partner.shares, partner.terms.dividend_rate));
    if (amount <= 0 || partner.contracts.empty()) return;
    pay_out(partner, ledger, Flow::share_rent, amount);
    const std::vector<Fen> parts = split(amount, std::vector<std::int64_t>(partner.contracts.size(), 1));
    std::int32_t* dividends = received(sheet, Flow::share_dividend);
    for (std::size_t i = 0; i < parts.size(); ++i) {
        partner.contracts[i].dividend = static_cast<std::int32_t>(parts[i]);
        dividends[partner.contracts[i].row] += partner.contracts[i].dividend;
    }
    ledger.paid(kind(Flow::share_dividend), amount);
}

}  // namespace

void deliver_under_contract(std::vector<Partnership>& partners, const Households& h, const Villages& villages, Cooperatives& c, const MonthFacts& facts, double spot, double member,
                            FlowSheet& sheet, Ledger& ledger) {
    for (Partnership& partner : partners) {
        for (SupplyContract& contract : partner.contracts) contract.sales = contract.dividend = 0;
        if (facts.calendar == january) partner.profit = 0;
        if (!partner.runs(facts.index()) || partner.contracts.empty()) continue;
        if (calendar::chili_harvest[static_cast<std::size_t>(facts.calendar)] > 0) deliver(partner, h, villages, c, spot, member, sheet, ledger);
        if (facts.calendar != december) continue;
        pay_dividends(partner, sheet, ledger);
        if (partner.profit > 0) pay_out(partner, ledger, Flow::owner_income, partner.profit / 2);
    }
}

}  // namespace terrace
