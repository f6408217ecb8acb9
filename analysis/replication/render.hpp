#pragma once

#include "analysis/replication/precision.hpp"
#include "analysis/replication/ranking.hpp"

#include <nlohmann/json.hpp>

#include <string>
#include <vector>

namespace terrace {

/// What was asked and what was reached, a row for each goal and scenario; "" when nothing was asked.
[[nodiscard]] std::string precision_text(const std::vector<PrecisionReached>&, Language);
/// A list of objects, keys in docs/replicates.md.
[[nodiscard]] nlohmann::ordered_json precision_json(const std::vector<PrecisionReached>&);

/// Scenarios from the best to the worst with the probability of being the best, and what that says.
[[nodiscard]] std::string ranking_text(const Ranking&, Language);
[[nodiscard]] nlohmann::ordered_json ranking_json(const Ranking&);

} // namespace terrace
