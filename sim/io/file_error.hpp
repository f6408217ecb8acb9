#pragma once

#include <filesystem>
#include <stdexcept>
#include <string>

#include "sim/core/text.hpp"

namespace terrace {

/// A file could not be written or read. Names the path, what was being done, and the reason the system gave.
class FileError : public std::runtime_error {
public:
    FileError(std::filesystem::path path, Text operation, std::string reason);

    [[nodiscard]] const std::filesystem::path& path() const { return path_; }
    [[nodiscard]] const Text& operation() const { return operation_; }
    [[nodiscard]] const std::string& reason() const { return reason_; }

    /// "study.h5: cannot write variable 'gini': No space left on device", in both languages; `what()` is the English one.
    [[nodiscard]] const Text& message() const { return message_; }

protected:
    FileError(Text message, std::filesystem::path path, Text operation, std::string reason);

private:
    std::filesystem::path path_;
    Text operation_;
    std::string reason_;
    Text message_;
};

/// The output exists and overwriting was not allowed: a fault of usage, found before anything is written.
class FileExists : public FileError {
public:
    explicit FileExists(const std::filesystem::path& path);
};

}  // namespace terrace
