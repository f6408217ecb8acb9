#pragma once

#include "analysis/study/study.hpp"
#include "models/scenario.hpp"
#include "sim/io/file_error.hpp"

#include <atomic>
#include <filesystem>
#include <vector>

namespace terrace {

/// The study file (HDF5, readable as netCDF-4):
///     /               coordinates scenario, replicate, time, county and those of the study, each with `_zh` and `_en` companions;
///                     the monthly series by county, float64
///     /villages       village, village_county, the series by village and month; by village and year (December): those of the next two groups
///     /tiers          people, income, poverty, work, land, herds and measures by (scenario, replicate, time, county, tier)
///     /household_types the same series by (scenario, replicate, time, county, household_type)
///     /ledger         amount(scenario, replicate, time, county, flow) in fen; flow_kind, flow_payer, flow_payee, flow_zh,
///                     flow_received_as, flow_paid_as
///     /households     if asked for, every household in every month (household_group.hpp): household (permanent number), household_county,
///                     household_village, household_exited, household_type; net_income by source, cash, debt in fen; codes and flags
///     /participants   effects of measures over (scenario, replicate, county, measure): fen and households, int64.
///                     `record` is the position in the study's list of effects, -1 where a scenario has no such measure
///     /participants_by_tier, /participants_by_type, /participants_by_village
///                     sums of effects by group (grouped_effects.hpp); they add up to the county
///     /helper_runs    effects as in /participants, over (helper_run, replicate, county, measure)
///     /provenance     attributes (version, commit, compiler, command_line, ...), digest(scenario, replicate), input files with
///                     SHA-256, parameters, settings of each run (JSON), timings, arguments
/// Helper runs have effects and settings only: their series, ledger and digests are not kept.
inline constexpr int study_file_version = 2;

/// Writes a study; the file appears under its name only when complete. Throws FileExists when it exists and `force` is false,
/// FileError when it cannot be written, std::invalid_argument when the study does not fit together, and Cancelled, with nothing under
/// the name, when `cancelled` is set meanwhile. With `panel`, the study's scenarios, the panel of all households is written as well.
void write_study(const Study& study, const std::filesystem::path& path, bool force, const std::atomic<bool>* cancelled = nullptr,
                 const std::vector<Scenario>* panel = nullptr);

/// Reads a study back, equal to what was written; helper runs have NaN series, an empty ledger, no digest and no effects by group. Throws FileError when the
/// file is not a study or is damaged.
[[nodiscard]] Study read_study(const std::filesystem::path& path);

} // namespace terrace
