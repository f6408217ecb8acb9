#pragma once

#include <cstddef>

#include "models/enterprise/columns.hpp"
#include "models/flows.hpp"
#include "sim/ledger/ledger.hpp"

namespace terrace {

/// One enterprise's account for the month; every entry goes to its cash and to its side of the ledger [fen].
class Account {
public:
    Account(Enterprises& enterprises, std::size_t row, Ledger& ledger) : enterprises_(enterprises), row_(row), ledger_(ledger) {}

    /// To somebody who keeps own books.
    void pays(Flow flow, Fen amount) {
        book(-amount);
        ledger_.paid(static_cast<std::size_t>(flow), amount);
    }
    void receives(Flow flow, Fen amount) {
        earn(amount);
        ledger_.received(static_cast<std::size_t>(flow), amount);
    }
    /// To or from an aggregate (outside, state) that keeps no books of its own.
    void pays_out(Flow flow, Fen amount) {
        book(-amount);
        ledger_.both(static_cast<std::size_t>(flow), amount);
    }
    void takes_in(Flow flow, Fen amount) {
        earn(amount);
        ledger_.both(static_cast<std::size_t>(flow), amount);
    }
    /// Capital and loans, which are no profit: from an aggregate, and to one.
    void is_lent(Flow flow, Fen amount) {
        enterprises_.cash[row_] += amount;
        ledger_.both(static_cast<std::size_t>(flow), amount);
    }
    void gives_back(Flow flow, Fen amount) {
        enterprises_.cash[row_] -= amount;
        ledger_.both(static_cast<std::size_t>(flow), amount);
    }

private:
    void book(Fen amount) {
        enterprises_.cash[row_] += amount;
        enterprises_.profit[row_] += amount;
    }
    void earn(Fen amount) {
        book(amount);
        enterprises_.turnover[row_] += amount;
    }

    Enterprises& enterprises_;
    std::size_t row_;
    Ledger& ledger_;
};

}  // namespace terrace
