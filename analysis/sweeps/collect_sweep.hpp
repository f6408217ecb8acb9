#pragma once

#include "analysis/sweeps/sweep_folder.hpp"
#include "analysis/sweeps/sweep_table.hpp"

#include <string>
#include <vector>

namespace terrace {

/// A sweep put together from its shards.
struct CollectedSweep {
    SweepTable table;
    std::vector<std::size_t> missing;    ///< points without a whole shard
    std::size_t damaged = 0;             ///< of them: with a shard that cannot be read
};

/// Reads all shards. The table takes 8 bytes for each number, so that a million points with ten metrics are 80 MB; nothing else grows with them.
[[nodiscard]] CollectedSweep collect_sweep(const SweepFolder& folder, const SweepInputs& inputs);

/// Takes away shards that cannot be read, so that their points are run again, and tells how many; `lost` counts points of the catalogue that
/// have no shard.
struct ShardCheck {
    std::size_t damaged = 0, lost = 0;
};
ShardCheck check_shards(const SweepFolder& folder);

/// SHA-256 of design, metrics, results and failures.
[[nodiscard]] std::string sweep_digest(const SweepTable& sweep);

} // namespace terrace
