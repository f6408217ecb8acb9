#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "analysis/sensitivity/bootstrap.hpp"
#include "sim/core/text.hpp"

namespace terrace {

enum class Settled {
    both,    ///< order of the factors and size of their indices
    order,   ///< order only
    neither,
    unknown  ///< nothing varies, or too few units for an interval
};

/// Whether a sample is large enough for what is read off it (in the manner of Sarrazin, Pianosi and Wagener 2016).
struct Convergence {
    Settled settled = Settled::unknown;
    double widest = 0;             ///< widest 95 % interval, over the scale
    double order_kept = 0;         ///< share of pairs that half samples put in the same order, weighted by the larger index of each pair
    std::size_t units = 0;
    std::size_t units_wanted = 0;  ///< until the widest interval is narrow enough, since widths fall with the root; 0 when it is
};

inline constexpr double narrow_interval = 0.1;   ///< of the scale: indices can be read to a tenth; our choice, Sarrazin et al. take 0.05
inline constexpr double order_is_kept = 0.9;     ///< our choice

/// `importance` ranks the factors; `halves` are the same figures over half samples [figure][sample]; `scale` is what interval widths are
/// measured by: 1 for shares of variance and distances, the largest effect for effects.
[[nodiscard]] Convergence judge_convergence(std::span<const Estimate> importance, const std::vector<std::vector<double>>& halves, double scale, std::size_t units);

[[nodiscard]] const char* settled_key(Settled settled);   ///< "both", "order", "neither", "unknown"
/// A sentence for readers; `unit` is what more of is needed, for example {"base points (size)", "个基础样本（size）"}.
[[nodiscard]] Text convergence_text(const Convergence& convergence, const Text& unit);

}  // namespace terrace
