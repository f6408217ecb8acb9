#include "sim/config/source_file.hpp"

#include "sim/config/input_error.hpp"
#include "sim/config/nearest_name.hpp"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <fstream>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

namespace terrace {
namespace {

constexpr std::size_t largest_file = std::size_t{64} << 20; // [bytes]; scenario files have a few thousand

/// Length of the valid UTF-8 letter at the start of `text`, or 0 when it is not one (RFC 3629).
std::size_t letter_length(std::string_view text) {
    const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
    const unsigned char first = byte(0);
    if (first < 0x80) return first == 0 ? 0 : 1;
    const std::size_t length = first >= 0xC2 && first < 0xE0   ? 2
                               : (first & 0xF0) == 0xE0        ? 3
                               : first >= 0xF0 && first < 0xF5 ? 4
                                                               : 0;
    if (length == 0 || text.size() < length) return 0;
    for (std::size_t i = 1; i < length; ++i) {
        if ((byte(i) & 0xC0) != 0x80) return 0;
    }
    const bool overlong = (first == 0xE0 && byte(1) < 0xA0) || (first == 0xF0 && byte(1) < 0x90);
    const bool surrogate = first == 0xED && byte(1) >= 0xA0;
    const bool too_large = first == 0xF4 && byte(1) >= 0x90;
    return overlong || surrogate || too_large ? 0 : length;
}

/// The place of the first byte that is not UTF-8.
std::optional<Place> first_wrong_byte(std::string_view text, const std::string& file) {
    Place place{file, 1, 1};
    while (!text.empty()) {
        const std::size_t length = letter_length(text);
        if (length == 0) return place;
        if (text.front() == '\n') {
            ++place.line;
            place.column = 1;
        } else {
            ++place.column;
        }
        text.remove_prefix(length);
    }
    return std::nullopt;
}

[[noreturn]] void reject(const std::string& file, Text found, std::string suggestion = {}) {
    throw InputError({file}, "", std::move(found),
                     {"a readable text file in TOML format", "可以读取的 TOML 格式文本文件"}, std::move(suggestion));
}

/// The file of the same folder whose name is most like the one asked for.
std::string nearest_file(const std::filesystem::path& path) {
    const std::filesystem::path folder = path.has_parent_path() ? path.parent_path() : ".";
    std::vector<std::string> names;
    std::error_code ignored;
    for (const auto& entry : std::filesystem::directory_iterator(folder, ignored)) {
        names.push_back(entry.path().filename().string());
    }
    std::sort(names.begin(), names.end());
    const std::string nearest = nearest_name(path.filename().string(), names);
    return nearest.empty() ? nearest : (path.parent_path() / nearest).string();
}

[[noreturn]] void reject_unreadable(const std::string& file) {
    const int reason = errno;
    if (reason == ENOENT || reason == ENOTDIR) reject(file, {"no such file", "文件不存在"}, nearest_file(file));
    if (reason == EACCES || reason == EPERM)
        reject(file, {"a file without permission to read it", "没有读取这个文件的权限"});
    const std::string detail = std::strerror(reason);
    reject(file, {"a file that cannot be read (" + detail + ")", "文件无法读取（" + detail + "）"});
}

} // namespace

SourceFile read_source(const std::filesystem::path& path) {
    const std::string file = path.string();
    std::error_code ignored;
    if (std::filesystem::is_directory(path, ignored)) reject(file, {"a directory", "这是文件夹，不是文件"});
    errno = 0;
    std::ifstream stream(path, std::ios::binary);
    if (!stream) reject_unreadable(file);

    SourceFile source{path, {}};
    char block[1 << 16];
    while (stream.read(block, sizeof block) || stream.gcount() > 0) {
        source.text.append(block, static_cast<std::size_t>(stream.gcount()));
        if (source.text.size() > largest_file) reject(file, {"a file of more than 64 MiB", "文件超过 64 MiB"});
    }
    if (stream.bad()) reject_unreadable(file);
    if (const auto place = first_wrong_byte(source.text, file)) {
        throw InputError(*place, "", {"bytes that are not UTF-8 text", "内容不是 UTF-8 编码（可能是 GBK）"},
                         {"a text file saved as UTF-8", "以 UTF-8 编码另存的文本文件"});
    }
    return source;
}

} // namespace terrace
