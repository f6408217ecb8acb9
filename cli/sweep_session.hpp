#pragma once

#include "analysis/sweeps/collect_sweep.hpp"
#include "analysis/sweeps/sweep_folder.hpp"
#include "cli/arguments.hpp"
#include "cli/console.hpp"

#include <filesystem>
#include <optional>

namespace terrace {

/// Where a sweep on its way is kept beside its output: "FILE.parts".
std::filesystem::path parts_folder(const std::filesystem::path& out);

/// A sweep that is to be begun or continued.
struct SweepSession {
    std::filesystem::path out;
    std::optional<SweepFolder> folder;    ///< none when the output is complete already
    SweepInputs inputs;                   ///< as the folder keeps them
    bool replaces = false;                ///< whether the output may be overwritten
};

/// Reads the sweep that the command line names and finds what is there of it: nothing (then the folder is made), parts (then they go on), or all.
/// Throws InputError for another sweep under the same name, FileExists for another file.
SweepSession open_sweep(const Arguments& arguments, const std::string& sweep, const Console& console);

/// Simulates what is missing, with threads of this process or with processes of their own. Throws Cancelled, FileError.
void finish_points(const SweepFolder& folder, const SweepInputs& inputs, const Arguments& arguments, const Console& console);

} // namespace terrace
