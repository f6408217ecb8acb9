#pragma once

#include "models/scenario.hpp"
#include "sim/core/text.hpp"

#include <string>
#include <vector>

namespace terrace {

/// Something that follows from a measure's terms alone, without a simulation.
struct DerivedValue {
    std::string measure, key;
    Text label, unit;
    double value = 0;
    int decimals = 0;
};

/// Unit values and what budgets can pay: mu and gross rent per household, jobs, grants, households per grant, ...
std::vector<DerivedValue> policy_arithmetic(const Scenario& scenario);

/// Terms that contradict each other or reach nobody: a measure outside the run, a budget below what it promises.
std::vector<InputWarning> policy_doubts(const Scenario& scenario);

} // namespace terrace
