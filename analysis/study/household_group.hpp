#pragma once

#include "analysis/study/study.hpp"
#include "models/scenario.hpp"
#include "sim/io/results_file.hpp"

#include <atomic>
#include <cstdint>
#include <vector>

namespace terrace {

/// What the panel of all households takes on the disk [bytes].
[[nodiscard]] std::uint64_t household_panel_bytes(const std::vector<Scenario>& scenarios, std::size_t replicates);

/// Writes the group `households`: every household in every recorded month, in plain chunks. Each county of each run is simulated once more
/// and written before the next, so that never more than one county's run is held. `scenarios` are those of the study, helper runs left out.
/// Throws Cancelled when `cancelled` is set meanwhile, and std::invalid_argument when a run is not that of the study.
void write_households(ResultsWriter& writer, const Study& study, const std::vector<Scenario>& scenarios, const std::atomic<bool>* cancelled);

} // namespace terrace
