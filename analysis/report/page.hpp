#pragma once

#include "analysis/report/figure.hpp"

#include <string>
#include <string_view>

namespace terrace {

// How another kind of page is made (the report of a study is one, report.cpp):
//   1. Fill a `Report`: title, subtitle, findings (plain sentences for the top), sections of figures, provenance. Sections without figures
//      are left out by whoever fills it; a section's paragraphs stand under its heading. Numbers with an origin,
//      in tables and sentences, carry it as attributes of a <data> element, for programs that check the page.
//   2. A figure has a key of its own, a title that says the finding, a text alternative, and a table with what is drawn (of fans and lines
//   the ends of
//      years: their download has every month). `draw` of charts.hpp adds a chart of any kind: bars (side by side or stacked, several stacks
//      for each category), lines, bands (fans), scatter (points with intervals, a frontier), hexagons (boards by group with certainty),
//      flows (Sankey). Without a chart the table stands alone.
//   3. `report_page` makes the HTML file: languages, contents, charts, tables, CSV, printing and accessibility are the same for every page.
// Nothing of a page is computed in the browser; web/ only draws what `draw` wrote, and puts it into the CSV of pages whose tables are
// folded.

/// One HTML file in both languages that needs nothing else: no network, no script for reading, charts where the program was built with
/// them.
[[nodiscard]] std::string report_page(const Report& report, Language language);

/// The same with the script that draws charts given: with none, as in a program that was built without Node.js, the page says that charts
/// are left out, and its tables stand open.
[[nodiscard]] std::string report_page(const Report& report, Language language, std::string_view script);

/// Whether this program holds the script that draws charts.
[[nodiscard]] bool has_charts();

} // namespace terrace
