#pragma once

#include "analysis/sweeps/point_runner.hpp"
#include "analysis/sweeps/point_set.hpp"
#include "analysis/sweeps/sweep_inputs.hpp"

#include <cstddef>
#include <filesystem>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace terrace {

/// A sweep on its way, as workers share it:
///     sweep.json     what it is: description, inputs with SHA-256; written last, so a folder without it is no sweep yet
///     inputs/        every input file as it was when the sweep began
///     points/        a shard for each finished point, a thousand in a folder
///     leases/        who works on what (lease.hpp)
///     catalogue/     what each worker finished (catalogue.hpp)
///     deaths/        points whose workers were killed (point_deaths.hpp); there is none as long as none was
/// A point is finished when its shard is there, under its name and whole. Throws InputError, FileError.
class SweepFolder {
public:
    /// Makes the folder, or does nothing when it is there already.
    static void create(const std::filesystem::path& folder, const SweepInputs& inputs, const std::filesystem::path& data);
    [[nodiscard]] static bool exists(const std::filesystem::path& folder);
    /// Removes a sweep's folder with everything in it; refuses any other.
    static void remove(const std::filesystem::path& folder);

    explicit SweepFolder(std::filesystem::path folder);

    /// Reads the sweep from the inputs kept here. Rejects inputs that changed, and a program that would give other results.
    [[nodiscard]] SweepInputs read_inputs() const;

    [[nodiscard]] const std::filesystem::path& path() const { return folder_; }
    [[nodiscard]] std::filesystem::path leases() const { return folder_ / "leases"; }
    [[nodiscard]] std::filesystem::path catalogue() const { return folder_ / "catalogue"; }
    [[nodiscard]] std::filesystem::path deaths() const { return folder_ / "deaths"; }
    [[nodiscard]] std::filesystem::path shard(std::size_t point) const;
    [[nodiscard]] std::size_t points() const { return points_; }
    [[nodiscard]] const std::string& fingerprint() const { return fingerprint_; }
    [[nodiscard]] const std::vector<std::string>& description() const { return description_; }

    /// Points without a shard, by the names in the folder; none when the folder is gone, because somebody else has put the sweep together.
    [[nodiscard]] PointSet missing() const;
    [[nodiscard]] bool has(std::size_t point) const;
    /// The finished point; nothing when it is missing or damaged.
    [[nodiscard]] std::optional<PointResult> read(std::size_t point) const;

private:
    std::filesystem::path folder_;
    std::filesystem::path sweep_, data_;   ///< below inputs/
    std::vector<std::pair<std::string, std::string>> files_;   ///< below inputs/, SHA-256
    std::vector<std::string> description_;
    std::string fingerprint_;              ///< SHA-256 of the description
    std::size_t points_ = 0, values_ = 0;  ///< `values_` of each point
};

/// Throws InputError, with the lines that differ, unless two descriptions are equal; `place` is what holds the earlier one.
void require_same_sweep(const std::filesystem::path& place, const std::vector<std::string>& earlier, const std::vector<std::string>& now);

} // namespace terrace
