#pragma once

#include "analysis/report/source.hpp"

#include <vector>

namespace terrace {

/// Five plain sentences: what was compared, what it does to income, gross against net, what a yuan costs, who does not gain.
[[nodiscard]] std::vector<ReportSentence> findings_of(const ReportSource& source);

} // namespace terrace
