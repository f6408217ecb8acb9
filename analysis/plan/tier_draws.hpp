#pragma once

#include "analysis/sweeps/factor.hpp"
#include "models/county.hpp"
#include "models/scenario.hpp"
#include "models/village/tiers.hpp"
#include "sim/core/text.hpp"
#include "sim/run/tasks.hpp"

#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <vector>

namespace terrace {

/// What the tiers of villages are judged from.
struct TierRequest {
    /// The scenario before any measure of the plan with these settings ("key=value", as after --set). Several threads may call it.
    std::function<Scenario(const std::vector<std::string>& settings)> base;
    std::vector<Factor> factors;   ///< uncertain parameters, each draw at a point of a Latin hypercube; none: as they stand
    std::string county;            ///< key; "" for every county of the region
    std::size_t draws = 200;       ///< of luck and uncertain parameters
    std::size_t weight_draws = 50; ///< of the score's weights, for each of them
    double concentration = 50;     ///< of the Dirichlet distribution of weights
    bool new_people = false;       ///< synthesise other people in every draw; otherwise all draws have the people of replicate 0
    std::uint32_t seed = 1;
    RunOptions run;
};

/// The villages of one county at the beginning of the first recorded month, before any measure acts, in one draw.
struct TierDraw {
    std::vector<TierIndicators> ranks;       ///< [village] 0 to 1, 1 is best
    std::vector<double> needy;               ///< [village] share of households below the national line
    std::vector<std::uint8_t> formerly_poor; ///< [village] 0 or 1
    TierParameters parameters;
};

struct CountyTierDraws {
    std::string county;
    std::vector<std::string> keys;         ///< [village] as in village series
    std::vector<Text> names;               ///< [village] of the register, or the county's name and a number
    std::vector<std::uint32_t> households; ///< [village] in the first draw
    TierParameters parameters;             ///< without any factor: the plan's quotas are of these
    std::uint32_t seed = 1;
    std::vector<TierDraw> draws;
};

/// "key=value" of every factor in each draw, a Latin hypercube; empty lists where there is no factor.
[[nodiscard]] std::vector<std::vector<std::string>> settings_of_draws(const std::vector<Factor>& factors, std::size_t draws,
                                                                      std::uint32_t seed);

/// Lives through the spin-up year of every draw; draw d has the luck of replicate d. Results do not depend on threads. Throws InputError
/// (an unknown county, a setting that the scenario does not take), BrokenIdentity, Cancelled; std::invalid_argument for no draw.
[[nodiscard]] std::vector<CountyTierDraws> draw_village_tiers(const TierRequest& request);

/// What villages were judged by, from their households and workers as they are. Throws nothing.
[[nodiscard]] TierDraw tier_draw(County& county, const Parameters& parameters, Month month);

} // namespace terrace
