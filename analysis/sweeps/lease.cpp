#include "analysis/sweeps/lease.hpp"

#include "sim/io/small_files.hpp"
#include "sim/run/processes.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <cerrno>
#include <charconv>
#include <cstdio>
#include <sstream>
#include <string_view>
#include <system_error>

namespace terrace {
namespace {

const Text claim_operation{"claim a point", "认领样本点"};

/// When a file was last touched [seconds]; nothing when it is gone.
std::optional<double> touched(const std::filesystem::path& file) {
    struct stat facts {};
    if (::stat(file.c_str(), &facts) != 0) return std::nullopt;
    return static_cast<double>(facts.st_mtim.tv_sec) + 1e-9 * static_cast<double>(facts.st_mtim.tv_nsec);
}

constexpr const char* laid_aside = "void-";   ///< begins the name of a claim that was taken over

/// The point of a claim, laid aside or not; nothing for other files.
std::optional<std::size_t> point_of(const std::filesystem::path& file) {
    std::string name = file.filename().string();
    if (name.starts_with(laid_aside)) name = name.substr(std::string_view(laid_aside).size(), name.rfind('-') - std::string_view(laid_aside).size());
    std::size_t point = 0;
    const auto [stop, fault] = std::from_chars(name.data(), name.data() + name.size(), point);
    return fault == std::errc() && stop == name.data() + name.size() ? std::optional(point) : std::nullopt;
}

struct Owner {
    std::string host;
    int process = 0;
    std::string started;
};

Owner owner_of(const std::filesystem::path& file) {
    Owner owner;
    try {
        std::istringstream text(read_small_file(file));
        text >> owner.host >> owner.process >> owner.started;
    } catch (const FileError&) { // released in between
    }
    return owner;
}

} // namespace

Leases::Leases(std::filesystem::path folder, std::chrono::seconds silence) : folder_(std::move(folder)), silence_(silence) {
    static std::atomic<unsigned> next = 0;
    const std::string process = std::to_string(::getpid());
    owner_ = machine_name() + " " + process + " " + process_start(::getpid()) + "\n";
    own_ = folder_ / ("owner-" + machine_name() + "-" + process + "-" + std::to_string(next++));
    ::unlink(own_.c_str()); // of an earlier process of the same number
    static_cast<void>(create(own_));
}

Leases::~Leases() {
    for (const std::size_t point : held_) ::unlink(file_of(point).c_str());
    ::unlink(own_.c_str());
}

std::filesystem::path Leases::file_of(std::size_t point) const { return folder_ / std::to_string(point); }

bool Leases::create(const std::filesystem::path& file) const {
    const int descriptor = ::open(file.c_str(), O_CREAT | O_EXCL | O_WRONLY | O_CLOEXEC, 0666);
    if (descriptor < 0 && errno == EEXIST) return false;
    if (descriptor < 0) throw FileError(file, claim_operation, std::generic_category().message(errno));
    const bool written = ::write(descriptor, owner_.data(), owner_.size()) == static_cast<ssize_t>(owner_.size());
    int error = written ? 0 : errno != 0 ? errno : EIO;
    if (::close(descriptor) != 0 && error == 0) error = errno;
    if (error == 0) return true;
    ::unlink(file.c_str());
    throw FileError(file, claim_operation, std::generic_category().message(error));
}

/// A second name for our own file, so that a claim never stands there half written; where the folder knows no second names, a file.
bool Leases::take(const std::filesystem::path& file) const {
    if (::link(own_.c_str(), file.c_str()) == 0) return true;
    if (errno == EEXIST) return false;
    if (errno == ENOENT) throw FileError(file, claim_operation, std::generic_category().message(ENOENT));
    return create(file);
}

bool Leases::is_void(const std::filesystem::path& file) const {
    const Owner owner = owner_of(file);
    if (owner.host == machine_name() && !owner.started.empty() && !is_alive(owner.process, owner.started)) return true;
    ::utimensat(AT_FDCWD, own_.c_str(), nullptr, 0); // its time is then the file server's now
    const std::optional<double> last = touched(file), now = touched(own_);
    return last && now && *now - *last > static_cast<double>(silence_.count());
}

/// The void claim makes room, and still says who held the point.
void Leases::lay_aside(std::size_t point) const {
    const std::filesystem::path file = file_of(point);
    const std::string name = laid_aside + std::to_string(point) + "-" + std::to_string(owner_of(file).process);
    if (::rename(file.c_str(), (folder_ / name).c_str()) != 0) ::unlink(file.c_str());
}

bool Leases::claim(std::size_t point) {
    const std::filesystem::path file = file_of(point);
    bool mine = take(file);
    if (!mine && is_void(file)) {
        lay_aside(point);
        mine = take(file);
    }
    if (!mine) return false;
    const std::lock_guard lock(mutex_);
    held_.insert(point);
    return true;
}

void Leases::release(std::size_t point) {
    const std::lock_guard lock(mutex_);
    if (held_.erase(point) > 0) ::unlink(file_of(point).c_str());
}

void Leases::touch() {
    ::utimensat(AT_FDCWD, own_.c_str(), nullptr, 0);
    const std::lock_guard lock(mutex_);
    for (const std::size_t point : held_) ::utimensat(AT_FDCWD, file_of(point).c_str(), nullptr, 0);
}

std::vector<std::size_t> Leases::held_at_death(const std::filesystem::path& folder, int process) {
    std::vector<std::size_t> points;
    std::error_code ignored;
    for (const auto& entry : std::filesystem::directory_iterator(folder, ignored)) {
        const std::optional<std::size_t> point = point_of(entry.path());
        const Owner owner = owner_of(entry.path());
        if (!point || owner.process != process || owner.host != machine_name()) continue;
        points.push_back(*point);
        ::unlink(entry.path().c_str());
    }
    std::sort(points.begin(), points.end());
    points.erase(std::unique(points.begin(), points.end()), points.end());
    return points;
}

std::vector<std::string> Leases::holders(const std::filesystem::path& folder) {
    std::vector<std::string> list;
    std::error_code ignored;
    for (const auto& entry : std::filesystem::directory_iterator(folder, ignored)) {
        if (!point_of(entry.path()) || entry.path().filename().string().starts_with(laid_aside)) continue;
        const Owner owner = owner_of(entry.path());
        const std::string name = owner.host + " " + std::to_string(owner.process);
        const bool gone = owner.host == machine_name() && !is_alive(owner.process, owner.started);
        if (!owner.host.empty() && !gone && std::find(list.begin(), list.end(), name) == list.end()) list.push_back(name);
    }
    std::sort(list.begin(), list.end());
    return list;
}

} // namespace terrace
