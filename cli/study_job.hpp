#pragma once

#include "analysis/study/simulate.hpp"
#include "cli/arguments.hpp"
#include "cli/console.hpp"
#include "cli/scenario_input.hpp"
#include "sim/run/progress.hpp"

#include <cstdint>
#include <filesystem>
#include <string>

namespace terrace {

/// What to simulate, besides the scenarios.
struct StudyJob {
    std::size_t replicates = 1;
    std::size_t first_replicate = 0;
    std::uint32_t seed = 1;
    bool effects = true;       ///< pairs of runs with and without each measure
    bool attribute = false;    ///< also every scenario without each of its measures
    bool cotton_years = false; ///< also land transfers in fixed cotton years
    bool villages_monthly = false;   ///< the study has the series of villages by month as well
    bool time_steps = false;
    bool warn = true;          ///< shows the scenarios' warnings; off where they were shown already
    int threads = 0;
    ProgressStyle progress = ProgressStyle::automatic;
    std::string command_line;
};

struct FinishedStudy {
    Study study;
    StudyReport report;
    double wall_seconds = 0;
};

/// The job that a command line asks for; `effects` is on.
StudyJob study_job(const Arguments& arguments, std::size_t default_replicates);

/// Series of villages by month are only in the file: asking for them without one is wrong usage. Throws InputError.
void require_file_for_villages(const Arguments& arguments);

/// Finds now what would spoil writing after a long run: a name that is taken, a folder that is missing or not writable, an output
/// that is one of the inputs. Nothing happens for an empty path. Throws InputError, FileExists, FileError; the last also when there is no
/// room for a household panel of `panel_bytes`.
void check_output(const std::filesystem::path& path, bool force, const std::vector<SourceFile>& inputs, std::uint64_t panel_bytes = 0);

/// Shows the warnings of the scenarios, simulates, and fills the study's provenance. Throws Cancelled, BrokenIdentity.
FinishedStudy simulate_job(const ScenarioInput& input, const StudyJob& job, const Console& console);

/// Writes the study unless the path is empty, and says so; with the panel of all households when `panel`, its scenarios, are given.
/// Throws Cancelled, FileError.
void save_study(const Study& study, const std::filesystem::path& path, bool force, const Console& console, const std::vector<Scenario>* panel = nullptr);

} // namespace terrace
