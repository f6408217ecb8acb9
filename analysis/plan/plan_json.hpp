#pragma once

#include "analysis/plan/plan_result.hpp"

#include <nlohmann/json.hpp>

#include <string>

namespace terrace {

/// The whole result, so that `plan_from_json` gives back an equal one: numbers with all digits, NaN as null, infinities as "inf" and
/// "-inf", texts as { "en", "zh" }, money in fen.
[[nodiscard]] nlohmann::json plan_json(const PlanResult& plan);

/// The result that `plan_json` wrote. Throws nlohmann::json::exception when something is missing or of another kind.
[[nodiscard]] PlanResult plan_from_json(const nlohmann::json& json);

/// SHA-256 of everything computed: of the JSON without provenance, which holds clocks and names of files. The same request and seed give
/// the same digest on any machine, however often the search was interrupted.
[[nodiscard]] std::string plan_digest(const PlanResult& plan);

/// Whether the parts fit together: as many budgets, estimates and probabilities as there are lines, years, goals, candidates and
/// replicates; positions within their lists. Throws std::invalid_argument that names the first part that does not.
void check_shapes(const PlanResult& plan);

} // namespace terrace
