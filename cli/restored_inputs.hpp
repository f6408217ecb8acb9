#pragma once

#include "analysis/study/study.hpp"
#include "cli/scenario_input.hpp"

#include <filesystem>
#include <string>

namespace terrace {

/// The input files of a study, written out again below a folder of their own, so that they name each other as they did when the study
/// was made, whatever has become of them since. The folder vanishes with the object.
class RestoredInputs {
public:
    /// Throws InputError for paths that lead outside, FileError when the folder cannot be written.
    RestoredInputs(const Study& study, const std::string& study_file);
    ~RestoredInputs();
    RestoredInputs(const RestoredInputs&) = delete;
    RestoredInputs& operator=(const RestoredInputs&) = delete;

    /// The recorded request with the paths of the restored files.
    [[nodiscard]] ScenarioRequest request() const;
    /// Rejects an input that came from elsewhere (a base named by its absolute path) unless its text is the recorded one.
    void check_origin(const ScenarioInput& input) const;

private:
    [[nodiscard]] std::filesystem::path place_of(const std::filesystem::path& recorded) const;

    const Study& study_;
    std::string study_file_;
    std::filesystem::path folder_;
    std::filesystem::path working_; ///< what relative paths are relative to
};

} // namespace terrace
