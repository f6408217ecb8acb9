#pragma once

#include "analysis/study/simulate.hpp"
#include "analysis/sweeps/sweep_request.hpp"
#include "models/scenario.hpp"
#include "sim/config/document.hpp"

#include <filesystem>
#include <string>
#include <vector>

namespace terrace {

/// Everything that was read for a sweep, once; points change nothing of it.
struct SweepInputs {
    SweepRequest request;
    Records records;
    std::filesystem::path root;         ///< left out of messages; empty: nothing is
    DataFolders folders;
    std::vector<Stacked> stacks;        ///< the scenarios' files with the settings common to all points
    std::vector<Scenario> scenarios;    ///< read from them, before any factor moves
    std::vector<SourceFile> files;      ///< the sweep file, scenarios, parameters, regions, registers and the design, each once
};

/// Reads and checks a sweep; `data` holds parameters/ and regions/. Throws InputError.
[[nodiscard]] SweepInputs read_sweep_inputs(const std::filesystem::path& sweep, const std::filesystem::path& data);

/// The study of one point, apart from its scenarios.
[[nodiscard]] StudyRequest study_of_points(const SweepInputs& inputs);

/// Everything that can change a result, line by line, with the program's version; equal lines mean equal results. Titles, labels and comments
/// are left out.
[[nodiscard]] std::vector<std::string> describe_sweep(const SweepInputs& inputs);

} // namespace terrace
