#include "sim/io/file_error.hpp"

#include <utility>

namespace terrace {

namespace {

Text message_of(const std::filesystem::path& path, const Text& operation, const std::string& reason) {
    return {path.string() + ": cannot " + operation.en + ": " + reason, path.string() + ":无法" + operation.zh + ":" + reason};
}

}  // namespace

FileError::FileError(std::filesystem::path path, Text operation, std::string reason)
    : FileError(message_of(path, operation, reason), path, operation, reason) {}

FileError::FileError(Text message, std::filesystem::path path, Text operation, std::string reason)
    : std::runtime_error(message.en),
      path_(std::move(path)),
      operation_(std::move(operation)),
      reason_(std::move(reason)),
      message_(std::move(message)) {}

FileExists::FileExists(const std::filesystem::path& path)
    : FileError({path.string() + ": the file exists and is not overwritten without --force",
                 path.string() + ":文件已存在,未加 --force 不会覆盖"},
                path, {"create the file", "创建文件"}, "the file exists") {}

}  // namespace terrace
