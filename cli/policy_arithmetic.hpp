#pragma once

#include "cli/asked_number.hpp"
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

/// The numbers that measures ask for, and what their budgets pay of them.
AskedNumbers asked_numbers(const Scenario& scenario);

} // namespace terrace
