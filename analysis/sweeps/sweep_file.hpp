#pragma once

#include <array>
#include <string_view>

namespace terrace {

/// The sweep file (HDF5, readable as netCDF-4):
///     /               coordinates point, factor (keys), replicate;
///                     factor_en, factor_zh, factor_unit, factor_group, factor_spread, factor_low, factor_high, factor_mode, factor_mean,
///                     factor_deviation, factor_whole, factor_choices (JSON) over factor;
///                     design and share (point, factor): values, and shares of the distributions; a choice's value is its position;
///                     each metric (point, replicate), NaN where a point failed or is missing;
///                     failure, failure_zh (point): the reason, empty for a point that did not fail
///     /provenance     metric names, input files with SHA-256, description (everything that can change a result)
/// Attributes of the file: design and its terms, digest, states, missing, seed, version.
inline constexpr int sweep_file_version = 1;

/// Words of spreads in files, by `Spread`.
inline constexpr std::array<std::string_view, 5> spread_words{"uniform", "log_uniform", "normal", "triangular", "choice"};

} // namespace terrace
