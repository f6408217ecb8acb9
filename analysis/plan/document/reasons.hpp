#pragma once

#include "analysis/plan/plan_result.hpp"
#include "analysis/report/figure.hpp"

namespace terrace {

/// Why a village is in its tier of the plan, in plain sentences: the gate that held in most classifications; the two indicators that raise
/// its score most above the county's mean and the two that lower it most; whether a quota decided; whether the tier moves with the weights
/// or with luck and uncertain parameters, when its probability is below 0.8. Its numbers name their place in the plan file.
[[nodiscard]] ReportSentence reason_of(const PlanResult& plan, std::size_t village);

/// The same as words, numbers in their places.
[[nodiscard]] Text reason_text(const PlanResult& plan, std::size_t village);

} // namespace terrace
