#pragma once

#include "analysis/plan/plan_result.hpp"
#include "sim/io/file_error.hpp"

#include <filesystem>

namespace terrace {

/// The plan file (HDF5, readable as netCDF-4); docs/plan-document.md lists what is in it:
///     /               coordinates goal, line, tier, budget_year, candidate, ... with `_en` and `_zh` companions; the candidates' budgets
///     [fen] and
///                     what they change [goal's unit]
///     /villages       probabilities of tiers, scores, reasons, regret
///     /ladder         cost-effectiveness; /acceptability; /next_money; /split (Shapley); /projections; /search
///     /provenance     version, commit, command line, digest, input files with SHA-256, and `plan`: the whole result as JSON
inline constexpr int plan_file_version = 2;

/// Writes a plan; the file appears under its name only when complete. Same result, same bytes. Throws FileExists when it exists and `force`
/// is false, FileError when it cannot be written, std::invalid_argument when the parts do not fit together or the digest is not that of
/// `plan_digest`.
void write_plan(const PlanResult& plan, const std::filesystem::path& path, bool force);

/// Reads a plan back, equal to what was written. Throws FileError when the file is not a plan, is damaged, or is not what its digest says.
[[nodiscard]] PlanResult read_plan(const std::filesystem::path& path);

} // namespace terrace
