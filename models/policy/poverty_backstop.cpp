#include "models/policy/poverty_backstop.hpp"

#include <algorithm>
#include <tuple>
#include <vector>

#include "models/policy/desk.hpp"

namespace terrace {
namespace {

int heads_of(const Households& h, std::uint32_t row) { return std::max(1, h.members[row] - h.away[row]); }

/// Months in which help still enters the income that December's verification sees; in December those of the next year and this month.
int months_left(int calendar_month) { return calendar_month == december ? 12 : november - calendar_month + 1; }

}  // namespace

void PovertyBackstop::keys(KeyVisitor& key) {
    key.dated("cases_per_village", cases_per_village_);
    key.dated("workers_per_person_most", workers_per_person_most_);
    key.money("most_yuan_per_month", most_per_month_);
}

Fen PovertyBackstop::gap(const PolicyDesk& desk, std::uint32_t row) const {
    const Households& h = desk.county.households;
    const Month month = desk.month.facts.outside.month;
    const Parameters& p = desk.month.choice.parameters;
    const int heads = heads_of(h, row);
    const bool labour_lacks = desk.month.home[row] <= workers_per_person_most_.at(month) * heads;
    if ((h.flags[row] & household_flag::registered_poor) == 0 || !labour_lacks || !desk.targets(row)) return 0;
    const Fen allowance = scale(p.transfer.dibao_line, desk.month.facts.outside.social_transfer);
    const Fen line = std::max(static_cast<Fen>(100 * p.line.national.at(month)), allowance);
    return std::max<Fen>(0, line * heads - Fen{1000} * h.income_year[row]);
}

void PovertyBackstop::help_village(PolicyDesk& desk, std::size_t village) const {
    struct Case {
        Fen income;              ///< per head
        std::uint32_t priority, row;
        Fen gap;
    };
    std::vector<Case> cases;
    const std::uint32_t first = desk.county.villages.first_household[village];
    for (std::uint32_t row = first; row < first + desk.county.villages.households[village]; ++row)
        if (const Fen lacking = gap(desk, row); lacking > 0) cases.push_back({desk.income_per_head(row), desk.priority(row), row, lacking});
    std::sort(cases.begin(), cases.end(), [](const Case& a, const Case& b) { return std::tie(a.income, a.priority, a.row) < std::tie(b.income, b.priority, b.row); });
    const auto taken = static_cast<std::size_t>(std::max(0.0, cases_per_village_.at(desk.month.facts.outside.month)));
    cases.resize(std::min(cases.size(), taken));
    for (const Case& one : cases) {
        const Fen amount = scale(std::min(most_per_month_, one.gap / months_left(desk.month.facts.calendar)), desk.month.support);
        if (amount <= 0) continue;
        if (desk.pay(one.row, Flow::relief_grant, ReceiptForm::relief, amount)) desk.enrol(one.row, 0, 0);
        else ++desk.state().refused;
    }
}

void PovertyBackstop::act(PolicyDesk& desk) const {
    if (!desk.active()) return;
    if (!desk.state().started) {
        desk.state().started = true;
        desk.appropriate(desk.terms.budget);
    }
    if (desk.county.registered == 0) return;
    for (std::size_t village = 0; village < desk.county.villages.rows(); ++village) help_village(desk, village);
}

}  // namespace terrace
