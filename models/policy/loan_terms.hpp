#pragma once

#include <optional>

#include "models/policy/desk.hpp"

namespace terrace {

/// What a measure and its bank agree on for loans to households, and how these are served month by month.
/// The principal is due in one sum at the end of the term, as is usual for subsidised small loans, or in yearly parts; until then only interest is paid,
/// the county's part out of the measure's line. What is not paid then is in arrears: all cash serves it, the household pays
/// the interest, and after every twelve months the bank writes a part off, of which the county makes good its share.
struct LoanTerms {
    Fen most = 0;                 ///< to one household [fen]
    int term_months = 0;
    double rate = 0;              ///< interest of a year
    double subsidised = 0;        ///< part of the interest that the county pays
    double compensation = 0;      ///< part of what the bank writes off that the county pays
    bool in_parts = false;        ///< true: equal parts of the principal fall due each year; what is missing waits for the end
    void keys(KeyVisitor& key);

    [[nodiscard]] Fen month_interest(Fen principal) const { return scale(principal, rate / 12); }
    /// The county's part of a month's interest at a share `support` of the measure's rates.
    [[nodiscard]] Fen month_subsidy(Fen principal, double support) const { return scale(scale(month_interest(principal), subsidised), support); }
    /// That of so many months, if nothing is paid back before.
    [[nodiscard]] Fen subsidy(Fen principal, int months, double support) const { return months * month_subsidy(principal, support); }
    /// The household's part of the interest until the end of the term.
    [[nodiscard]] Fen own_interest(Fen principal, double support) const { return term_months * month_interest(principal) - subsidy(principal, term_months, support); }
    /// Money of the line that is promised for the interest of open loans.
    [[nodiscard]] Fen promised(const PolicyDesk&) const;
    /// Why a bank does not lend to the household: nothing to lend, an open loan, one written off or in arrears, or a line that does not hold the county's part.
    [[nodiscard]] std::optional<OfferOutcome> obstacle(const PolicyDesk&, std::uint32_t row, Fen amount, Fen promised_already) const;
    void lend(PolicyDesk&, std::uint32_t row, Fen amount) const;
    /// The month of every open loan of the measure.
    void serve(PolicyDesk&) const;

private:
    void pay_interest(PolicyDesk&, LoanAccount&) const;
    void collect(PolicyDesk&, LoanAccount&, Fen promised_already) const;
};

/// The bank gives up `amount` of an account, as far as it is owed; the county pays `share` of it as far as its line holds more than `promised`.
void write_off(PolicyDesk&, LoanAccount&, Fen amount, double share, Fen promised);
/// The household pays back as much of what is `due` as its cash allows that production credit does not claim, `more` money of this month included.
void repay(PolicyDesk&, LoanAccount&, Fen due, Fen more = 0);

}  // namespace terrace
