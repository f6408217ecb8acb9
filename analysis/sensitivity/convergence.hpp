#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "analysis/sensitivity/bootstrap.hpp"
#include "sim/core/text.hpp"

namespace terrace {

enum class Settled {
    both,    ///< order of the inputs and size of their indices
    order,   ///< order only
    neither,
    unknown  ///< nothing varies, or too few units for any interval
};

/// Whether a sample is large enough for what is read off it (in the manner of Sarrazin, Pianosi and Wagener 2016).
struct Convergence {
    Settled settled = Settled::unknown;
    double widest = 0;             ///< widest 95 % interval of any figure that ranks, over the scale
    double order_kept = 0;         ///< share of pairs that half samples put in the same order, weighted by the larger index of each pair; the poorest ranking's
    std::size_t units = 0;
    std::size_t units_wanted = 0;  ///< until the widest interval is narrow enough, since widths fall with the root; 0 when it is
    std::size_t fewest = 0;        ///< units that the poorest index rests on, failed points left out
    std::size_t inputs = 0;        ///< that should have an index
    std::size_t without = 0;       ///< of them without index or interval
};

// Our choices.
inline constexpr double narrow_interval = 0.1;   ///< of the scale: indices can be read to a tenth; Sarrazin et al. take 0.05
inline constexpr double widest_of_order = 1;     ///< of the scale: an interval as wide as the scale says nothing
inline constexpr double order_is_kept = 0.9;
inline constexpr std::size_t fewest_of_order = 10;   ///< units behind every index; below, half samples say little (as many trajectories are usual for morris)
inline constexpr double few_lost = 0.1, half_lost = 0.5;   ///< share of the units that the poorest index lost: size, order cannot be read any more

/// Figures that rank the inputs of a sweep, and the same over half samples.
struct Ranking {
    std::vector<Estimate> figures;             ///< [input]
    std::vector<std::vector<double>> halves;   ///< [input][sample]
};

/// All `rankings` must be settled for the verdict. `scale` is what interval widths are measured by: 1 for shares of variance and distances, the
/// largest effect for effects. `fewest` of the `units` have the points that the poorest index needs. An input without index or interval, where
/// others have one, leaves even the order open.
[[nodiscard]] Convergence judge_convergence(std::span<const Ranking> rankings, double scale, std::size_t units, std::size_t fewest);

[[nodiscard]] const char* settled_key(Settled settled);   ///< "both", "order", "neither", "unknown"
/// A sentence for readers; `unit` is what more of is needed, for example {"base points (size)", "个基础样本（size）"}.
[[nodiscard]] Text convergence_text(const Convergence& convergence, const Text& unit);

}  // namespace terrace
