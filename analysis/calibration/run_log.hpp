#pragma once

#include <filesystem>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include "sim/core/text.hpp"
#include "sim/io/small_files.hpp"

namespace terrace {

/// One finished run of the model.
struct LoggedRun {
    std::vector<double> results;
    double seconds = 0;          ///< processor time
};

/// What the runs of a log are for; calibrations unless said otherwise.
struct RunLogKind {
    std::string name = "calibration";
    Text other{"runs of another calibration or another version of the program", "另一次校准或另一版本程序的模拟记录"};
    Text wanted{"runs of this one; delete the file, or name another --out", "本次校准的记录；请删除该文件或换用其他 --out"};
};

/// Every finished run of a calibration or a plan, kept in a text file as soon as it is there, so that nothing is lost when the program is stopped or killed.
/// The first line names what the runs belong to; each further line is a run: its settings (as a digest), its seconds, its results, the CRC-32 of the
/// line. Lines that were not finished are left out on reading. Errors throw FileError. Several threads may add.
class RunLog {
public:
    /// Opens the file, or begins it. `belongs_to` describes the runs; a file of other runs throws InputError.
    RunLog(std::filesystem::path path, const std::string& belongs_to, const RunLogKind& kind = {});

    [[nodiscard]] const LoggedRun* find(const std::string& settings) const;
    /// Durable when it returns.
    void add(const std::string& settings, const LoggedRun& run);
    [[nodiscard]] std::size_t size() const { return runs_.size(); }
    /// Processor time of all runs.
    [[nodiscard]] double seconds() const;
    [[nodiscard]] const std::filesystem::path& path() const { return path_; }
    /// Deletes the file: the runs are kept elsewhere.
    void remove();

private:
    std::filesystem::path path_;
    std::map<std::string, LoggedRun> runs_;   // by digest
    std::unique_ptr<AppendedFile> file_;
    mutable std::mutex mutex_;
};

}  // namespace terrace
