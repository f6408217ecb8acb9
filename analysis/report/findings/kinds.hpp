#pragma once

#include "analysis/report/source.hpp"

#include <optional>
#include <string_view>
#include <vector>

namespace terrace {

// Sentences for the top of a report, the most telling first; each list leaves out what the study holds nothing of.

/// What measures of paired studies pay and change, what a yuan costs, and who would do better alone.
[[nodiscard]] std::vector<Text> measure_findings(const ReportSource& source);

/// What scenarios change: income with its cost, persons below the line, the poorest, money, households at risk.
[[nodiscard]] std::vector<Text> scenario_findings(const ReportSource& source);

/// The levels of a study of one scenario: income, persons below the lines, the poorest and the richest, money, households at risk, sources
/// of income.
[[nodiscard]] std::vector<Text> level_findings(const ReportSource& source);

/// A row of the table of scenarios in each replicate of a scenario, all counties together; empty where the study does not have it.
[[nodiscard]] std::vector<double> by_run(const ReportSource& source, std::string_view indicator, std::size_t scenario);

/// Income of the poorest four and of the richest two tenths of persons in one run's last month, all counties together [yuan per head].
struct Ends {
    double poor = 0, rich = 0;
};
[[nodiscard]] std::optional<Ends> poorest_and_richest(const ReportSource& source, std::size_t scenario, std::size_t replicate);

} // namespace terrace
