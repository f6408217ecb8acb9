#pragma once

#include <vector>

#include "analysis/statistics/income_bands.hpp"
#include "models/household/income_lines.hpp"
#include "models/household_events.hpp"
#include "models/government/accounts.hpp"
#include "models/observers/household_counts.hpp"
#include "models/observers/record.hpp"

namespace terrace {

/// Everything that is known of one group of households.
struct Group {
    Counts<counted::count> of{};
    IncomeLines year{};                       ///< income of twelve months [fen]
    IncomeLines flows{};                      ///< of the month, for villages since January [fen]
    IncomeLines month{};                      ///< of the month [fen]
    Counts<household_event::count> events{};  ///< of the month, for villages since January; those missed by monitoring always of the month
    const IncomeBands* incomes = nullptr;     ///< what its persons have
    std::array<double, 10> deciles{};         ///< their means by tenth
    std::vector<MeasureSums> measures{};
    Fen collective = 0;                       ///< income of its villages since January

    [[nodiscard]] double number(std::size_t what) const { return static_cast<double>(of[what]); }
    [[nodiscard]] double per_head(double value) const { return of[counted::persons] > 0 ? value / number(counted::persons) : 0; }
};

/// One series of groups and how it follows from what was counted. What happens in a month has the cell method "time: sum".
struct GroupFigure {
    SeriesSpec spec;
    void (*add)(const Group&, std::vector<double>&);
};

/// All of them, in the order in which they are recorded.
[[nodiscard]] std::vector<GroupFigure> group_figures(const SeriesDimension& measure);

}  // namespace terrace
