#pragma once

#include "analysis/sweeps/sweep_inputs.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace terrace {

/// Replicates of a point at most, where a sweep with `precision` does not say.
inline constexpr std::size_t most_replicates_unless_said = 200;

/// Reads "income:1%" (a share of the mean) or "income:50" (in the metric's unit): half of the 95 % interval of the metric's mean over a point's
/// replicates. Throws InputError at `place` for another form, and for a metric that the sweep does not have.
[[nodiscard]] MetricPrecision metric_precision(const std::string& text, const std::vector<MetricRequest>& metrics, const Place& place);

/// Asks every point for a precision that the sweep file does not ask for, with at most `most` replicates; the file's text says so from then on, so
/// that workers know. Throws InputError at --precision, also when the file states one.
void ask_precision(SweepInputs& inputs, const std::vector<std::string>& goals, std::size_t most);

/// Replicates that a point begins with.
[[nodiscard]] std::size_t first_replicates(const SweepRequest& request);

/// Up to how many replicates a point goes on after `replicates`, whose values are [metric * replicates + replicate]: the same number when all are
/// narrow enough, or the most.
[[nodiscard]] std::size_t replicates_of_next_look(const SweepRequest& request, const std::vector<double>& values, std::size_t replicates);

/// Whether a point, of [metric * most_replicates + replicate], ended with wider intervals than asked for.
[[nodiscard]] bool is_short_of_precision(const SweepRequest& request, const std::vector<double>& results);

} // namespace terrace
