#pragma once

#include <algorithm>

#include "models/county.hpp"

namespace terrace::rules {

/// What a case may expect of what only few households have, trees, improved flocks, loans under measures, small firms: `number(name, found)` compares. Of the
/// first household, `loans` apart.
template <class Number>
void holdings(const County& county, Number number) {
    double planted = 0;
    for (const OrchardPlot& plot : county.orchards) planted += plot.row == 0 ? 0.01 * plot.area : 0;
    number("orchard_mu", planted);
    const bool pastoral = (county.households.flags[0] & household_flag::pastoral) != 0;
    double improved = 0;
    for (const MeasureState& state : county.government.measures) state.improved.for_each([&](std::uint32_t row) { improved += row == 0; });
    number("pure_line_flocks", pastoral ? improved : 0);
    number("crossed_flocks", pastoral ? 0 : improved);
    double owed = 0;
    for (const LoanAccount& loan : county.loans.accounts) owed += loan.row == 0 ? yuan(loan.principal) : 0;
    number("loan_yuan", owed);
    number("loans", static_cast<double>(county.loans.accounts.size()));
    const auto& firms = county.startups.firms;
    const auto own = std::find_if(firms.begin(), firms.end(), [](const Startup& firm) { return firm.row == 0; });
    number("firms", own == firms.end() ? 0 : 1);
    number("firm_jobs", own == firms.end() ? 0 : own->jobs);
}

}  // namespace terrace::rules
