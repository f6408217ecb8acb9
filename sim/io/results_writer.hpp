#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "sim/io/file_error.hpp"
#include "sim/io/variable.hpp"

namespace terrace {

/// Writes one results file (layout: results_file.hpp). Under its name the file appears complete or not at all:
/// everything goes to a temporary file in the same folder; `commit` closes it, makes it durable and renames it.
/// Every failure throws FileError; afterwards the writer is only good for destruction. One writer or reader at a time
/// may be working in the process (Debian's HDF5 is not thread-safe).
class ResultsWriter {
public:
    /// Creates the temporary file, so an unwritable folder or a full disk is found before a long computation.
    /// Throws FileExists when `path` exists and `force` is false. `expected_bytes` (0: unknown) times 1.2 must be free.
    ResultsWriter(const std::filesystem::path& path, bool force, std::uint64_t expected_bytes = 0);

    /// Discards the temporary file unless committed; an earlier file under the final name stays as it was.
    ~ResultsWriter();
    ResultsWriter(const ResultsWriter&) = delete;
    ResultsWriter& operator=(const ResultsWriter&) = delete;

    /// Adds an axis. With group "" its values are a coordinate of the root group and are repeated in each group
    /// that uses the axis; with another group the values stand in that group only. Names are unique in the whole file.
    void dimension(const std::string& group, const Dimension&);

    /// Writes one variable; its dimensions must have been added. Throws std::invalid_argument on an unknown dimension,
    /// a size that does not fit, or a name already used.
    void write(const Variable&);

    /// Declares a variable that `write_block` fills; its dimensions must have been added. Throws like `write`.
    void declare(const BlockVariable&);

    /// Writes a part of a declared variable, named by its path ("households/cash"): `count` values along each axis from `start` on.
    /// Throws std::invalid_argument when the block does not fit the variable or its values do not fill the block.
    void write_block(const std::string& path, const std::vector<std::size_t>& start, const std::vector<std::size_t>& count, const Block& values);

    /// Attributes of a group, or of the file for group "".
    void attributes(const std::string& group, const std::vector<Attribute>&);

    /// Closes, syncs and renames. Without `force` a file that appeared meanwhile under the name is not overwritten (FileExists).
    void commit();

private:
    struct State;
    std::unique_ptr<State> state_;
};

}  // namespace terrace
