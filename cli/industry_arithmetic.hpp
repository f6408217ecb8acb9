#pragma once

#include "cli/arithmetic.hpp"

namespace terrace {

/// What follows from the terms of measures that bring firms, markets and credit.
void benefit_linkage(Arithmetic& terms);
void rural_tourism(Arithmetic& terms);
void pillar_industry(Arithmetic& terms);
void microcredit(Arithmetic& terms);
void returnee_startups(Arithmetic& terms);

} // namespace terrace
