#pragma once

#include "analysis/statistics/paired.hpp"
#include "analysis/tables/text_table.hpp"
#include "sim/core/text.hpp"

#include <string>

namespace terrace {

/// A number for people: fixed decimals, thousands grouped in English; "-" when it is not a number.
[[nodiscard]] std::string number_text(double value, int decimals, Language language);
/// The same with a sign before every number that is not zero as printed.
[[nodiscard]] std::string signed_text(double value, int decimals, Language language);

/// A mean and half of its 95 % interval, "+14,778" and "±12"; "-" when there is none.
[[nodiscard]] Cell estimate_cell(const MeanEstimate& estimate, int decimals, Language language, double divisor = 1);

/// How many times the pairing of replicates lowers the variance; ">999" above that.
[[nodiscard]] std::string factor_text(double factor);

} // namespace terrace
