#pragma once

#include "analysis/sweeps/sweep_folder.hpp"
#include "analysis/sweeps/sweep_overview.hpp"

#include <functional>
#include <optional>

namespace terrace {

/// What the file of a sweep says before its points.
[[nodiscard]] SweepHead head_of(const SweepInputs& inputs);

/// A sweep put together from its shards.
struct CollectedSweep {
    SweepOverview overview;
    std::optional<std::size_t> first_missing;    ///< the first point without a whole shard
    std::size_t damaged = 0;                     ///< points with a shard that cannot be read
};

/// Reads all shards in order and hands over each point; one that is missing has NaN for results. Memory holds one point and two bits for each.
[[nodiscard]] CollectedSweep collect_sweep(const SweepFolder& folder, const SweepInputs& inputs, const SweepHead& head,
                                           const std::function<void(std::size_t, const SweepRow&)>& visit = {});

/// Takes away shards that cannot be read, so that their points are run again, and tells how many; `lost` counts points of the catalogue that
/// have no shard.
struct ShardCheck {
    std::size_t damaged = 0, lost = 0;
};
ShardCheck check_shards(const SweepFolder& folder);

} // namespace terrace
