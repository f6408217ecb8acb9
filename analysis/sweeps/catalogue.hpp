#pragma once

#include "sim/io/small_files.hpp"

#include <cstdint>
#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace terrace {

/// What is kept of a finished point beside its shard: proof that it was there, and how long it took.
struct CatalogueEntry {
    std::size_t point = 0;
    std::string shard;          ///< CRC-32 of the shard's text
    double model = 0, all = 0;  ///< processor time of the simulation, and of everything [seconds]
    std::int64_t finished = 0;  ///< seconds since 1970

    friend bool operator==(const CatalogueEntry&, const CatalogueEntry&) = default;
};

/// An append-only text file of one worker; workers never share one, since not every file system appends whole lines.
/// Each line ends in its CRC-32; damaged and torn lines are passed over. The folder of shards is the truth: an entry without its shard tells of a
/// loss, a shard without an entry of a worker killed between the two.
class Catalogue {
public:
    explicit Catalogue(std::filesystem::path folder) : folder_(std::move(folder)) {}

    /// Writes entries and brings them to the disk. Throws FileError.
    void append(const std::vector<CatalogueEntry>& entries);
    /// Hands over what all workers wrote, one entry after the other, a point that was run twice twice. Throws FileError.
    static void visit(const std::filesystem::path& folder, const std::function<void(const CatalogueEntry&)>& entry);

private:
    std::filesystem::path folder_;
    std::optional<AppendedFile> file_;
};

} // namespace terrace
