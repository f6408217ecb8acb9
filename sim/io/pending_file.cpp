#include "sim/io/pending_file.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <sys/statvfs.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <string>
#include <system_error>
#include <utility>

#include "sim/io/file_error.hpp"

namespace terrace {

namespace {

constexpr double space_margin = 1.2;
constexpr int names_to_try = 1000;

const Text create_operation{"create the file", "创建文件"};
const Text sync_operation{"bring the file to the disk", "将文件写入磁盘"};
const Text rename_operation{"give the finished file its name", "为写好的文件命名"};
const Text sync_folder_operation{"bring the name of the finished file to the disk", "将文件名写入磁盘"};

std::string reason_of(int error) { return std::generic_category().message(error); }

std::filesystem::path followed(const std::filesystem::path& path) {
    std::error_code error;
    if (!std::filesystem::is_symlink(path, error)) return path;
    const std::filesystem::path target = std::filesystem::weakly_canonical(path, error);
    return error ? path : target;
}

/// Rename that never replaces. Where the file system cannot promise that (some network folders), look first.
int rename_to_free_name(const char* from, const char* to) {
    if (renameat2(AT_FDCWD, from, AT_FDCWD, to, RENAME_NOREPLACE) == 0) return 0;
    if (errno != EINVAL && errno != ENOSYS) return -1;
    struct stat there {};
    if (lstat(to, &there) == 0) {
        errno = EEXIST;
        return -1;
    }
    return std::rename(from, to);
}

}  // namespace

PendingFile::PendingFile(const std::filesystem::path& path, bool force) : path_(path), target_(followed(path)), force_(force) {
    std::error_code error;
    const std::filesystem::file_status status = std::filesystem::status(target_, error);
    if (std::filesystem::exists(status)) {
        if (!std::filesystem::is_regular_file(status)) throw FileError(path_, create_operation, "the name is not that of a plain file");
        if (!force_) throw FileExists(path_);
    } else if (status.type() != std::filesystem::file_type::not_found) {
        throw FileError(path_, create_operation, error.message());
    }
    create_temporary();
}

PendingFile::~PendingFile() {
    if (descriptor_ >= 0) ::close(descriptor_);
    if (!temporary_.empty()) ::unlink(temporary_.c_str());
}

void PendingFile::fail(const Text& operation, int error) const { throw FileError(path_, operation, reason_of(error)); }

void PendingFile::create_temporary() {
    if (target_.filename().empty()) fail(create_operation, EISDIR);
    for (int number = 0; number < names_to_try; ++number) {
        std::filesystem::path name = target_;
        name += "." + std::to_string(::getpid()) + "-" + std::to_string(number) + ".tmp";
        descriptor_ = ::open(name.c_str(), O_CREAT | O_EXCL | O_RDWR | O_CLOEXEC, 0666);
        if (descriptor_ >= 0) {
            temporary_ = std::move(name);
            return;
        }
        if (errno != EEXIST) break;
    }
    fail(create_operation, errno);
}

void PendingFile::require_space(std::uint64_t bytes, const Text& operation) const {
    struct statvfs disk {};
    if (::fstatvfs(descriptor_, &disk) != 0) fail(operation, errno);
    if (disk.f_blocks == 0) return;  // some network and virtual folders do not say how much they hold
    const double needed = space_margin * static_cast<double>(bytes);
    const double available = static_cast<double>(disk.f_bavail) * static_cast<double>(disk.f_frsize);
    if (needed <= available) return;
    throw FileError(path_, operation,
                    "needs " + std::to_string(static_cast<std::uint64_t>(needed)) + " bytes, " +
                        std::to_string(static_cast<std::uint64_t>(available)) + " are free");
}

void PendingFile::publish() {
    const std::filesystem::path folder = target_.has_parent_path() ? target_.parent_path() : std::filesystem::path(".");
    const int folder_descriptor = ::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (folder_descriptor < 0) fail(sync_folder_operation, errno);
    try {
        if (::fsync(descriptor_) != 0) fail(sync_operation, errno);
        if (::close(std::exchange(descriptor_, -1)) != 0) fail(sync_operation, errno);
        rename_to_target();
    } catch (...) {
        ::close(folder_descriptor);
        throw;
    }
    // A folder that cannot be synced at all (EINVAL) is a property of the file system, not a fault.
    const int sync_error = ::fsync(folder_descriptor) != 0 && errno != EINVAL ? errno : 0;
    const int close_error = ::close(folder_descriptor) != 0 ? errno : 0;
    if (sync_error != 0 || close_error != 0) fail(sync_folder_operation, sync_error != 0 ? sync_error : close_error);
}

void PendingFile::rename_to_target() {
    const int result = force_ ? std::rename(temporary_.c_str(), target_.c_str()) : rename_to_free_name(temporary_.c_str(), target_.c_str());
    if (result != 0) {
        const int error = errno;
        if (error == EEXIST && !force_) throw FileExists(path_);
        fail(rename_operation, error);
    }
    temporary_.clear();
}

}  // namespace terrace
