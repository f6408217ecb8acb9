#pragma once

#include <filesystem>
#include <string>

namespace terrace {

/// Writes a text file; it appears under its name complete or not at all. Throws FileExists when the name is taken and `force` is false,
/// FileError when it cannot be written.
void write_text_file(const std::string& text, const std::filesystem::path& path, bool force);

} // namespace terrace
