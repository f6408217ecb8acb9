#pragma once

#include "analysis/discovery/future_box.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace terrace {

/// Terms of the patient rule induction method (Friedman and Fisher 1999, Statistics and Computing 9, 123-143).
struct PrimTerms {
    double peel = 0.05;  ///< share of the points in a box that one peel takes off
    double paste = 0.05; ///< share of the points in a box that one paste adds
    double mass = 0.05;  ///< least share of all points that a box holds
};

/// A face of a box: an end of a number's limits, or the limits of a choice.
enum class BoxFace { low, high, choice };

/// [factor][face]: whether peeling may limit it. Empty: all are open.
using OpenFaces = std::vector<std::array<std::uint8_t, 3>>;

/// How a box came about.
enum class BoxPhase { peeled, pasted };

/// One box on the way from the whole space to a small dense part of it.
struct BoxStep {
    FutureBox box;
    PointCount inside;
    BoxPhase phase = BoxPhase::peeled;
};

/// Least number of points that a box may hold.
[[nodiscard]] std::size_t least_points(const PrimTerms& terms, std::size_t all);

/// Peels some of the points: from the box that holds everything, each step takes a thin slice off one face (or one choice off a factor).
/// Of all slices the one is taken that raises the density most for each point it costs; among equals the one that limits fewest factors,
/// then the first factor, its high end before its low end. With numbers alone all slices cost the same, and this is the highest density,
/// as in Friedman and Fisher; choices cost more (Kwakkel and Jaxa-Rozen 2016, Environmental Modelling & Software 79, 311-321).
/// A limit stands midway between neighbours and never between equal values. Ends where no slice raises the density or leaves `least` points.
[[nodiscard]] std::vector<BoxStep> peel(const Futures& futures, const std::vector<std::uint32_t>& points, std::size_t least, const PrimTerms& terms,
                                        const OpenFaces& open = {});

/// Pastes onto a box: moves a face out (or admits a choice) as long as the density does not fall. The steps after `from`, none if nothing fits.
[[nodiscard]] std::vector<BoxStep> paste(const Futures& futures, const std::vector<std::uint32_t>& points, const BoxStep& from,
                                         const PrimTerms& terms);

/// Twice the cases inside over the points inside plus all cases: the harmonic mean of coverage and density.
[[nodiscard]] double balance(const PointCount& inside, std::size_t cases);

/// The last step with the best balance.
[[nodiscard]] std::size_t best_balanced(const std::vector<BoxStep>& trajectory, std::size_t cases);

} // namespace terrace
