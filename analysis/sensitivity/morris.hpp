#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "analysis/sensitivity/bootstrap.hpp"
#include "analysis/sweeps/design.hpp"

namespace terrace {

/// Elementary effects of a morris design (Morris 1991): the change of the result over the change of the share when one group moves. A share
/// runs over the whole range of a factor, so an effect is in units of the result for the whole range.
struct ElementaryEffects {
    std::size_t groups = 0;
    std::vector<double> effects;   ///< [trajectory * groups + group], signed by the move of the group's first factor; NaN where a point failed
    std::vector<char> has_sign;    ///< [group]: one factor alone; factors that move together may do so in opposite directions

    [[nodiscard]] std::size_t trajectories() const { return groups == 0 ? 0 : effects.size() / groups; }
};

/// `results` has one number for each point of the design.
[[nodiscard]] ElementaryEffects elementary_effects(const Design& design, std::span<const double> results);

/// Measures of a group's effects: `size` (mu*, Campolongo, Cariboni and Saltelli 2007) is the mean of their sizes and ranks groups; `mean` (mu)
/// has a sign; `spread` (sigma) is their standard deviation: large beside `size` where the effect depends on the other factors or bends.
/// Mean and spread are NaN for groups of several factors. Fewer than four effects of a group give no interval.
struct MorrisMeasures {
    std::vector<Estimate> mean, size, spread;   ///< [group]
    std::size_t trajectories = 0;
    std::size_t lost = 0;                       ///< effects that failed points cost
    std::size_t fewest = 0;                     ///< effects that the poorest group has
};

/// Means, sizes and spreads of the trajectories at these positions, one behind the other.
[[nodiscard]] std::vector<double> morris_figures(const ElementaryEffects& effects, std::span<const std::uint32_t> trajectories);

[[nodiscard]] MorrisMeasures morris_measures(const ElementaryEffects& effects, const BootstrapTerms& terms);

}  // namespace terrace
