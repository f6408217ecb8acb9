#include "models/audit.hpp"

#include "models/household/cattle.hpp"
#include "models/household/crops.hpp"
#include "models/household/orchards.hpp"
#include "models/worker/columns.hpp"

namespace terrace {
namespace {

std::string household(const County& county, std::size_t row) { return "household " + std::to_string(county.first_household + row); }

void check_land(const County& county, const std::string& month, bool sown, std::int64_t block_land) {
    const Households& h = county.households;
    const std::vector<std::uint16_t> trees = orchard_land(county.orchards, h.rows());
    std::int64_t out = -block_land, in = 0, idle = 0;
    std::int32_t wrong = 0;
    const std::uint32_t rows = static_cast<std::uint32_t>(h.rows());
    for (std::uint32_t row = 0; row < rows; ++row) {
        out += h.leased_out[row];
        in += h.leased_in[row];
        const std::int32_t land = operated(h, row);
        const std::int32_t crops = h.cotton[row] + h.chili[row] + h.grain[row] + trees[row];
        idle += land - crops;
        wrong |= static_cast<std::int32_t>(h.leased_out[row] > h.contracted[row]) | static_cast<std::int32_t>(sown && land < crops);
    }
    if (out != in)
        throw BrokenIdentity(month, "county " + std::to_string(county.index), "land leased out within villages " + std::to_string(out) +
                                                                                   " and leased in " + std::to_string(in) + " (mu/100)");
    if (sown && wrong == 0 && idle != county.markets.land_idle)
        throw BrokenIdentity(month, "county " + std::to_string(county.index), "land idle " + std::to_string(county.markets.land_idle) + ", operated and not sown " + std::to_string(idle) + " (mu/100)");
    if (wrong == 0) return;
    for (std::size_t row = 0; row < h.rows(); ++row) {
        if (h.leased_out[row] > h.contracted[row])
            throw BrokenIdentity(month, household(county, row), "leases out " + std::to_string(h.leased_out[row]) + " of " + std::to_string(h.contracted[row]) + " (mu/100)");
        const std::int32_t crops = h.cotton[row] + h.chili[row] + h.grain[row] + trees[row];
        if (sown && operated(h, row) < crops)
            throw BrokenIdentity(month, household(county, row), "operates " + std::to_string(operated(h, row)) + " and sowed or planted " + std::to_string(crops) + " (mu/100)");
    }
}

std::int64_t heads_of(const Column<std::uint16_t>& heads) {
    std::int64_t held = 0;
    for (const std::uint16_t head : heads) held += head;
    return held;
}

/// The herd's change closes, and the households hold what came out of it. In winter nobody tends birds: nothing is known of them.
void check_herd(const County& county, const std::string& month, const char* kind, const HerdChange& herd, std::int64_t held) {
    if (held != herd.after && herd.before + herd.bought > 0)
        throw BrokenIdentity(month, "county " + std::to_string(county.index), std::string(kind) + ": households hold " + std::to_string(held) + ", not " + std::to_string(herd.after));
    if (herd.before + herd.born + herd.bought - herd.sold - herd.died == herd.after) return;
    throw BrokenIdentity(month, "county " + std::to_string(county.index), std::string(kind) + ": " + std::to_string(herd.before) + " + " + std::to_string(herd.born + herd.bought) +
                                                                              " - " + std::to_string(herd.sold + herd.died) + " is not " + std::to_string(herd.after));
}

void check_book(const County& county, const std::string& month, const char* kind, Fen opening, Flow drawn, Flow repaid, Fen written_off, Fen owed) {
    const auto amounts = county.ledger.amounts();
    const Fen due = opening + amounts[static_cast<std::size_t>(drawn)] - amounts[static_cast<std::size_t>(repaid)] - written_off;
    if (due != owed)
        throw BrokenIdentity(month, "county " + std::to_string(county.index), std::string(kind) + ": households owe " + std::to_string(owed) + " fen, not " + std::to_string(due));
}

Fen credit_owed(const Households& h) {
    Fen sum = 0;
    for (const Fen32 debt : h.debt) sum += debt;
    return sum;
}

}  // namespace

void open_loans(County& county) {
    LoanBook& book = county.loans;
    book.opening = book.owed();
    book.opening_credit = credit_owed(county.households);
    book.written_off = book.written_off_credit = 0;
}

void check_loans(const County& county, const std::string& month) {
    const LoanBook& book = county.loans;
    check_book(county, month, "production credit", book.opening_credit, Flow::loan_drawn, Flow::loan_repaid, book.written_off_credit, credit_owed(county.households));
    check_book(county, month, "loans under measures", book.opening, Flow::policy_loan_drawn, Flow::policy_loan_repaid, book.written_off, book.owed());
    for (std::size_t at = 1; at < book.accounts.size(); ++at)
        if (book.accounts[at - 1].row >= book.accounts[at].row) throw BrokenIdentity(month, household(county, book.accounts[at].row), "has two loans under measures");
}

void check_identities(const County& county, const std::string& month, bool sown, std::int64_t block_land, const WorkerMonth& workers,
                      const HerdChange& sheep, const HerdChange& cattle, const HerdChange& birds) {
    check_land(county, month, sown, block_land);
    check_herd(county, month, "sheep", sheep, heads_of(county.households.sheep));
    check_herd(county, month, "cattle", cattle, cattle_heads(county.cattle));
    check_herd(county, month, "birds", birds, heads_of(county.households.birds));
    for (std::size_t e = 0; e < county.enterprises.rows(); ++e) {
        const std::int64_t counted = workers.employed[place::first_employer + e];
        if (counted != county.enterprises.employed[e])
            throw BrokenIdentity(month, "enterprise " + std::to_string(e), "books " + std::to_string(county.enterprises.employed[e]) + " workers, " + std::to_string(counted) + " work there");
    }
}

}  // namespace terrace
