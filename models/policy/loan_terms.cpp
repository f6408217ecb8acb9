#include "models/policy/loan_terms.hpp"

#include <algorithm>

namespace terrace {
namespace {

constexpr int months_to_write_off = 12;   // of arrears; ODD section 7.27
constexpr Fen smallest_rest = 100_yuan;   // less than that is written off whole; estimate

}  // namespace

void LoanTerms::keys(KeyVisitor& key) {
    key.money("loan_yuan", most);
    key.count("term_months", term_months);
    key.number("interest_rate", rate);
    key.number("interest_paid_by_county", subsidised);
    key.number("compensation_share", compensation);
}

Fen LoanTerms::promised(const PolicyDesk& desk) const {
    Fen sum = 0;
    for (const LoanAccount& account : desk.county.loans.accounts)
        if (account.measure == desk.measure()) sum += subsidy(account.principal, account.months_left, desk.month.support);
    return sum;
}

std::optional<OfferOutcome> LoanTerms::obstacle(const PolicyDesk& desk, std::uint32_t row, Fen amount, Fen promised_already) const {
    constexpr std::uint16_t barred = household_flag::in_arrears | household_flag::written_off;
    if (amount <= 0) return OfferOutcome::no_use;
    if (desk.month.support <= 0) return OfferOutcome::no_money;
    if ((desk.county.households.flags[row] & barred) != 0) return OfferOutcome::barred;
    if (desk.county.loans.holds(row)) return OfferOutcome::has_one;
    const Fen left = desk.county.government.measures[desk.measure()].budget_left - promised_already;
    return left >= subsidy(amount, term_months, desk.month.support) ? std::nullopt : std::optional(OfferOutcome::no_money);
}

void LoanTerms::lend(PolicyDesk& desk, std::uint32_t row, Fen amount) const {
    LoanBook& book = desk.county.loans;
    book.accounts.insert(book.place_of(row), {row, static_cast<std::int32_t>(amount), desk.month.facts.index(), static_cast<std::int16_t>(term_months), 0, desk.measure()});
    desk.bring_in(row, Flow::policy_loan_drawn, amount);
}

void LoanTerms::pay_interest(PolicyDesk& desk, LoanAccount& account) const {
    const Fen interest = month_interest(account.principal);
    const Fen county = account.months_left > 0 ? month_subsidy(account.principal, desk.month.support) : 0;
    const Fen own = desk.pay_for(account.row, Flow::interest_subsidy, ReceiptForm::subsidy, county) ? interest - county : interest;
    desk.charge(account.row, Flow::policy_loan_interest, own);
}

void repay(PolicyDesk& desk, LoanAccount& account, Fen due, Fen more) {
    const Households& h = desk.county.households;
    const Fen first_claim = desk.month.facts.calendar >= september ? h.debt[account.row] : 0;   // production credit is served out of the harvest
    const Fen amount = std::clamp<Fen>(h.cash[account.row] + more - first_claim, 0, due);
    desk.charge(account.row, Flow::policy_loan_repaid, amount);
    account.principal -= static_cast<std::int32_t>(amount);
}

void write_off(PolicyDesk& desk, LoanAccount& account, Fen amount, double share, Fen promised) {
    const Fen lost = std::min<Fen>(amount, account.principal);
    if (lost <= 0) return;
    account.principal -= static_cast<std::int32_t>(lost);
    desk.county.loans.written_off += lost;
    desk.county.households.flags[account.row] |= household_flag::written_off;
    desk.pay_others(Flow::loan_compensation, std::min(scale(lost, share * desk.month.support), desk.state().budget_left - promised));
}

void LoanTerms::collect(PolicyDesk& desk, LoanAccount& account, Fen promised_already) const {
    repay(desk, account, account.principal);
    if (account.principal == 0) return;
    if (++account.arrears < months_to_write_off) return;
    account.arrears = 0;
    const Fen part = scale(account.principal, desk.month.choice.parameters.credit.arrears_write_off);
    write_off(desk, account, account.principal - part < smallest_rest ? account.principal : part, compensation, promised_already);
}

void LoanTerms::serve(PolicyDesk& desk) const {
    std::vector<LoanAccount>& accounts = desk.county.loans.accounts;
    const Fen kept = promised(desk);
    for (LoanAccount& account : accounts) {
        if (account.measure != desk.measure()) continue;
        pay_interest(desk, account);
        if (account.months_left > 0) --account.months_left;
        const int months = desk.month.facts.index() - account.drawn;
        if (account.months_left == 0) collect(desk, account, kept);
        else if (in_parts && months % 12 == 0) repay(desk, account, 12 * Fen{account.principal} / (12 + account.months_left));
    }
    std::erase_if(accounts, [](const LoanAccount& account) { return account.principal == 0; });
}

}  // namespace terrace
