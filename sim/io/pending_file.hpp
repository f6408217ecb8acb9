#pragma once

#include <cstdint>
#include <filesystem>

#include "sim/core/text.hpp"

namespace terrace {

/// A file that is not yet there: a temporary file beside the final name, which `publish` makes durable and renames.
/// The descriptor stays open from creation to publishing, so that an error of the system while it writes pages back
/// in the background is reported by our fsync and not lost. Errors throw FileError.
class PendingFile {
public:
    /// Creates the temporary file. Throws FileExists when the final name is taken and `force` is false.
    PendingFile(const std::filesystem::path& path, bool force);
    /// Removes the temporary file unless published.
    ~PendingFile();
    PendingFile(const PendingFile&) = delete;
    PendingFile& operator=(const PendingFile&) = delete;

    /// The name asked for.
    [[nodiscard]] const std::filesystem::path& path() const { return path_; }
    /// Where to write meanwhile.
    [[nodiscard]] const std::filesystem::path& temporary() const { return temporary_; }

    /// Throws when the disk has not 1.2 times `bytes` free. `what` needs the room.
    void require_space(std::uint64_t bytes, const Text& what = {"find room on the disk", "确认磁盘空间"}) const;

    /// Syncs and closes the file, renames it and syncs the folder. Only a failure of that last sync, reported like any
    /// other, leaves the (complete) new file under its name; after every other failure the name is as it was.
    void publish();

private:
    [[noreturn]] void fail(const Text& operation, int error) const;
    void create_temporary();
    void rename_to_target();

    std::filesystem::path path_;
    std::filesystem::path target_;  ///< `path_` with symbolic links followed, so that a link is kept and its file replaced
    std::filesystem::path temporary_;
    bool force_;
    int descriptor_ = -1;
};

}  // namespace terrace
