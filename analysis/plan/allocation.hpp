#pragma once

#include "analysis/plan/plan_request.hpp"
#include "analysis/plan/plan_result.hpp"

#include <array>
#include <cstdint>
#include <span>
#include <vector>

namespace terrace {

/// Coordinates of a point that stands for a budget: how much is spent, a weight for each line and tier, a weight for each line and year.
[[nodiscard]] std::size_t point_size(std::size_t lines, std::size_t years);

/// The budget that a point of the unit cube stands for, within every ceiling, in whole units. The first coordinate is the share of the
/// total that is asked for. The lower half of every other coordinate is no weight at all, so that a line, a tier or a year can be left out;
/// the weight of a cell is that of its line and tier times its year's share among the weights of its line. Units then go one by one to the
/// cell with the highest weight / (2 x units + 1) whose line, tier and year are below their ceilings (the divisor method of Webster; of
/// equals the first cell). More money never takes any from a cell. What no cell can take is not asked for. Source: M. L. Balinski and H. P.
/// Young, Fair Representation (1982).
[[nodiscard]] PlanBudget budget_at(const PlanCeilings& ceilings, std::span<const double> point);

/// Whether no ceiling is passed, nothing is negative, and all is whole units.
[[nodiscard]] bool within(const PlanCeilings& ceilings, const PlanBudget& budget);

/// How many points a search begins with whatever it draws: nothing, everything alike, each line alone, each line in each tier alone.
[[nodiscard]] std::size_t starting_points(std::size_t lines);

/// Those, and drawn ones up to `count`, the same for the same seed.
[[nodiscard]] std::vector<std::vector<double>> first_points(std::size_t lines, std::size_t years, std::size_t count, std::uint32_t seed);

/// "0,100000,...": the amounts in yuan, in their order.
[[nodiscard]] std::string budget_text(const PlanBudget& budget);

} // namespace terrace
