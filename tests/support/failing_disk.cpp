// A library to preload that makes one file operation fail, as a bad or full disk would. It counts the operations of one kind
// on files and folders below a folder, and fails one of them:
//   FAILING_FOLDER      absolute folder whose files count
//   FAILING_OPERATION   open, write, truncate, sync, rename or close
//   FAILING_NUMBER      which one fails, from 1
//   FAILING_ERROR       errno given, e.g. 28 (no space); default 5 (input/output error)
//   FAILING_MODE        once (default), always (that one and all later ones), partial (a write stores half its bytes and says so),
//                       torn (a write stores half its bytes and fails), kill (the program is killed)
//   FAILING_MARK        file created when the failure happens, so that the caller knows that there were that many operations
//   PLENTIFUL_DISK      if set, every disk says that it has room (to get past a check of free space)
// A failing close still closes, as Linux does.

#include <dlfcn.h>
#include <fcntl.h>
#include <sys/statvfs.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <atomic>
#include <cerrno>
#include <csignal>
#include <cstdarg>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <string>

namespace {

template <class Function>
Function real(const char* name, Function) {
    return reinterpret_cast<Function>(dlsym(RTLD_NEXT, name));
}

std::string setting(const char* name, const char* otherwise) {
    const char* value = std::getenv(name);
    return value == nullptr ? otherwise : value;
}

bool counts(const char* path) {
    static const std::string folder = setting("FAILING_FOLDER", "/nowhere");
    return path != nullptr && std::strncmp(path, folder.c_str(), folder.size()) == 0;
}

bool counts(int descriptor) {
    char path[4096];
    const std::string link = "/proc/self/fd/" + std::to_string(descriptor);
    const ssize_t length = readlink(link.c_str(), path, sizeof path - 1);
    path[length < 0 ? 0 : length] = '\0';
    return counts(path);
}

std::string mode() { return setting("FAILING_MODE", "once"); }

/// Counts one operation; true, with errno set, when it is the one to fail.
template <class Where>
bool fails(const char* operation, Where where) {
    static std::atomic<long> count{0};
    static const std::string chosen = setting("FAILING_OPERATION", "");
    static const long number = std::atol(setting("FAILING_NUMBER", "0").c_str());
    const int before = errno;
    if (chosen != operation || !counts(where)) {
        errno = before;
        return false;
    }
    const long now = ++count;
    if (now < number || (now > number && mode() != "always")) {
        errno = before;
        return false;
    }
    const long mark = syscall(SYS_openat, AT_FDCWD, setting("FAILING_MARK", "/dev/null").c_str(), O_CREAT | O_WRONLY, 0600);
    if (mark >= 0) syscall(SYS_close, mark);
    if (mode() == "kill") kill(getpid(), SIGKILL);
    errno = std::atoi(setting("FAILING_ERROR", "5").c_str());
    return true;
}

/// What a failing write does: `store` writes that many bytes.
template <class Store>
ssize_t failing_write(size_t size, Store store) {
    const int error = errno;
    if (mode() == "partial" && size > 1) return store(size / 2);
    if (mode() == "torn") store(size / 2);
    errno = error;
    return -1;
}

}  // namespace

extern "C" {

int open(const char* path, int flags, ...) {
    va_list rest;
    va_start(rest, flags);
    const mode_t permissions = (flags & O_CREAT) != 0 ? va_arg(rest, mode_t) : 0;
    va_end(rest);
    if (fails("open", path)) return -1;
    return static_cast<int>(syscall(SYS_openat, AT_FDCWD, path, flags | O_LARGEFILE, permissions));
}
int open64(const char* path, int flags, ...) {
    va_list rest;
    va_start(rest, flags);
    const mode_t permissions = (flags & O_CREAT) != 0 ? va_arg(rest, mode_t) : 0;
    va_end(rest);
    return open(path, flags, permissions);
}

ssize_t write(int descriptor, const void* bytes, size_t size) {
    const auto store = [&](size_t part) { return static_cast<ssize_t>(syscall(SYS_write, descriptor, bytes, part)); };
    return fails("write", descriptor) ? failing_write(size, store) : store(size);
}
ssize_t pwrite(int descriptor, const void* bytes, size_t size, off_t offset) {
    const auto store = [&](size_t part) { return static_cast<ssize_t>(syscall(SYS_pwrite64, descriptor, bytes, part, offset)); };
    return fails("write", descriptor) ? failing_write(size, store) : store(size);
}
ssize_t pwrite64(int descriptor, const void* bytes, size_t size, off64_t offset) { return pwrite(descriptor, bytes, size, offset); }

int ftruncate(int descriptor, off_t length) noexcept {
    return fails("truncate", descriptor) ? -1 : static_cast<int>(syscall(SYS_ftruncate, descriptor, length));
}
int ftruncate64(int descriptor, off64_t length) noexcept { return ftruncate(descriptor, length); }

int fsync(int descriptor) { return fails("sync", descriptor) ? -1 : static_cast<int>(syscall(SYS_fsync, descriptor)); }
int fdatasync(int descriptor) { return fails("sync", descriptor) ? -1 : static_cast<int>(syscall(SYS_fdatasync, descriptor)); }

int rename(const char* from, const char* to) noexcept {
    return fails("rename", to) ? -1 : static_cast<int>(syscall(SYS_renameat2, AT_FDCWD, from, AT_FDCWD, to, 0));
}
int renameat2(int from_folder, const char* from, int to_folder, const char* to, unsigned flags) noexcept {
    return fails("rename", to) ? -1 : static_cast<int>(syscall(SYS_renameat2, from_folder, from, to_folder, to, flags));
}

int close(int descriptor) {
    const bool failing = fails("close", descriptor);
    const int error = errno;
    const int result = static_cast<int>(syscall(SYS_close, descriptor));
    if (failing) errno = error;
    return failing ? -1 : result;
}

int fstatvfs(int descriptor, struct statvfs* disk) noexcept {
    const int result = real("fstatvfs", &fstatvfs)(descriptor, disk);
    if (result == 0 && std::getenv("PLENTIFUL_DISK") != nullptr) disk->f_bavail = disk->f_blocks = 1UL << 40U;
    return result;
}
int fstatvfs64(int descriptor, struct statvfs64* disk) noexcept {
    const int result = real("fstatvfs64", &fstatvfs64)(descriptor, disk);
    if (result == 0 && std::getenv("PLENTIFUL_DISK") != nullptr) disk->f_bavail = disk->f_blocks = 1UL << 40U;
    return result;
}

}  // extern "C"
