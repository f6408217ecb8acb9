#pragma once

#include <optional>

#include "models/household/plans.hpp"

namespace terrace {

/// Shares of operated land by land plan; lease_out and expand are 0.
struct PlanShares {
    double cotton = 0, mixed = 0, chili = 0, grain = 0;
};

/// The shares of plans that give this crop mix when `mixed` of the land is on mixed farms: two linear equations from
/// `crop_mixes`. Nothing when no shares between 0 and 1 do.
std::optional<PlanShares> plan_shares(const CropMix& wanted, double mixed);

}  // namespace terrace
