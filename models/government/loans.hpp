#pragma once

#include <algorithm>
#include <cstdint>
#include <vector>

#include "sim/core/money.hpp"

namespace terrace {

/// A household's loan under a measure (microcredit, start-up loan). Production credit is apart, in `Households::debt`.
struct LoanAccount {
    std::uint32_t row;           ///< household
    std::int32_t principal;      ///< still owed [fen]
    std::int32_t drawn;          ///< month, index
    std::int16_t months_left;    ///< until it falls due
    std::uint8_t arrears;        ///< months past that, with principal unpaid
    std::uint8_t measure;
};

/// The loans under measures of one county.
struct LoanBook {
    std::vector<LoanAccount> accounts;   ///< open ones by row, a household has one at most
    Fen opening = 0;                     ///< principal owed when the month opened, and of production credit
    Fen opening_credit = 0;
    Fen written_off = 0;                 ///< this month
    Fen written_off_credit = 0;

    [[nodiscard]] Fen owed() const {
        Fen sum = 0;
        for (const LoanAccount& account : accounts) sum += account.principal;
        return sum;
    }
    /// Where the household's account is, or would be put.
    [[nodiscard]] std::vector<LoanAccount>::iterator place_of(std::uint32_t row) {
        return std::lower_bound(accounts.begin(), accounts.end(), row, [](const LoanAccount& account, std::uint32_t wanted) { return account.row < wanted; });
    }
    [[nodiscard]] bool holds(std::uint32_t row) {
        const auto at = place_of(row);
        return at != accounts.end() && at->row == row;
    }
};

}  // namespace terrace
