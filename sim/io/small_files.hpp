#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "sim/io/file_error.hpp"

namespace terrace {

/// Text files that are complete under their names or absent, whatever happens meanwhile. Several are brought to the disk together: all are
/// written under temporary names and synced, then renamed, then the folders synced, once each. A file that is there already is replaced.
/// Every failure throws FileError; what was not published by then is removed.
class FileBatch {
public:
    FileBatch() = default;
    ~FileBatch();
    FileBatch(const FileBatch&) = delete;
    FileBatch& operator=(const FileBatch&) = delete;

    /// Writes and syncs one file under a temporary name in its folder, which must exist.
    void add(const std::filesystem::path& path, std::string_view text);
    /// Gives all their names.
    void publish();

private:
    struct Waiting {
        std::filesystem::path temporary, path;
    };
    std::vector<Waiting> waiting_;
};

/// A batch of one.
void write_durably(const std::filesystem::path& path, std::string_view text);

/// Makes a folder with those above it, and their names durable. Nothing happens when it is there.
void make_folder(const std::filesystem::path& folder);

/// The whole text of a file. Throws FileError.
[[nodiscard]] std::string read_small_file(const std::filesystem::path& path);

/// Opened for appending; each `append` is one write, followed by a sync. Throws FileError.
class AppendedFile {
public:
    explicit AppendedFile(const std::filesystem::path& path);
    ~AppendedFile();
    AppendedFile(const AppendedFile&) = delete;
    AppendedFile& operator=(const AppendedFile&) = delete;

    void append(std::string_view text);

private:
    std::filesystem::path path_;
    int descriptor_ = -1;
};

/// CRC-32 (IEEE 802.3) of a text, as eight hexadecimal digits.
[[nodiscard]] std::string crc32_text(std::string_view text);

} // namespace terrace
