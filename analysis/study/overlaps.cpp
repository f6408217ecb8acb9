#include "analysis/study/overlaps.hpp"

#include "models/policy/instruments.hpp"

#include <algorithm>
#include <cstdint>
#include <span>
#include <tuple>

namespace terrace {
namespace {

constexpr int year = 12;

struct Payment {
    std::uint32_t row;
    std::uint16_t month;
    std::int32_t amount;
};

/// A household that a measure reached, with the measure's public money for it.
struct Reached {
    std::uint32_t row = 0;
    Fen paid = 0;
    std::span<const Payment> payments{};   ///< in order of months
};

struct Reach {
    Support support = Support::none;
    std::vector<Payment> payments;         ///< by row, then month
    std::vector<Reached> households;       ///< by row
};

/// Wages of other instruments' jobs are paid by enterprises.
bool pays_wages(std::string_view instrument) { return instrument == "special_posts" || instrument == "village_works"; }

bool is_public(ReceiptForm form, std::string_view instrument) {
    switch (form) {
    case ReceiptForm::grant:
    case ReceiptForm::goods:
    case ReceiptForm::subsidy:
    case ReceiptForm::allowance:
    case ReceiptForm::relief: return true;
    case ReceiptForm::wage: return pays_wages(instrument);
    default: return false;
    }
}

/// The households, once each, with their payments.
void gather(Reach& reach, std::vector<std::uint32_t> rows) {
    std::stable_sort(reach.payments.begin(), reach.payments.end(), [](const Payment& a, const Payment& b) { return std::tie(a.row, a.month) < std::tie(b.row, b.month); });
    for (const Payment& payment : reach.payments) rows.push_back(payment.row);
    std::sort(rows.begin(), rows.end());
    rows.erase(std::unique(rows.begin(), rows.end()), rows.end());
    std::size_t from = 0;
    for (const std::uint32_t row : rows) {
        Reached& household = reach.households.emplace_back(Reached{row});
        std::size_t to = from;
        for (; to < reach.payments.size() && reach.payments[to].row == row; ++to) household.paid += reach.payments[to].amount;
        household.payments = std::span(reach.payments).subspan(from, to - from);
        from = to;
    }
}

std::vector<Reach> reaches(const HouseholdPanel& panel, const Scenario& scenario) {
    std::vector<Reach> list(scenario.measures.size());
    std::vector<std::vector<std::uint32_t>> rows(list.size());
    for (std::size_t m = 0; m < list.size(); ++m) list[m].support = support_of(scenario.measures[m].terms.instrument);
    for (const Participant& participant : panel.participants)
        if (list[participant.measure].support != Support::none) rows[participant.measure].push_back(participant.row);
    for (const Receipt& receipt : panel.receipts)
        if (list[receipt.measure].support != Support::none && is_public(receipt.form, scenario.measures[receipt.measure].terms.instrument))
            list[receipt.measure].payments.push_back({receipt.row, receipt.month, receipt.amount});
    for (std::size_t m = 0; m < list.size(); ++m) gather(list[m], std::move(rows[m]));
    return list;
}

/// Whether a payment of one lies less than twelve months from one of the other.
bool within_a_year(std::span<const Payment> a, std::span<const Payment> b) {
    for (std::size_t i = 0, j = 0; i < a.size() && j < b.size(); a[i].month < b[j].month ? ++i : ++j)
        if (std::abs(int{a[i].month} - int{b[j].month}) < year) return true;
    return false;
}

void count(Overlap& overlap, const Reached& first, const Reached& second, bool same_kind) {
    ++overlap.households;
    overlap.first_paid += first.paid;
    overlap.second_paid += second.paid;
    if (!same_kind || !within_a_year(first.payments, second.payments)) return;
    ++overlap.twice;
    overlap.twice_paid += std::min(first.paid, second.paid);
}

void count(Overlap& overlap, const Reach& first, const Reach& second) {
    auto a = first.households.begin(), b = second.households.begin();
    while (a != first.households.end() && b != second.households.end()) {
        if (a->row == b->row) count(overlap, *a++, *b++, first.support == second.support);
        else if (a->row < b->row) ++a;
        else ++b;
    }
}

} // namespace

void add_overlaps(const HouseholdPanel& panel, const Scenario& lived, const Scenario& scenario, const Overlap& place, std::vector<Overlap>& list) {
    const std::vector<Reach> all = reaches(panel, lived);
    for (std::size_t a = 0; a < scenario.measures.size(); ++a)
        for (std::size_t b = a + 1; b < scenario.measures.size(); ++b) {
            const std::size_t first = lived.position(scenario.measures[a].terms.name), second = lived.position(scenario.measures[b].terms.name);
            if (first == all.size() || second == all.size()) continue;   // works in another county
            Overlap overlap = place;
            overlap.first = a;
            overlap.second = b;
            count(overlap, all[first], all[second]);
            if (overlap.households > 0) list.push_back(overlap);
        }
}

} // namespace terrace
