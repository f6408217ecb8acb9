#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "analysis/sensitivity/bootstrap.hpp"
#include "analysis/sweeps/design.hpp"

namespace terrace {

/// PAWN (Pianosi and Wagener 2015; for any sample 2018): how far the distribution of a result moves when a factor is known. Points are cut into
/// slices of neighbouring values of the factor; the index is the median over slices of the largest distance (Kolmogorov and Smirnov) between
/// the distribution of a slice and that of all points: 0 for none, at most 1. It looks at whole distributions, needs no design of its own,
/// and finds factors singly also where a design moves them in groups.
struct PawnIndices {
    std::vector<Estimate> index;   ///< [factor], with intervals from half samples
    /// [factor] What a factor without any effect stays below in 95 of 100 cases at this number of points: the index of a dummy that has the
    /// factor's own values dealt out again among the units of the design.
    std::vector<double> floor;
    std::vector<std::vector<double>> halves;   ///< [factor][sample] over half samples, for the verdict on convergence
    std::size_t points = 0;        ///< with a result
    std::size_t slices = 0;        ///< at most; a choice has one for each of its values

    [[nodiscard]] bool stands_out(std::size_t factor) const { return index[factor].value > floor[factor]; }
};

/// Whether neighbouring values of a factor have anything in common: numbers of the draws of luck and population have not, so slices of them say nothing.
[[nodiscard]] bool has_order(const Factor& factor);

/// Slices for so many points: each about 30, at least 3 and at most 10 (Pianosi and Wagener 2018 take 10; 30 is our estimate of what a
/// distribution needs).
[[nodiscard]] std::size_t pawn_slices(std::size_t points);

/// `results` has one number for each point, NaN where it failed; units are `unit_points` consecutive points that hang together. Fewer than 15
/// points with a result give no index; nor is there one of luck and population, whose numbers have no order.
[[nodiscard]] PawnIndices pawn_indices(const Design& design, std::span<const double> results, std::size_t unit_points, const BootstrapTerms& terms);

}  // namespace terrace
