#pragma once

#include <chrono>
#include <cstddef>
#include <filesystem>
#include <memory>
#include <mutex>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace terrace {

/// Claims of points by file: a point belongs to whoever made its file first (link, O_EXCL), for as long as he is alive. A claim is void when its
/// process is gone from this machine, or when nobody has touched the file for a time. Two may then work on one point; since runs are
/// deterministic that costs time and nothing else. Throws FileError.
class Leases {
public:
    /// `silence`: how long a file may go untouched.
    explicit Leases(std::filesystem::path folder, std::chrono::seconds silence = std::chrono::seconds(90));
    ~Leases();
    Leases(const Leases&) = delete;
    Leases& operator=(const Leases&) = delete;

    /// Takes a point unless somebody holds it.
    [[nodiscard]] bool claim(std::size_t point);
    void release(std::size_t point);
    /// Touches all that are held; to be called several times within `silence`.
    void touch();

    /// Points that a process of this machine held when it died; a claim that somebody has taken over since counts. To be asked once: it forgets those.
    [[nodiscard]] static std::vector<std::size_t> held_at_death(const std::filesystem::path& folder, int process);
    /// Who works on what, "host process" each, for people to read.
    [[nodiscard]] static std::vector<std::string> holders(const std::filesystem::path& folder);

private:
    [[nodiscard]] std::filesystem::path file_of(std::size_t point) const;
    [[nodiscard]] bool create(const std::filesystem::path& file) const;
    [[nodiscard]] bool take(const std::filesystem::path& file) const;
    [[nodiscard]] bool is_void(const std::filesystem::path& file) const;
    void lay_aside(std::size_t point) const;

    std::filesystem::path folder_;
    std::filesystem::path own_;     ///< a file that says who we are; claims are further names of it
    std::chrono::seconds silence_;
    std::string owner_;             ///< what our files say: host, process, its start
    std::mutex mutex_;
    std::set<std::size_t> held_;
};

} // namespace terrace
