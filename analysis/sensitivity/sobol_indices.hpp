#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "analysis/sensitivity/bootstrap.hpp"

namespace terrace {

/// Results of a saltelli design block by block: A, A with group i of B (i = 1..g), [B with group i of A,] B.
struct SaltelliResults {
    std::size_t groups = 0;
    bool second_order = false;
    std::vector<double> values;          ///< [block * columns + column]; NaN where a point failed
    std::vector<char> unmoved = {};      ///< [group]: failures left no pair of points that differs in it; empty: no group

    [[nodiscard]] std::size_t columns() const { return (second_order ? 2 : 1) * groups + 2; }
    [[nodiscard]] std::size_t blocks() const { return values.size() / columns(); }
};

/// Shares of the variance of a result, with these estimators:
/// - first order: Martinez (2011), the correlation of B with `A with group i of B`, corrected for the chance correlation of A and B as by Glen
///   and Isaacs (2012). Correlations need no estimate of mean or variance of their own, do not change when a constant is added, and were the
///   numerically most stable of those compared by Baudin, Boumhaout, Delage, Iooss and Martinez (2016); the correction makes small indices as
///   sharp as Saltelli et al. (2010) do, where plain correlations scatter by 1 / sqrt(blocks);
/// - total: Jansen (1999), half the mean squared difference of A and `A with group i of B` over the variance, the best of those compared by
///   Saltelli et al. (2010) and Puy et al. (2022); never below 0. The variance is that of all of A and B;
/// - second order: design of Saltelli (2002): the correlation of `B with group i of A` with `A with group j of B` is the share of both groups
///   together (both directions averaged, corrected likewise), less the first orders. Such designs have every first order and total twice; they are pooled.
/// A figure takes every block that has the two points it needs; points that failed cost only the figures that need them. It needs four different
/// blocks; with fewer, and of a group that failures left one value, it is NaN.
struct SobolIndices {
    std::vector<Estimate> first, total;   ///< [group]
    std::vector<Estimate> second;         ///< pairs (0,1), (0,2), ..., (1,2), ...; empty without their points
    Estimate interactions;                ///< 1 less all first orders: what groups do only together
    double variance = 0;                  ///< of A and B
    std::size_t blocks = 0;
    std::size_t incomplete = 0;           ///< blocks with a point that failed
    std::size_t fewest = 0;               ///< blocks that the poorest first order or total rests on
};

/// Position of a pair i < j among `second`.
[[nodiscard]] std::size_t pair_position(std::size_t i, std::size_t j, std::size_t groups);

/// First orders, totals, interactions, second orders of the blocks at these positions, one behind the other. NaN where nothing varies.
[[nodiscard]] std::vector<double> sobol_figures(const SaltelliResults& results, std::span<const std::uint32_t> blocks);

[[nodiscard]] SobolIndices sobol_indices(const SaltelliResults& results, const BootstrapTerms& terms);

}  // namespace terrace
