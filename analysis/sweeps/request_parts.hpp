#pragma once

#include "analysis/sweeps/sweep_keys.hpp"
#include "analysis/sweeps/sweep_request.hpp"
#include "models/policy/measure.hpp"

namespace terrace {

// Readers of the parts of a sweep file. All throw InputError.

/// The scenarios of a sweep as they stand in their files.
struct SweepScenarios {
    std::vector<std::vector<std::filesystem::path>> stacks;
    std::vector<std::string> names;
    std::vector<Node> roots;              ///< files merged
    /// Names and instruments of a scenario's measures.
    [[nodiscard]] std::vector<MeasureTerms> measures(std::size_t scenario) const;
};

/// The key `scenarios`: stacks of files relative to `folder`; every file must exist and no two stacks may share a name.
[[nodiscard]] SweepScenarios read_sweep_scenarios(KeyVisitor& root, const std::filesystem::path& folder);

/// The table [design].
[[nodiscard]] DesignTerms read_design_terms(KeyVisitor key, const std::filesystem::path& folder);

/// One [[factor]]; `terms` tell whether its ends must be finite.
[[nodiscard]] Factor read_factor(KeyVisitor key, const SweepKeys& keys, const DesignTerms& terms);

/// One [[metric]].
[[nodiscard]] MetricRequest read_metric(KeyVisitor key, const SweepScenarios& scenarios, const std::vector<std::string>& counties);

/// "a, b, c".
[[nodiscard]] std::string listed(const std::vector<std::string>& names);

} // namespace terrace
