#pragma once

#include <array>

#include "models/household/plans.hpp"
#include "models/market/state.hpp"
#include "models/outside.hpp"
#include "models/parameters.hpp"

namespace terrace {

/// What is known of a plan before a household looks at itself: per mu of operated land, by expectation class.
struct PlanOutlook {
    double receipts = 0;   ///< [fen/mu] for a household of average yield
    double costs = 0;      ///< [fen/mu] cash, without hired days
    double days = 0;       ///< [days/mu/year]
    double variance = 0;   ///< of receipts per mu [fen^2]
};
using Outlooks = std::array<std::array<PlanOutlook, land_plan_count>, expectation_classes>;

/// Outlooks of the six land plans from this county's expectations. Costs no exp or log per household.
[[nodiscard]] Outlooks plan_outlooks(const Parameters&, const OutsideMonth&, const Markets&);

/// What side activities bring at expected prices.
struct SideOutlook {
    double courtyard_net = 0, courtyard_setup = 0;   ///< [fen/year], [fen]
    std::array<double, 3> poultry_net{};             ///< by livestock skill [fen/year]
    double poultry_start = 0;                        ///< [fen]
    double sheep_net = 0, sheep_start = 0;           ///< of five ewes more at average skill
};
[[nodiscard]] SideOutlook side_outlook(const Parameters&, const OutsideMonth&, const Markets&);

}  // namespace terrace
