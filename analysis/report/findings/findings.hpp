#pragma once

#include "analysis/report/source.hpp"

#include <vector>

namespace terrace {

/// Five plain sentences. Of several scenarios: what was compared, what it does to income, then what the study can say of gross and net,
/// cost, poverty, the poorest, money and risk. Of one scenario: its levels.
[[nodiscard]] std::vector<ReportSentence> findings_of(const ReportSource& source);

} // namespace terrace
