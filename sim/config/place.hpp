#pragma once

#include <string>

namespace terrace {

/// Where something stands in an input: line and column count from 1; line 0 means the file (or option) as a whole.
struct Place {
    std::string file;
    int line = 0;
    int column = 0;

    bool operator==(const Place&) const = default;

    /// "file:line:column", or "file" alone when there is no line.
    std::string to_string() const {
        if (line <= 0) return file;
        return file + ":" + std::to_string(line) + ":" + std::to_string(column);
    }
};

} // namespace terrace
