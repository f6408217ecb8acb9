#pragma once

#include "sim/config/node.hpp"

#include <string>
#include <string_view>

namespace terrace {

/// Parses TOML text (valid UTF-8) to a table. `file` only names the places. Throws InputError with line and column for
/// wrong syntax, duplicated keys and TOML dates (months are strings here). A text without any key gives an empty table.
Node parse_toml(std::string_view text, const std::string& file);

} // namespace terrace
