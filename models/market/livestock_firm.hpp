#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "models/enterprise/columns.hpp"
#include "models/month_facts.hpp"
#include "models/worker/columns.hpp"
#include "sim/core/money.hpp"
#include "sim/ledger/flow_sheet.hpp"
#include "sim/ledger/ledger.hpp"

namespace terrace {

/// How a livestock firm works. Heads are lambs at the county's price of the year.
struct FatteningTerms {
    double premium = 0;              ///< above the price of the market, share
    double gain = 0;                 ///< what fattening adds to the price of a lamb, share
    double feed = 0;                 ///< [fen/head/month]
    double loan_share = 0;           ///< of the value of animals in the pens that the bank lends
    double rate = 0;                 ///< of the bank [1/year]
    std::int32_t heads_per_year = 0; ///< what the pens take from August to July
    std::int32_t months = 0;         ///< of fattening
    std::int32_t insolvent_months = 0, vacant_months = 0;   ///< with debts that nobody covers until it closes; until somebody takes the place
    double jobs = 0;                 ///< while it works
    Fen capital = 0;                 ///< brought from outside at each founding
};

/// One household that sells its lambs to the firm.
struct FlockContract {
    std::uint32_t row;
    std::int32_t sales = 0;          ///< paid this month [fen]
};

/// A firm that buys lambs from households under a standing price, fattens them and sells them outside the county. It may fail: it then closes, its workers
/// and contracts are released, and after a while somebody takes the place up again if a head would pay.
struct LivestockFirm {
    std::uint8_t measure;            ///< index of the measure that brought it
    std::uint8_t enterprise;         ///< row; its money is there
    FatteningTerms terms;
    Fen debt = 0;                    ///< to the bank [fen]
    std::array<std::int32_t, 12> pens{};   ///< [calendar month in which they are sold] heads
    std::int32_t bought = 0;         ///< heads since August
    std::int32_t insolvent = 0;      ///< months in a row with less than no money
    std::int32_t closed = -1;        ///< month index of its failure; -1 while it works
    std::int32_t founded = 0;        ///< month index of its last founding
    std::vector<FlockContract> contracts{};  ///< in the order of joining

    [[nodiscard]] bool works() const { return closed < 0; }
};

/// Margin of one head at a lamb's price [fen]: what fattening adds less premium and feed, wages apart.
[[nodiscard]] double fattening_margin(const FatteningTerms&, double lamb);

/// What a firm shares with the county in a month.
struct PenMonth {
    const MonthFacts& facts;
    Enterprises& enterprises;
    Workers& workers;
    std::uint32_t first_worker;
    FlowSheet& sheet;
    Ledger& ledger;
};

/// Founds the firm, or founds it again: capital comes, jobs open.
void found(LivestockFirm&, std::int32_t month, Enterprises&, Ledger&);

/// The month of all firms, when households' sales are known: fattened animals are sold, feed is bought, lambs of the contracts go to the firm as far as its pens and
/// its money reach, instead of to the market; the bank lends on the animals and is served; who has been without money for too long closes.
void run_livestock_firms(std::vector<LivestockFirm>&, const PenMonth&);

}  // namespace terrace
