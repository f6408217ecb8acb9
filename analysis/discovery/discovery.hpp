#pragma once

#include "analysis/discovery/restrictions.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace terrace {

/// What is asked of a discovery.
struct DiscoveryTerms {
    PrimTerms prim;
    double level = 0.05;            ///< no limit of a box has a greater quasi-p value; 1: plain peeling with all factors
    double chance = 0.05;           ///< a box that shuffles match more often is none
    std::size_t boxes = 1;          ///< at most; each further one is looked for in the points outside the earlier ones
    std::size_t halves = 10;        ///< random halves of the points in which the box is learnt anew
    std::size_t shuffles = 99;      ///< shuffles of which futures are of interest
    std::uint32_t seed = 1;         ///< of halves and shuffles
    std::optional<std::size_t> pick; ///< number in the trajectory of the first box to be taken instead of the default
};

/// How the box does on points that it was not made from: over all halves, learnt on one half and counted on the other.
struct HeldOut {
    PointCount inside;              ///< points and cases in the boxes
    std::size_t cases = 0;          ///< all cases counted
    std::vector<std::size_t> restricts; ///< [factor]: halves whose box limits the factor

    [[nodiscard]] double coverage() const;
};

/// The boxes from the whole space to a small dense part of it, and the one that is taken.
struct BoxTrajectory {
    std::vector<BoxStep> steps; ///< peels; then pastes onto the best balanced of them
    std::size_t chosen = 0;     ///< the default: the last paste, or the best balanced peel whose limits all count; or what was picked

    [[nodiscard]] const BoxStep& step() const { return steps[chosen]; }
};

/// A box that was looked for, found or not.
struct DiscoveredBox {
    BoxTrajectory trajectory;
    PointCount before;               ///< points it was looked for in: all, less those in earlier boxes
    std::vector<Restriction> restrictions; ///< of the chosen one
    HeldOut held_out;                ///< of the default box
    double matched = 1;              ///< share of shuffles (itself counted in) whose best balance is as good: chance if no factor mattered

    [[nodiscard]] const BoxStep& step() const { return trajectory.step(); }
};

/// The boxes of a finished sweep.
struct Discovery {
    std::vector<DiscoveredBox> boxes; ///< none when no point or every point is of interest
    PointCount all;

    /// Whether a box limits something and shuffles seldom match it.
    [[nodiscard]] static bool found(const DiscoveredBox& box, double chance) { return box.step().box.restricted() > 0 && box.matched <= chance; }
};

/// Looks for boxes. The same futures and terms give the same bits. Throws std::out_of_range when `pick` is beyond the trajectory.
/// Looks for another box as long as the last one was found and cases are left.
[[nodiscard]] Discovery discover(const Futures& futures, const DiscoveryTerms& terms);

/// The trajectory of one box in some of the points. The default box is the best balanced of the peels whose limits all count (quasi-p at most the
/// level), pasted. Peeled are all factors at once, and a few: factors taken in one after the other (of a number one end or both), each time the one
/// that gives the best balance, as long as it rises. The better balanced of the two is given, the few among equals. With level 1: all at once.
[[nodiscard]] BoxTrajectory box_trajectory(const Futures& futures, const std::vector<std::uint32_t>& points, std::size_t least,
                                           const DiscoveryTerms& terms);

} // namespace terrace
