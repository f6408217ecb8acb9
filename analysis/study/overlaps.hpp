#pragma once

#include "analysis/study/study.hpp"
#include "models/panel.hpp"
#include "models/scenario.hpp"

#include <vector>

namespace terrace {

/// Every pair of measures that reached the same households, with what each paid them, added to `list`. `lived` is the scenario whose run the panel is;
/// `scenario` the one asked for, which has the same measures in this county, maybe at other positions. `place` gives scenario, replicate and county.
/// A measure reaches whoever takes part in it or gets public money from it; measures that support nothing of their own (monitoring, pairing) reach nobody.
void add_overlaps(const HouseholdPanel& panel, const Scenario& lived, const Scenario& scenario, const Overlap& place, std::vector<Overlap>& list);

} // namespace terrace
