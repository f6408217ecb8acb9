#pragma once

#include "analysis/sweeps/point_runner.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace terrace {

/// A finished point as text: one "name value" a line, numbers in the shortest form that reads back as the same, the CRC-32 of all before in
/// the last line. `sweep` is the fingerprint of the sweep it belongs to.
[[nodiscard]] std::string shard_text(const PointResult& result, std::string_view sweep);

/// Reads it back; nothing when it is damaged, or belongs to another sweep or to a sweep with another number of values.
[[nodiscard]] std::optional<PointResult> read_shard(std::string_view text, std::string_view sweep, std::size_t values);

} // namespace terrace
