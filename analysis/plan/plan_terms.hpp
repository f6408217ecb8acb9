#pragma once

#include "analysis/plan/plan_result.hpp"
#include "models/scenario.hpp"

#include <vector>

namespace terrace {

/// The terms of a planned measure, in the order of its keys: every number that has a record, and every flag or text that the plan or the
/// scenario it is taken from sets; not what the plan decides itself (county, months, money, tiers), and no number that is off where it
/// stands by default.
[[nodiscard]] std::vector<PlanTerm> measure_terms(const Scenario& scenario, const std::string& measure);

} // namespace terrace
