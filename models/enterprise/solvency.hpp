#pragma once

#include <cstddef>

#include "models/enterprise/account.hpp"

namespace terrace {

/// Whether an enterprise of this kind can lose money. The sales of the others follow from what they pay (books.cpp), so they earn in any case;
/// livestock firms (market/livestock_firm.cpp) and small firms (market/startup_month.cpp) have rules of their own.
[[nodiscard]] constexpr bool bears_risk(EnterpriseKind kind) { return kind == EnterpriseKind::lessee || kind == EnterpriseKind::tourism_operator; }

/// Closes the month of one that can fail: interest is paid on what it owes [rate a year]; the bank covers what cash is missing, and what there is
/// serves the bank. One that has failed pays no interest; when nothing more is to come in, the bank writes the rest off, or the owners take it.
void settle_with_bank(Account&, Enterprises&, std::size_t row, double rate);

}  // namespace terrace
