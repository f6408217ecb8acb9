#include "sim/io/small_files.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <atomic>
#include <cerrno>
#include <cstdio>
#include <system_error>
#include <utility>

namespace terrace {
namespace {

const Text write_operation{"write the file", "写入文件"};
const Text read_operation{"read the file", "读取文件"};
const Text name_operation{"give the finished file its name", "为写好的文件命名"};
const Text folder_operation{"bring the folder to the disk", "将文件夹写入磁盘"};

[[noreturn]] void fail(const std::filesystem::path& path, const Text& operation, int error) {
    throw FileError(path, operation, std::generic_category().message(error));
}

/// A descriptor that is closed whatever happens; on the way of success its closing is checked.
class Descriptor {
public:
    explicit Descriptor(int number) : number_(number) {}
    ~Descriptor() {
        if (number_ >= 0) ::close(number_);
    }
    Descriptor(const Descriptor&) = delete;
    Descriptor& operator=(const Descriptor&) = delete;
    [[nodiscard]] int number() const { return number_; }
    [[nodiscard]] bool close() { return ::close(std::exchange(number_, -1)) == 0; }

private:
    int number_;
};

bool write_all(int descriptor, std::string_view text) {
    while (!text.empty()) {
        const ssize_t written = ::write(descriptor, text.data(), text.size());
        if (written < 0 && errno == EINTR) continue;
        if (written <= 0) {
            if (written == 0) errno = EIO;
            return false;
        }
        text.remove_prefix(static_cast<std::size_t>(written));
    }
    return true;
}

std::filesystem::path folder_of(const std::filesystem::path& path) { return path.has_parent_path() ? path.parent_path() : std::filesystem::path("."); }

/// A folder that cannot be synced at all (EINVAL) is a property of the file system, not a fault.
void sync_folder(const std::filesystem::path& folder) {
    Descriptor opened(::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    if (opened.number() < 0) fail(folder, folder_operation, errno);
    if (::fsync(opened.number()) != 0 && errno != EINVAL) fail(folder, folder_operation, errno);
    if (!opened.close()) fail(folder, folder_operation, errno);
}

/// Names of this process that no other thread, and no earlier process of the same number, takes for its own.
std::filesystem::path temporary_name(const std::filesystem::path& path) {
    static std::atomic<unsigned> next = 0;
    return path.string() + "." + std::to_string(::getpid()) + "-" + std::to_string(next++) + ".tmp";
}

} // namespace

FileBatch::~FileBatch() {
    for (const Waiting& file : waiting_) ::unlink(file.temporary.c_str());
}

void FileBatch::add(const std::filesystem::path& path, std::string_view text) {
    const std::filesystem::path temporary = temporary_name(path);
    Descriptor file(::open(temporary.c_str(), O_CREAT | O_TRUNC | O_WRONLY | O_CLOEXEC, 0666));
    if (file.number() < 0) fail(path, write_operation, errno);
    waiting_.push_back({temporary, path});
    if (!write_all(file.number(), text) || ::fsync(file.number()) != 0 || !file.close()) fail(path, write_operation, errno);
}

void FileBatch::publish() {
    std::vector<std::filesystem::path> folders;
    while (!waiting_.empty()) {
        const Waiting& file = waiting_.back();
        if (std::rename(file.temporary.c_str(), file.path.c_str()) != 0) fail(file.path, name_operation, errno);
        if (std::find(folders.begin(), folders.end(), folder_of(file.path)) == folders.end()) folders.push_back(folder_of(file.path));
        waiting_.pop_back();
    }
    for (const std::filesystem::path& folder : folders) sync_folder(folder);
}

void write_durably(const std::filesystem::path& path, std::string_view text) {
    FileBatch batch;
    batch.add(path, text);
    batch.publish();
}

void make_folder(const std::filesystem::path& folder) {
    std::error_code error;
    if (std::filesystem::is_directory(folder, error)) return;
    const std::filesystem::path above = folder_of(folder);
    if (above != folder) make_folder(above);
    if (!std::filesystem::create_directory(folder, error) && error) throw FileError(folder, {"create the folder", "创建文件夹"}, error.message());
    sync_folder(above);
}

std::string read_small_file(const std::filesystem::path& path) {
    Descriptor file(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
    if (file.number() < 0) fail(path, read_operation, errno);
    std::string text;
    std::array<char, 1 << 14> block;
    for (;;) {
        const ssize_t got = ::read(file.number(), block.data(), block.size());
        if (got < 0 && errno == EINTR) continue;
        if (got < 0) fail(path, read_operation, errno);
        if (got == 0) return text;
        text.append(block.data(), static_cast<std::size_t>(got));
    }
}

AppendedFile::AppendedFile(const std::filesystem::path& path)
    : path_(path), descriptor_(::open(path.c_str(), O_CREAT | O_APPEND | O_WRONLY | O_CLOEXEC, 0666)) {
    if (descriptor_ < 0) fail(path_, write_operation, errno);
}

AppendedFile::~AppendedFile() { ::close(descriptor_); }

void AppendedFile::append(std::string_view text) {
    if (!write_all(descriptor_, text) || ::fdatasync(descriptor_) != 0) fail(path_, write_operation, errno);
}

std::string crc32_text(std::string_view text) {
    static const std::array<std::uint32_t, 256> table = [] {
        std::array<std::uint32_t, 256> made{};
        for (std::uint32_t byte = 0; byte < 256; ++byte) {
            std::uint32_t rest = byte;
            for (int bit = 0; bit < 8; ++bit) rest = (rest >> 1U) ^ ((rest & 1U) != 0 ? 0xEDB88320U : 0U);
            made[byte] = rest;
        }
        return made;
    }();
    std::uint32_t rest = 0xFFFFFFFFU;
    for (const char c : text) rest = table[(rest ^ static_cast<unsigned char>(c)) & 0xFFU] ^ (rest >> 8U);
    std::array<char, 9> digits{};
    std::snprintf(digits.data(), digits.size(), "%08x", ~rest);
    return digits.data();
}

} // namespace terrace
