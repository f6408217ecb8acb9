#include "models/government/screening.hpp"

#include <algorithm>

#include "models/month_facts.hpp"

namespace terrace {
namespace {

/// Facts of a household as the test sees them; written so that the loop over all rows vectorises.
struct Signs {
    std::int32_t below_line, hard_spending, lost_income;
};

inline Signs signs(std::int32_t heads, std::int32_t income, std::int32_t kept, std::int32_t spending, std::int32_t line, std::int32_t hard_amount, float hard_share,
                   std::int32_t means_test) {
    const std::int32_t persons = larger(1, heads);
    const std::int32_t poor = 10 * (income - spending) < means_test * persons ? 1 : 0;
    const float share = hard_share * static_cast<float>(larger(0, income));
    const std::int32_t hard = (spending > hard_amount ? 1 : 0) | (static_cast<float>(spending) > share ? 1 : 0);
    return {10 * income < line * persons ? 1 : 0, poor & hard, poor & (income < kept ? 1 : 0)};
}

[[gnu::target_clones("default", "arch=x86-64-v3")]] void mark(const std::uint32_t rows, const std::uint8_t* __restrict members, const std::uint8_t* __restrict away,
                                                               const std::int32_t* __restrict income, const std::uint8_t* __restrict usual,
                                                               const std::uint16_t* __restrict illness, const std::uint16_t* __restrict accidents,
                                                               const std::uint16_t* __restrict crop_loss, const RiskTest& test,
                                                               std::uint8_t* __restrict marks) {
    const std::int32_t line = test.line, amount = test.hard_amount, means = test.means_test;
    const float share = test.hard_share;
    const std::int32_t* __restrict kept = test.income_kept.data();
    for (std::uint32_t row = 0; row < rows; ++row) {
        const Signs s = signs(members[row] - away[row], income[row], kept[usual[row]], illness[row] + accidents[row] + crop_loss[row], line, amount, share, means);
        marks[row] = static_cast<std::uint8_t>(s.below_line | s.hard_spending | s.lost_income);
    }
}

[[gnu::target_clones("default", "arch=x86-64-v3")]] void mark_last(const std::uint32_t rows, const std::uint32_t* __restrict words, const std::uint32_t limit, std::uint8_t* __restrict marks) {
    for (std::uint32_t row = 0; row < rows; ++row) marks[row] = static_cast<std::uint8_t>(marks[row] | (~words[row] < limit ? 1 : 0));
}

bool counts_as_unassured(const Households& h, std::uint32_t row, unsigned unmet, const RiskTest& test) {
    return unmet != 0 && 10 * h.income_year[row] < test.assurance_line * std::max(1, h.members[row] - h.away[row]);
}

/// Adds the costs of the month `back` months ago where they count; both lists are in the order of rows.
void add_recent(const OwnCostMonth& month, int back, std::span<const RecentMonths> list, std::int32_t HardSpending::*kind, std::vector<HardSpending>& spending) {
    std::size_t at = 0;
    month.for_each([&](std::uint32_t row, std::uint16_t amount) {
        while (at < list.size() && list[at].row < row) ++at;
        if (at < list.size() && list[at].row == row && back < list[at].months) spending[at].*kind += amount;
    });
}

}  // namespace

RiskTest::RiskTest(std::int32_t line_in, std::int32_t hard_amount_in, double hard_share_in, double income_loss, double means_test_lines, double assurance_lines)
    : line(line_in), hard_amount(hard_amount_in), hard_share(static_cast<float>(hard_share_in)) {
    for (std::size_t code = 0; code < income_kept.size(); ++code)
        income_kept[code] = static_cast<std::int32_t>(scale(usual_income::levels()[code], 1 - income_loss));
    constexpr double any_income = 10'000'000;   // yuan per head, more than a household of 200 can reach in 32 bits
    means_test = static_cast<std::int32_t>(means_test_lines > 0 ? means_test_lines * line : any_income);
    assurance_line = static_cast<std::int32_t>(assurance_lines * line);
}

Risk risk_of(const Households& h, std::uint32_t row, std::uint8_t usual_income, std::int32_t spending, unsigned unmet, const RiskTest& test) {
    const Signs s = signs(h.members[row] - h.away[row], h.income_year[row], test.income_kept[usual_income], spending, test.line, test.hard_amount, test.hard_share, test.means_test);
    return {s.below_line != 0, s.hard_spending != 0, s.lost_income != 0, counts_as_unassured(h, row, unmet, test)};
}

void mark_risks(const Households& h, std::span<const std::uint8_t> usual_income, const OwnCostsOfYear& costs, const RiskTest& test, std::span<std::uint8_t> marks) {
    mark(static_cast<std::uint32_t>(h.rows()), h.members.data(), h.away.data(), h.income_year.data(), usual_income.data(), costs.illness.data(),
         costs.accidents.data(), h.crop_loss.data(), test, marks.data());
}

void mark_unassured(const Households& h, std::span<const UnmetAssurances> list, const RiskTest& test, std::span<std::uint8_t> marks) {
    for (const UnmetAssurances& lacks : list)
        if (counts_as_unassured(h, lacks.row, lacks.unmet, test)) marks[lacks.row] = 1;
}

void mark_false_alarms(std::span<const std::uint32_t> words, std::uint32_t limit, std::span<std::uint8_t> marks) {
    mark_last(static_cast<std::uint32_t>(marks.size()), words.data(), limit, marks.data());
}

std::vector<HardSpending> recent_spending(const Households& h, const OwnCosts& illness, const OwnCosts& accidents, std::span<const RecentMonths> list, int calendar) {
    std::vector<HardSpending> spending(list.size());
    const int since_harvest = (calendar - november + 12) % 12;
    int most = 0;
    for (std::size_t i = 0; i < list.size(); ++i) {
        if (since_harvest < list[i].months) spending[i].crop_loss = h.crop_loss[list[i].row];
        most = std::max(most, list[i].months);
    }
    for (int back = 0; back < std::min(12, most); ++back) {
        const auto month = static_cast<std::size_t>((calendar - back + 12) % 12);
        add_recent(illness[month], back, list, &HardSpending::illness, spending);
        add_recent(accidents[month], back, list, &HardSpending::accidents, spending);
    }
    return spending;
}

MonitoringCategory category_of(const Households& h, std::uint32_t row, const Risk& risk) {
    if (risk.blow() && !risk.below_line) return MonitoringCategory::sudden_difficulty;
    return (h.flags[row] & household_flag::exited) != 0 ? MonitoringCategory::unstable_exited : MonitoringCategory::marginal;
}

MonitoringCause cause_of(const HardSpending& spent, const Risk& risk) {
    if (risk.hard_spending && spent.accidents > std::max(spent.illness, spent.crop_loss)) return MonitoringCause::accident;
    if (risk.hard_spending) return spent.illness >= spent.crop_loss ? MonitoringCause::illness : MonitoringCause::disaster;
    if (risk.lost_income) return MonitoringCause::income_loss;
    if (risk.below_line) return MonitoringCause::low_income;
    return risk.unassured ? MonitoringCause::assurance : MonitoringCause::none;
}

}  // namespace terrace
