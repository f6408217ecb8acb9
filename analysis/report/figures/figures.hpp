#pragma once

#include "analysis/report/source.hpp"
#include "analysis/validation/target.hpp"

namespace terrace {

// One function for each family of figures; each gives what the study has data for.

/// How income and poverty run on, with the spread over replicates.
[[nodiscard]] std::vector<ReportFigure> path_figures(const ReportSource& source);
/// What each scenario changes month by month, replicate by replicate.
[[nodiscard]] std::vector<ReportFigure> difference_figures(const ReportSource& source);
/// Gross, before and after, and net of each measure; what a yuan costs; who is left out or would do better alone.
[[nodiscard]] std::vector<ReportFigure> measure_figures(const ReportSource& source);
/// Households by how much a measure changes their income; without a key where the study holds no pairs.
[[nodiscard]] ReportFigure winners_and_losers(const ReportSource& source);
/// Tenths of persons, Lorenz curves, growth incidence; who gains and who loses.
[[nodiscard]] std::vector<ReportFigure> distribution_figures(const ReportSource& source);
/// Income by source; employment; prices.
[[nodiscard]] std::vector<ReportFigure> economy_figures(const ReportSource& source);
/// Monitored households by category, and households below the line that monitoring does not know.
[[nodiscard]] std::vector<ReportFigure> monitoring_figures(const ReportSource& source);
/// Villages by tier.
[[nodiscard]] std::vector<ReportFigure> village_figures(const ReportSource& source);
/// Where the public money went, and what it set in motion.
[[nodiscard]] std::vector<ReportFigure> money_figures(const ReportSource& source);
/// Settings of the measures and of everything that scenarios set themselves.
[[nodiscard]] std::vector<ReportFigure> assumption_figures(const ReportSource& source);
/// Known figures beside what the study gives, with a verdict where it simulates what they were reported for.
[[nodiscard]] ReportFigure target_figure(const ReportSource& source, const ValidationTargets& targets);

} // namespace terrace
