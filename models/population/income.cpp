#include <algorithm>

#include "models/household/plans.hpp"
#include "models/population/draft.hpp"
#include "models/worker/home.hpp"
#include "sim/core/money.hpp"

namespace terrace {
namespace {

/// Expectations of an ordinary year, only to say which households earn how much of the county's expected income; a simulated
/// year replaces them. Estimates in the ranges of scenarios/parameters.
struct OrdinaryYear {
    double cotton = 1000, chili = 1400, grain = 580;  ///< [yuan/mu] net of cash cost
    double orchard = 1900;                            ///< [yuan/mu] net of cash cost
    double rent = 700;                                ///< [yuan/mu]
    double sheep = 160;                               ///< [yuan/head] of all ages
    double cattle = 1170;                             ///< [yuan/head] of all ages
    double skill[3] = {0.6, 1.0, 1.25};               ///< [1] livestock margin by skill class
    double remitted = 0.5 * (4800 - 1200) * 12;       ///< [yuan/worker] half of what is left after living costs
    double pension = 2400;                            ///< [yuan/person]
    double per_head = 1500;                           ///< [yuan/person] other transfers
    double own_use = 3000;                            ///< [yuan/household]
};

/// Wages of a household's workers in the county [yuan/year].
double local_wages(const Households& households, const Workers& workers, std::uint32_t row, std::uint32_t first) {
    std::uint32_t monthly = 0;
    const std::uint32_t end = first + households.workers[row];
    for (std::uint32_t w = first; w < end; ++w) {
        monthly += workers.place[w] >= place::first_employer ? workers.wage[w] : 0u;
    }
    return 12.0 * monthly;
}

/// A sum of unlike sources: that, and not one log-normal, makes incomes unequal (few workers, no land, no job, no herd).
double ordinary_income(const Households& h, const Workers& workers, std::uint32_t row, std::uint32_t first_worker, const OrdinaryYear& year) {
    const double crops = (h.cotton[row] * year.cotton + h.chili[row] * year.chili + h.grain[row] * year.grain) / 100.0;
    const double herd = h.sheep[row] * year.sheep * year.skill[livestock_skill(h.plan[row])];
    const double transfers = h.away[row] * year.remitted + pensioners(h.flags[row]) * year.pension + (h.members[row] - h.away[row]) * year.per_head;
    return crops * h.yield_factor[row] / 128.0 + h.leased_out[row] / 100.0 * year.rent + herd + h.business[row] * 600.0 +
           local_wages(h, workers, row, first_worker) + transfers + year.own_use;
}

/// Scales the incomes of exited and of other households to their expected means per resident.
void scale_to_means(const CountyMargins& county, const Households& households, std::vector<double>& income) {
    double sum[2] = {0, 0}, heads[2] = {0, 0};
    for (std::size_t row = 0; row < income.size(); ++row) {
        const std::size_t exited = (households.flags[row] & household_flag::exited) != 0;
        sum[exited] += income[row];
        heads[exited] += households.members[row] - households.away[row];
    }
    const double exited_mean = county.income_exited_ratio * county.income_per_head;
    const double rest = county.income_per_head * (heads[0] + heads[1]) - exited_mean * heads[1];
    const double factor[2] = {rest / std::max(sum[0], 1.0), exited_mean * heads[1] / std::max(sum[1], 1.0)};
    for (std::size_t row = 0; row < income.size(); ++row) {
        const bool exited = (households.flags[row] & household_flag::exited) != 0;
        const double floor = exited ? county.poverty_line * (households.members[row] - households.away[row]) : 0.0;
        income[row] = std::max(income[row] * factor[exited], floor);
    }
}

/// Equal months; a year is spread over them to the last 10 yuan.
void fill_window(Households& households, const std::vector<double>& income) {
    constexpr double highest = 3'900'000.0;  // [yuan/year] twelve times what a month can hold
    for (std::size_t row = 0; row < income.size(); ++row) {
        households.income_year[row] = static_cast<std::int32_t>(std::min(income[row], highest) / 10.0 + 0.5);
    }
    for (int month = 0; month < 12; ++month) {
        std::int16_t* window = households.income_of(month).data();
        const std::int32_t* year = households.income_year.data();
        const auto rows = static_cast<std::uint32_t>(income.size());
        for (std::uint32_t row = 0; row < rows; ++row) {
            window[row] = static_cast<std::int16_t>(year[row] * (month + 1) / 12 - year[row] * month / 12);
        }
    }
}

/// Money at hand: log-normal, more with endowment and with members; the mean is the county's.
void fill_purses(const CountyMargins& county, const Draft& draft, Households& households) {
    constexpr double most = 2e9;  // [fen]
    std::vector<double> cash = draft.normals(SynthesisPurpose::cash);
    for (std::size_t row = 0; row < cash.size(); ++row) cash[row] = 0.4 * draft.endowment[row] + 0.91651513899116799 * cash[row];
    to_exponentials(county.cash_log_sd, 0.0, cash);
    double sum = 0;
    for (std::size_t row = 0; row < cash.size(); ++row) {
        cash[row] *= households.members[row] - households.away[row];
        sum += cash[row];
    }
    const double factor = 100.0 * county.cash_per_household * static_cast<double>(cash.size()) / sum;
    for (std::size_t row = 0; row < cash.size(); ++row) households.cash[row] = static_cast<Fen32>(std::min(cash[row] * factor, most));
}

/// Money at hand and debts as the register has them.
void follow_accounts(const CountyMargins& county, Households& households) {
    const auto take = [&](HouseholdItem item, auto& column) {
        if (const auto* registered = county.registered(item))
            for (std::size_t row = 0; row < registered->size(); ++row) column[row] = static_cast<Fen32>((*registered)[row]);
    };
    take(HouseholdItem::cash, households.cash);
    take(HouseholdItem::debt, households.debt);
}

}  // namespace

void fill_income(const CountyMargins& county, Draft& draft, Population& population) {
    constexpr OrdinaryYear year;
    const std::vector<std::uint32_t> first_worker = first_workers(population.households);
    draft.income.resize(draft.households);
    for (std::uint32_t row = 0; row < draft.households; ++row) {
        draft.income[row] = ordinary_income(population.households, population.workers, row, first_worker[row], year);
    }
    for (const CattleHerd& herd : population.cattle) draft.income[herd.row] += herd.heads() * year.cattle * year.skill[livestock_skill(population.households.plan[herd.row])];
    for (const OrchardPlot& plot : population.orchards) draft.income[plot.row] += plot.area / 100.0 * year.orchard * population.households.yield_factor[plot.row] / 128.0;
    if (const auto* registered = county.registered(HouseholdItem::income))
        std::transform(registered->begin(), registered->end(), draft.income.begin(), [](double fen) { return fen / 100.0; });
    else
        scale_to_means(county, population.households, draft.income);
    fill_window(population.households, draft.income);
    fill_purses(county, draft, population.households);
    follow_accounts(county, population.households);
}

}  // namespace terrace
