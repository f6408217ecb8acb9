#pragma once

#include "analysis/comparison/comparison.hpp"
#include "analysis/report/figure.hpp"
#include "analysis/study/study.hpp"

namespace terrace {

/// What a report says of a study: findings on top, then figures by section. `base` is a position in `study.scenarios`.
[[nodiscard]] Report make_report(const Study& study, std::size_t base = 0);

/// One HTML file in both languages that needs nothing else: no network, no script for reading, charts where the program was built with them.
[[nodiscard]] std::string report_page(const Report& report, Language language);

/// Whether this program holds the script that draws charts.
[[nodiscard]] bool has_charts();

} // namespace terrace
