#pragma once

#include "analysis/plan/document/source.hpp"

#include <vector>

namespace terrace {

// One function for each chapter of the document, in the order in which a county office hands it in.

/// Five plain sentences for the top; where an interval holds zero they say so.
[[nodiscard]] std::vector<ReportSentence> plan_findings(const DocumentSource& source);
[[nodiscard]] ReportSection aims_section(const DocumentSource& source);
[[nodiscard]] ReportSection villages_section(const DocumentSource& source);
[[nodiscard]] ReportSection measures_section(const DocumentSource& source);
[[nodiscard]] ReportSection budgets_section(const DocumentSource& source);
[[nodiscard]] ReportSection indicators_section(const DocumentSource& source);
[[nodiscard]] ReportSection alternatives_section(const DocumentSource& source);
[[nodiscard]] ReportSection contributions_section(const DocumentSource& source);
[[nodiscard]] ReportSection risks_section(const DocumentSource& source);
[[nodiscard]] ReportSection unknowns_section(const DocumentSource& source);
[[nodiscard]] ReportSection methods_section(const DocumentSource& source);

/// What was taken as given, with its source or mark: a table of the annex.
[[nodiscard]] ReportFigure assumptions_table(const DocumentSource& source);

/// Where every number of the document's tables stands in the plan file, as CSV: table, row and column counted from 0 (`column/position` for a
/// number within words), place, divisor, ends of the interval, its percent ("exact", "estimate" without one), digest of the run.
[[nodiscard]] std::string origins_csv(const Report& document);

} // namespace terrace
