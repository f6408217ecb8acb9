#pragma once

#include "models/market/state.hpp"
#include "models/month_facts.hpp"

namespace terrace {

/// Expectations before anything was observed: the prices of the first month, subsidy included.
void first_expectations(const Parameters&, const OutsideMonth&, Markets&);

/// Each December households compare what a kilogram brought with what they expected and move part of the way; what each land
/// plan really earned is set against what it promised.
void learn_prices(const Parameters&, const OutsideMonth&, Markets&);

/// Price of a thin product relative to its usual one: falls with the quantity sold against the same month of the spin-up year.
[[nodiscard]] double thin_price(double quantity, double reference, double flexibility, double low, double high);

}  // namespace terrace
