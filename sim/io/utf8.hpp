#pragma once

#include <string>
#include <string_view>

namespace terrace {

/// The text with every byte that is no part of valid UTF-8, and every NUL, replaced by U+FFFD.
/// Readers refuse a whole file for one bad byte (say, of a file name in another encoding on the command line).
std::string valid_utf8(std::string_view text);

}  // namespace terrace
