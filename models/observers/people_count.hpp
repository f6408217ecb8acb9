#pragma once

#include <algorithm>
#include <array>
#include <cstdint>

#include "analysis/statistics/income_histogram.hpp"
#include "models/household/columns.hpp"
#include "models/village/columns.hpp"

namespace terrace {

/// The two marks by which households are told apart: 1 pastoral, 2 poverty-exited, 3 both.
[[nodiscard]] inline std::size_t type_marks(std::uint16_t flags) { return flags & (household_flag::pastoral | household_flag::exited); }

/// Poverty measures over persons at one line [yuan per head and year].
struct PovertyCount {
    double poor = 0, gap = 0, gap_squared = 0, households = 0;
    void add(double income, double line, double heads) {
        if (income >= line) return;
        const double short_by = std::min(1.0, (line - income) / line);
        poor += heads;
        gap += short_by * heads;
        gap_squared += short_by * short_by * heads;
        ++households;
    }
};

struct PeopleCount {
    PovertyCount national, monitoring;
    std::array<double, tier_count + 1> poor_by_tier{};   ///< persons below the national line, by the first tier of their village
    std::array<double, 4> poor_by_marks{};               ///< the same by the two marks of `type_marks`
    double latent = 0;                       ///< households below the national line that are not listed
    std::int64_t persons = 0, income = 0;    ///< income in 10 yuan
    std::int64_t exited_income = 0, exited_persons = 0, pastoral_income = 0, pastoral_persons = 0;
    [[nodiscard]] double share(double value) const { return persons > 0 ? value / static_cast<double>(persons) : 0; }
};

/// People and incomes of a county; `histogram` gets every person's income. Lines in yuan per head and year, the national one the lower.
[[nodiscard]] PeopleCount count_people(const Households&, const Villages&, double national, double monitoring, IncomeHistogram& histogram);

}  // namespace terrace
