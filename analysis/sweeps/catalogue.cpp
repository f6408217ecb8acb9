#include "analysis/sweeps/catalogue.hpp"

#include "sim/run/processes.hpp"

#include <unistd.h>

#include <array>
#include <cstdio>
#include <fstream>
#include <sstream>
#include <system_error>

namespace terrace {
namespace {

std::string line_of(const CatalogueEntry& entry) {
    std::array<char, 128> text{};
    std::snprintf(text.data(), text.size(), "%zu %s %.6f %.6f %lld ", entry.point, entry.shard.c_str(), entry.model, entry.all, static_cast<long long>(entry.finished));
    return text.data() + crc32_text(text.data()) + "\n";
}

std::optional<CatalogueEntry> entry_of(const std::string& line) {
    const std::size_t end = line.rfind(' ');
    if (end == std::string::npos || crc32_text(std::string_view(line).substr(0, end + 1)) != line.substr(end + 1)) return std::nullopt;
    CatalogueEntry entry;
    std::istringstream fields(line);
    long long finished = 0;
    if (!(fields >> entry.point >> entry.shard >> entry.model >> entry.all >> finished)) return std::nullopt;
    entry.finished = finished;
    return entry;
}

} // namespace

void Catalogue::append(const std::vector<CatalogueEntry>& entries) {
    if (!file_) file_.emplace(folder_ / (machine_name() + "-" + std::to_string(::getpid()) + "-" + process_start(::getpid()) + ".txt"));
    std::string lines;
    for (const CatalogueEntry& entry : entries) lines += line_of(entry);
    file_->append(lines);
}

void Catalogue::visit(const std::filesystem::path& folder, const std::function<void(const CatalogueEntry&)>& entry) {
    std::error_code ignored;
    for (const auto& file : std::filesystem::directory_iterator(folder, ignored)) {
        std::ifstream text(file.path());
        for (std::string line; std::getline(text, line);)
            if (const auto found = entry_of(line)) entry(*found);
        if (!text.eof()) throw FileError(file.path(), {"read the file", "读取文件"}, "the system could not read it");
    }
}

} // namespace terrace
