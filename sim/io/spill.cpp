#include "sim/io/spill.hpp"

#include "sim/io/file_error.hpp"

#include <fcntl.h>
#include <stdlib.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <string>
#include <system_error>
#include <utility>

namespace terrace {
namespace {

std::filesystem::path temporary_folder() {
    std::error_code ignored;
    const std::filesystem::path folder = std::filesystem::temp_directory_path(ignored);
    return folder.empty() ? "/tmp" : folder;
}

[[noreturn]] void fail(const Text& operation, int error) { throw FileError(temporary_folder(), operation, std::generic_category().message(error)); }

} // namespace

Spill::~Spill() {
    if (descriptor_ >= 0) ::close(descriptor_);
}

Spill::Spill(Spill&& other) noexcept
    : most_held_(other.most_held_), size_(std::exchange(other.size_, 0)), held_(std::move(other.held_)), descriptor_(std::exchange(other.descriptor_, -1)) {}

void Spill::write(std::size_t place, std::span<const std::byte> bytes) {
    size_ = std::max(size_, place + bytes.size());
    if (descriptor_ < 0 && size_ > most_held_) move_to_file();
    if (descriptor_ >= 0) return write_to_file(place, bytes);
    held_.resize(size_);
    std::copy(bytes.begin(), bytes.end(), held_.begin() + static_cast<std::ptrdiff_t>(place));
}

void Spill::read(std::size_t place, std::span<std::byte> bytes) const {
    const Text operation{"read what was laid aside", "读取暂存数据"};
    if (descriptor_ < 0) {
        std::copy_n(held_.begin() + static_cast<std::ptrdiff_t>(place), bytes.size(), bytes.begin());
        return;
    }
    while (!bytes.empty()) {
        const ssize_t got = ::pread(descriptor_, bytes.data(), bytes.size(), static_cast<off_t>(place));
        if (got < 0 && errno == EINTR) continue;
        if (got <= 0) fail(operation, got < 0 ? errno : EIO);
        place += static_cast<std::size_t>(got);
        bytes = bytes.subspan(static_cast<std::size_t>(got));
    }
}

void Spill::move_to_file() {
    std::string name = (temporary_folder() / "terrace-XXXXXX").string();
    descriptor_ = ::mkostemp(name.data(), O_CLOEXEC);
    if (descriptor_ < 0) fail({"create a temporary file", "创建临时文件"}, errno);
    ::unlink(name.c_str());
    write_to_file(0, held_);
    held_ = {};
}

void Spill::write_to_file(std::size_t place, std::span<const std::byte> bytes) const {
    while (!bytes.empty()) {
        const ssize_t written = ::pwrite(descriptor_, bytes.data(), bytes.size(), static_cast<off_t>(place));
        if (written < 0 && errno == EINTR) continue;
        if (written <= 0) fail({"lay numbers aside in a temporary file", "写入临时文件"}, written < 0 ? errno : EIO);
        place += static_cast<std::size_t>(written);
        bytes = bytes.subspan(static_cast<std::size_t>(written));
    }
}

} // namespace terrace
