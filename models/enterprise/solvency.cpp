#include "models/enterprise/solvency.hpp"

#include <algorithm>

namespace terrace {

void settle_with_bank(Account& account, Enterprises& e, std::size_t row, double rate) {
    if (e.works(row) && e.debt[row] > 0) account.pays_out(Flow::enterprise_interest, static_cast<Fen>(static_cast<double>(e.debt[row]) * rate / 12));
    const Fen drawn = std::max<Fen>(0, -e.cash[row]), repaid = std::clamp<Fen>(e.cash[row], 0, e.debt[row]);
    if (drawn > 0) account.is_lent(Flow::enterprise_loan_drawn, drawn);
    if (repaid > 0) account.gives_back(Flow::enterprise_loan_repaid, repaid);
    e.debt[row] += drawn - repaid;
    if (e.works(row) || e.cotton_kg[row] > 0) return;   // the subsidy on a last harvest is still to come
    if (e.debt[row] > 0) {
        account.is_lent(Flow::enterprise_write_off, e.debt[row]);
        account.gives_back(Flow::enterprise_loan_repaid, e.debt[row]);
        e.debt[row] = 0;
    }
    if (e.cash[row] > 0) account.pays_out(Flow::owner_income, e.cash[row]);
}

}  // namespace terrace
