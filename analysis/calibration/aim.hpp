#pragma once

#include <string>

#include "sim/core/text.hpp"

namespace terrace {

/// A range that a figure of the model should come to, and how far the model may be from the truth because it is a model.
struct Aim {
    std::string id;
    Text label, unit;
    int decimals = 0;
    double low = 0, high = 0;     ///< infinite: no such end
    double discrepancy = 0;       ///< standard deviation of model less truth, in the figure's unit; above 0
    bool fitted = true;           ///< false: foretold only
};

/// How far a figure lies outside the range; 0 inside.
[[nodiscard]] double miss(const Aim& aim, double figure);

/// Probability that truth lies in the range, widened at both ends by `widened`, when the model's figure differs from it by a normal error with
/// this variance. The range says nothing of where inside it the truth is.
[[nodiscard]] double acceptance(const Aim& aim, double figure, double variance, double widened = 0);

/// Discrepancy when the file does not say it: a third of half the range, so that three standard deviations reach half the width of the range
/// beyond its ends. NaN for ranges without width or without end.
[[nodiscard]] double usual_discrepancy(double low, double high);

}  // namespace terrace
