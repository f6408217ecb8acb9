#pragma once

#include <cstdint>
#include <vector>

#include "analysis/calibration/emulation.hpp"

namespace terrace {

/// Aims that no values of the factors meet together, though any fewer of them can be. One aim alone: it cannot be met at all.
struct Contradiction {
    std::vector<std::size_t> aims;
    double lowest = 0;       ///< least distance of the forecasts from the ranges, in standard deviations of emulator and luck; above the cutoff
    double widening = 0;     ///< by how many discrepancies all the ranges would have to be wider, at least
    std::vector<double> point;   ///< where that is enough
};

struct ContradictionRequest {
    std::size_t dimension = 1;
    double cutoff = 3;
    std::vector<double> known;   ///< points where to look first
    std::uint32_t seed = 1;
    RunOptions run;
};

/// Looks for them with the emulators: what the model makes of the factors, with no allowance for discrepancy. First among the fitted aims (single
/// ones, pairs, then the smallest set that is left when aims are taken out one after the other), then for each foretold aim with the fitted ones.
/// Throws Cancelled.
[[nodiscard]] std::vector<Contradiction> find_contradictions(const Emulation& emulation, const ContradictionRequest& request);

}  // namespace terrace
