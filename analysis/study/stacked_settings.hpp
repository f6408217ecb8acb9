#pragma once

#include "sim/config/document.hpp"

#include <string>
#include <vector>

namespace terrace {

/// Applies "key=value" to stacked scenarios: a key of a measure (policies.NAME....) where the measure is, unless no scenario has it;
/// any other key everywhere. Throws InputError at place "--set".
void set_where_it_belongs(std::vector<Stacked>& stacks, const std::string& setting);

} // namespace terrace
