#pragma once

#include "analysis/sweeps/sweep_head.hpp"
#include "sim/io/results_writer.hpp"

#include <filesystem>
#include <functional>
#include <vector>

namespace terrace {

/// Writes a sweep file (sweep_file.hpp) point by point; memory holds a block of points. Under its name the file appears complete or not at all.
/// Throws FileError, FileExists.
class SweepFileWriter {
public:
    /// `head` must outlive the writer.
    SweepFileWriter(const SweepHead& head, const std::filesystem::path& file, bool force);

    /// The next point. Throws std::invalid_argument for a point too many or of another form.
    void add(SweepRow row);
    /// After the last point: the rest of the file, then its name. `more` adds groups of its own.
    void finish(const SweepEnd& end, const std::function<void(ResultsWriter&)>& more = {});

private:
    void coordinates();
    void factors();
    void declare();
    void flush();
    void numbers(const std::string& name, std::size_t width, const std::function<const double*(const SweepRow&)>& of_row);
    void header(const SweepEnd& end);
    void provenance();
    void axis(const std::string& dimension, const std::string& name, const std::vector<std::string>& values);

    const SweepHead& head_;
    ResultsWriter writer_;
    std::size_t block_, written_ = 0;   ///< points of a block, and before the rows that wait
    std::vector<SweepRow> rows_;
};

} // namespace terrace
