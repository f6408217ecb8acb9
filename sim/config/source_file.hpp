#pragma once

#include <filesystem>
#include <string>

namespace terrace {

/// An input file as it was read, kept for the record of a run.
struct SourceFile {
    std::filesystem::path path;
    std::string text;
};

/// Reads a whole text file. Throws InputError when it is missing, a directory, unreadable, larger than 64 MiB or not
/// UTF-8 (with the line and column of the first wrong byte).
SourceFile read_source(const std::filesystem::path& path);

} // namespace terrace
