#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "models/cooperative/columns.hpp"
#include "models/household/columns.hpp"
#include "models/month_facts.hpp"
#include "models/village/columns.hpp"
#include "sim/core/money.hpp"
#include "sim/ledger/flow_sheet.hpp"
#include "sim/ledger/ledger.hpp"

namespace terrace {

/// What an enterprise promised to the households whose chili it buys through their co-operatives.
struct SupplyTerms {
    double floor = 0;            ///< least price [fen/kg]
    double premium = 0;          ///< above the spot price, share; the higher of the two is paid
    double commission = 0;       ///< to the co-operative [fen/kg]
    double margin = 0;           ///< what processing adds to the spot price, share
    double processing_cost = 0;  ///< [fen/kg]
    double dividend_rate = 0;    ///< yearly, of the members' shares
};

/// One household that delivers under contract; its money of the month is for the books of the measure.
struct SupplyContract {
    std::uint32_t row;
    std::int32_t sales = 0;      ///< paid this month [fen]
    std::int32_t unpaid = 0;     ///< delivered in a month in which the enterprise failed, and neither paid nor guaranteed yet [fen]
    std::int32_t dividend = 0;   ///< this month [fen]
};

/// An enterprise that buys from households under contract, and the shares that its members were given in the co-operatives' assets.
struct Partnership {
    std::uint8_t measure;        ///< index of the measure that brought it
    std::int32_t until;          ///< last month of the contracts, index
    bool failed = false;
    Fen cash = 0, profit = 0;    ///< of the enterprise; profit since January
    Fen shares = 0;              ///< assets of the co-operatives that were split into equal shares of the members
    SupplyTerms terms;
    std::vector<SupplyContract> contracts;   ///< in the order of joining

    [[nodiscard]] bool runs(std::int32_t month) const { return !failed && month <= until; }
};

/// Price under contract, where the spot price is `spot` [fen/kg].
[[nodiscard]] inline double contract_price(const SupplyTerms& terms, double spot) { return larger(terms.floor, spot * (1 + terms.premium)); }

/// Deliveries of the month: what members harvested goes to the enterprise at the contract price instead of to the market. An enterprise that
/// cannot pay in full from its cash and its sales pays all in proportion, and fails. In December owners take half of the profit, and members get
/// dividends on their shares through the co-operative. Chili columns of the sheet hold the harvest at the market's prices, `spot` and `member` [fen/kg].
void deliver_under_contract(std::vector<Partnership>&, const Households&, const Villages&, Cooperatives&, const MonthFacts&, double spot, double member, FlowSheet&, Ledger&);

}  // namespace terrace
