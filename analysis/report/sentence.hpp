#pragma once

#include "analysis/report/figure.hpp"

#include <functional>
#include <string>
#include <string_view>

namespace terrace {

/// A sentence in one language: `plain` gives the words between figures as they may stand there, `shown` each figure in its place.
[[nodiscard]] std::string filled(const ReportSentence& sentence, Language language,
                                 const std::function<std::string(std::string_view)>& plain,
                                 const std::function<std::string(std::size_t, const ReportCell&)>& shown);

/// Puts a sentence behind another, with a blank between English ones; its figures go on counting.
void append(ReportSentence& to, const ReportSentence& more);

/// The interval of a number with its units, "[150.25, 216] 95 %"; "exact" for what needs none, "estimate over runs, no interval"
/// for what was found from runs without one, "none" where it is not known.
[[nodiscard]] std::string interval_text(const ReportOrigin& origin);

/// Paths in the data file that a table's numbers stand in, each once: "budget, villages/score".
[[nodiscard]] std::string datasets_of(const ReportTable& table);

/// The line under a table that says where its numbers are from, and which of them are estimates without an interval; empty where none has an
/// origin.
[[nodiscard]] Text source_line(const ReportTable& table, const std::string& digest);

/// The table with intervals as columns of their own, behind the columns whose numbers show them.
[[nodiscard]] ReportTable with_interval_columns(const ReportTable& table);

} // namespace terrace
